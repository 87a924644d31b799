"""Pillow as a peer: what a thumbnail function in Python does, with the decoder's scaled draft mode.

Usage: pillow_peer.py SIDE [--icc]. The protocol is told in PeerLoop.java. With --icc the small picture is converted
to sRGB by its embedded profile, which most Python functions leave out.
"""

import io
import json
import sys
import time

import PIL
from PIL import Image, ImageCms, ImageOps, features

Image.MAX_IMAGE_PIXELS = None
SRGB = ImageCms.createProfile("sRGB")


def thumbnail(path, side, icc):
    with Image.open(path) as picture:
        picture.draft("RGB", (side * 2, side * 2))
        picture.thumbnail((side, side), Image.LANCZOS, reducing_gap=2.0)
        upright = ImageOps.exif_transpose(picture)
        profile = picture.info.get("icc_profile")
        if icc and profile:
            upright = ImageCms.profileToProfile(
                upright, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB, outputMode="RGB")
        out = io.BytesIO()
        upright.convert("RGB").save(out, "JPEG", quality=85, subsampling="4:2:0")
        return out.getvalue()


def answer(path, side, icc):
    start = time.perf_counter()
    try:
        made, outcome, detail = thumbnail(path, side, icc), "thumbnail", "image/jpeg"
    except Exception as fault:  # Whatever Pillow raises is a result of the comparison.
        made, outcome, detail = b"", "failed", repr(fault)
    milliseconds = (time.perf_counter() - start) * 1000
    return made, {"outcome": outcome, "detail": detail, "bytes": len(made), "milliseconds": milliseconds}


def main():
    side, icc = int(sys.argv[1]), "--icc" in sys.argv
    jpeg = "libjpeg-turbo " + str(features.version("libjpeg_turbo"))
    print(json.dumps({"ready": f"Pillow {PIL.__version__} ({jpeg}{', to sRGB' if icc else ''})"}), flush=True)
    for line in sys.stdin:
        path, _, out = line.rstrip("\n").partition("\t")
        made, told = answer(path, side, icc)
        if out and made:
            with open(out, "wb") as file:
                file.write(made)
        print(json.dumps(told), flush=True)


main()
