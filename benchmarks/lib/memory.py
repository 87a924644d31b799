"""Large photos in a small heap, and hostile files, each in a fresh process."""

import argparse
import os
import subprocess
import sys

from hostile import files as hostile_files
from machine import told as machine
from peer import Peer, PeerGone, contact_sheet, files_of

WIDTH, HEIGHT = 12000, 8400
OUTCOMES = ("thumbnail", "corrupt", "unsupported", "too-large")
FLAGS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def arguments():
    parser = argparse.ArgumentParser(
        prog="memory",
        description="Makes the thumbnails of 100-megapixel photos (baseline and progressive) in a small heap, and of "
                    "decompression bombs and files with lying headers; each in a fresh JVM with the Lambda's flags. "
                    "Prints the outcome, the milliseconds of the first thumbnail and the most memory that the process "
                    "held. Exit code 1 if a photo has no thumbnail, or a hostile file is not answered in time.",
        epilog="The files are made once, in ~/.cache/contact-sheet-benchmarks/memory (about 200 MB). Installs "
               "python3-pil, python3-numpy and libjpeg-turbo-progs where they are missing (apt-get, as root).")
    parser.add_argument("--heap", default="48m", help="heap for the photos (default: %(default)s)")
    parser.add_argument("--hostile-heap", default="48m", help="heap for the hostile files (default: %(default)s)")
    parser.add_argument("--limit", type=float, default=1000, metavar="MS",
                        help="milliseconds that a hostile file may take (default: %(default)s)")
    parser.add_argument("--size", type=int, default=150, help="the thumbnails' box (default: %(default)s)")
    parser.add_argument("--photos", metavar="FOLDER", help="photos of your own for the small heap, beside the others")
    return parser.parse_args()


def scene():
    """A photo's worth of detail: waves and grain, the tile of the whole picture."""
    import numpy
    random = numpy.random.default_rng(7)
    y, x = numpy.mgrid[0:HEIGHT // 7, 0:WIDTH // 10]
    light = 128 + 70 * numpy.sin(x / 23) * numpy.cos(y / 31) + random.normal(0, 6, x.shape)
    return numpy.stack([light, light * 0.75, 255 - light], -1).clip(0, 255).astype("uint8")


def save_photo(path, subsampling):
    import numpy
    from PIL import Image
    Image.fromarray(numpy.tile(scene(), (7, 10, 1))).save(path, "JPEG", quality=90, subsampling=subsampling)


def made(folder, name, make):
    """The file of that name, made now if it is not there yet; never left half made."""
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        print(f"Making {name}", file=sys.stderr)
        make(path + ".part")
        os.replace(path + ".part", path)
    return path


def photos(folder):
    for subsampling in ("4:2:0", "4:4:4"):
        name = f"100-megapixel-{subsampling.replace(':', '')}"
        baseline = made(folder, f"{name}.jpg", lambda path, s=subsampling: save_photo(path, s))
        yield f"baseline, {subsampling}", baseline
        yield f"progressive, {subsampling}", made(
            folder, f"{name}-progressive.jpg",
            lambda path, b=baseline: subprocess.run(["jpegtran", "-progressive", "-outfile", path, b], check=True))


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def hostile(folder):
    for name, (make, what) in hostile_files().items():
        yield f"{name}: {what}", made(folder, name, lambda path, m=make: write(path, m()))


def measure(path, heap, size):
    try:
        with Peer("Contact Sheet", contact_sheet(size, heap, FLAGS)) as peer:
            told = peer.thumbnail(path)
            return told | {"memory": peer.peak_memory()}
    except PeerGone as gone:
        return {"outcome": "ended", "detail": str(gone), "milliseconds": 0, "memory": 0}


def row(what, path, heap, told, verdict):
    print(f"| {what} | {os.path.getsize(path) / 1e6:.1f} MB | {heap} | {told['outcome']} | {told['milliseconds']:.0f} "
          f"| {told['memory']:.0f} MB | {verdict} |", flush=True)
    return verdict != "passes"


def photo_verdict(told):
    return "passes" if told["outcome"] == "thumbnail" else f"MISS: {told['detail']}"


def hostile_verdict(told, limit):
    if told["outcome"] not in OUTCOMES:
        return f"MISS: {told['detail']}"
    return "passes" if told["milliseconds"] <= limit else "MISS: too slow"


def main():
    options = arguments()
    folder = os.path.join(os.environ["CACHE"], "memory")
    os.makedirs(folder, exist_ok=True)
    large = [*photos(folder), *((os.path.basename(p), p) for p in (files_of(options.photos) if options.photos else []))]
    bombs = list(hostile(folder))
    print("| file | size | heap | outcome | ms | peak memory | verdict |\n|---|---:|---:|---|---:|---:|---|")
    missed = 0
    for what, path in large:
        told = measure(path, options.heap, options.size)
        missed += row(what, path, options.heap, told, photo_verdict(told))
    for what, path in bombs:
        told = measure(path, options.hostile_heap, options.size)
        missed += row(what, path, options.hostile_heap, told, hostile_verdict(told, options.limit))
    print(f"\n{machine()} The first thumbnail of a fresh JVM ({' '.join(FLAGS)}); memory is that of the whole process.")
    sys.exit(1 if missed else 0)


main()
