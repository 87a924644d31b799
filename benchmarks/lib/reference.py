"""References that Pillow makes of full-size pictures, and the numbers of a comparison with them."""

import io
import subprocess
import tempfile
import warnings

import numpy
import PIL
from PIL import Image, ImageCms, ImageFile, ImageOps

from similarity import luma, ssim

VERSION = f"Pillow {PIL.__version__}"
# Twice as many are an error: a reference must fit in memory, and such a file is not readable here.
Image.MAX_IMAGE_PIXELS = 150_000_000
SRGB = ImageCms.createProfile("sRGB")
BACKGROUNDS = {"white": 255, "black": 0}


def setup(truncated):
    """Quiet, and reading truncated files or not."""
    warnings.simplefilter("ignore")
    ImageFile.LOAD_TRUNCATED_IMAGES = truncated


def has_alpha(picture):
    return picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info


def eight_bits(picture):
    """The picture with 8 bits a channel: Pillow keeps 16-bit grey in modes that it would clip."""
    if picture.mode.startswith("I"):
        grey = numpy.asarray(picture).astype(numpy.float64)
        return Image.fromarray((grey / 257 if grey.max() > 255 else grey).round().astype(numpy.uint8), "L")
    return picture


def in_srgb(picture):
    """RGB by the embedded profile; plainly where there is none or it does not fit the picture."""
    profile = picture.info.get("icc_profile")
    base = picture if picture.mode in ("L", "RGB", "CMYK", "LAB") else picture.convert("RGB")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(base, source, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass
    return base.convert("RGB")


def upright(picture):
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # Pillow raises many kinds for damaged Exif data, which say nothing of the picture.
        return picture


def is_heif(path):
    with open(path, "rb") as file:
        head = file.read(12)
    return head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1")


def by_libheif(path):
    """The picture that a HEIF file shows, upright: of those that heif-convert writes, the one that heif-info marks."""
    told = subprocess.run(["heif-info", path], capture_output=True, text=True).stdout
    pictures = [line for line in told.splitlines() if line.startswith("image:")]
    shown = next((i for i, line in enumerate(pictures, 1) if "primary" in line), 1)
    with tempfile.TemporaryDirectory(prefix="contact-sheet-heif-") as scratch:
        subprocess.run(["heif-convert", path, f"{scratch}/whole.png"], capture_output=True)
        with Image.open(f"{scratch}/whole.png" if len(pictures) == 1 else f"{scratch}/whole-{shown}.png") as file:
            file.load()
            return file


def whole_picture(path):
    if is_heif(path):
        return eight_bits(by_libheif(path))
    with Image.open(path) as file:
        file.load()
        return upright(eight_bits(file))


def full_size(path):
    """The whole picture, upright, and on each background in sRGB."""
    picture = whole_picture(path)
    if not has_alpha(picture):
        return {"": in_srgb(picture)}
    clear = picture.convert("RGBA")
    colours, alpha = clear.convert("RGB"), clear.getchannel("A")
    if "icc_profile" in picture.info:
        colours.info["icc_profile"] = picture.info["icc_profile"]
        colours = in_srgb(colours)
    return {name: Image.composite(colours, Image.new("RGB", clear.size, (grey,) * 3), alpha)
            for name, grey in BACKGROUNDS.items()}


def on_background(thumbnail, grey):
    clear = thumbnail.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, (grey, grey, grey, 255)), clear).convert("RGB")


def after_jpeg(picture):
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", quality=85, subsampling="4:2:0")
    return Image.open(encoded).convert("RGB")


def fitted(size, box):
    """The size that the thumbnail of a picture of this size must have: the largest that fits, to the nearest pixel."""
    longer = max(size)
    return size if longer <= box else tuple(max(1, (2 * side * box + longer) // (2 * longer)) for side in size)


def compare(ours, reference):
    """Similarity of ours, similarity that JPEG 85 keeps, and the greatest difference of a channel's mean."""
    mine, wanted, encoded = (numpy.asarray(p).astype(numpy.float64) for p in (ours, reference, after_jpeg(reference)))
    means = numpy.abs(mine.mean((0, 1)) - wanted.mean((0, 1))).max()
    return ssim(luma(mine), luma(wanted)), ssim(luma(encoded), luma(wanted)), float(means)


def sheets(path, made, box):
    """The thumbnail, its right size, and for each background: its name, our thumbnail and the reference on it."""
    whole = full_size(path)
    with Image.open(made) as thumbnail:
        thumbnail.load()
    pairs = [(name,
              on_background(thumbnail, BACKGROUNDS[name]) if name else thumbnail.convert("RGB"),
              picture.resize(thumbnail.size, Image.LANCZOS))
             for name, picture in whole.items()]
    return thumbnail, fitted(next(iter(whole.values())).size, box), pairs


def content_type(path):
    """What the thumbnail's type must be; None where that depends on whether pixels are transparent."""
    if is_heif(path):
        return None
    with Image.open(path) as picture:
        if picture.format == "PNG":
            return "image/png"
        return "image/jpeg" if picture.format in ("JPEG", "MPO") or not has_alpha(picture) else None


def readable(path):
    try:
        whole_picture(path)
        return True
    except Exception:  # Pillow raises many kinds for damaged files.
        return False
