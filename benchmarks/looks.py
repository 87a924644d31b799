#!/usr/bin/python3
"""How close thumbnails come to the best that the full picture gives.

usage: looks.py PICTURES THUMBNAILS

PICTURES and THUMBNAILS are folders; a thumbnail has the name of its picture, with or without another extension behind
it. For each pair the reference is made from the full picture with Pillow: upright, in sRGB, Lanczos. Printed are the
structural similarity (SSIM, of luma, windows of 7 x 7) of the thumbnail to the reference, that of the reference to
itself as JPEG of quality 85, and how far the mean of the worst channel is off. Exits with 1 if a picture loses more
than 0.01 or is off by more than 5.

Needs numpy and Pillow (on Debian: python3-numpy python3-pil).
"""
import io
import pathlib
import sys

import numpy
from PIL import Image, ImageCms, ImageFile, ImageOps

Image.MAX_IMAGE_PIXELS = None
ImageFile.LOAD_TRUNCATED_IMAGES = True
WINDOW = 7


def in_srgb(image):
    profile = image.info.get("icc_profile")
    try:
        image = ImageOps.exif_transpose(image)
    except Exception:  # Damaged Exif data: as if there were none.
        pass
    if image.mode in ("P", "PA", "LA", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode.startswith("I"):
        image = Image.fromarray((numpy.asarray(image).astype("uint32") >> 8).clip(0, 255).astype("uint8"))
    if profile:
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGBA" if image.mode == "RGBA" else "RGB")


def on_grey(image):
    if image.mode != "RGBA":
        return image.convert("RGB")
    return Image.alpha_composite(Image.new("RGBA", image.size, (128, 128, 128, 255)), image).convert("RGB")


def luma(image):
    return numpy.asarray(image.convert("RGB")).astype(float) @ [0.299, 0.587, 0.114]


def windows(plane):
    sums = numpy.pad(plane.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    w = WINDOW
    return (sums[w:, w:] - sums[:-w, w:] - sums[w:, :-w] + sums[:-w, :-w]) / (w * w)


def ssim(a, b):
    if min(a.shape) < WINDOW:
        return 1.0
    mean_a, mean_b = windows(a), windows(b)
    variance_a = windows(a * a) - mean_a**2
    variance_b = windows(b * b) - mean_b**2
    covariance = windows(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return (
        (2 * mean_a * mean_b + c1)
        * (2 * covariance + c2)
        / ((mean_a**2 + mean_b**2 + c1) * (variance_a + variance_b + c2))
    ).mean()


def as_jpeg(image):
    data = io.BytesIO()
    image.save(data, "JPEG", quality=85)
    return Image.open(data)


def compare(picture, thumbnail):
    small = Image.open(thumbnail)
    original = Image.open(picture)
    original.seek(0)
    reference = on_grey(in_srgb(original).resize(small.size, Image.LANCZOS))
    ours = on_grey(small.convert("RGBA") if small.mode in ("RGBA", "P", "LA") else small)
    kept = ssim(luma(reference), luma(as_jpeg(reference)))
    got = ssim(luma(reference), luma(ours))
    means = numpy.asarray(reference).mean((0, 1)) - numpy.asarray(ours).mean((0, 1))
    return got, kept, abs(means).max()


def main(pictures, thumbnails):
    failed = False
    print(f"{'picture':45} {'thumbnail':>9} {'JPEG 85':>9} {'lost':>8} {'mean off':>8}")
    for thumbnail in sorted(pathlib.Path(thumbnails).iterdir()):
        picture = pathlib.Path(pictures, thumbnail.name)
        picture = picture if picture.exists() else picture.with_suffix("")
        try:
            got, kept, off = compare(picture, thumbnail)
        except (OSError, ValueError, SyntaxError) as e:
            print(f"{picture.name:45} Pillow does not read it: {e}")
            continue
        bad = kept - got > 0.01 or off > 5
        failed |= bad
        print(f"{picture.name:45} {got:9.4f} {kept:9.4f} {kept - got:8.4f} {off:8.2f}{'  <--' if bad else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
