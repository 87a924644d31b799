"""Thumbnails of the same files by several tools in one run, one core each, one file at a time in turn."""

import argparse
import collections
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from machine import told as machine
from peer import Peer, PeerGone, contact_sheet, files_of, java, pinned

OURS, OURS_C1 = "Contact Sheet", "Contact Sheet, C1 only (as Lambda)"
PILLOW, SHARP, THUMBNAILATOR = "Pillow", "sharp", "ImageIO + Thumbnailator"
LIBHEIF = "heif-thumbnailer"
NATIVE = (PILLOW, SHARP, LIBHEIF)
CAMERA, PROGRESSIVE, SMALL = "Camera photos, baseline", "The same photos, progressive", "Other JPEG files"
WITH_SMALL, TILES_ALONE = "HEIC with a small picture in it", "HEIC of tiles alone"
GOALS = {CAMERA: 0.6, PROGRESSIVE: 0.25, WITH_SMALL: 1.0, TILES_ALONE: 2.5}
CAMERA_PIXELS = 2_000_000


def arguments():
    parser = argparse.ArgumentParser(
        prog="compare",
        description="Makes thumbnails of the JPEG files in FOLDER with Contact Sheet, Pillow, sharp, and ImageIO with "
                    "Thumbnailator, in one run on one core each, and prints a table for the README.",
        epilog="Needs Linux. Installs python3-pil and libjpeg-turbo-progs (apt-get, as root) and sharp (npm, into "
               "~/.cache/contact-sheet-benchmarks) where they are missing. The times are those of reading a file from "
               "the disk's cache, decoding, resizing, turning upright and encoding as JPEG 85. A photo counts as one "
               "of a camera from 2 megapixels on.")
    parser.add_argument("folder", metavar="FOLDER", help="photos; or one file")
    parser.add_argument("--rounds", type=int, default=5, help="timed rounds over all files (default: %(default)s)")
    parser.add_argument("--warm-up", type=float, default=15, metavar="SECONDS",
                        help="untimed seconds before, for each tool (default: %(default)s)")
    parser.add_argument("--limit", type=int, metavar="N", help="at most N files of a class, evenly chosen")
    parser.add_argument("--core", type=int, default=os.cpu_count() - 1, help="the core to run on (default: the last)")
    parser.add_argument("--size", type=int, default=150, help="the thumbnails' box (default: %(default)s)")
    parser.add_argument("--icc", action="store_true", help="Pillow converts to sRGB too, as ours and sharp always do")
    parser.add_argument("--heic", action="store_true",
                        help="the HEIC files in FOLDER instead, beside libheif's heif-thumbnailer (apt-get), which is "
                             "started anew for each file and writes PNG")
    parser.add_argument("--without", action="append", default=[], metavar="TOOL",
                        help="leave a tool out: Pillow, sharp, ImageIO or C1; may be given again")
    parser.add_argument("--files", action="store_true", help="print a table by file too")
    parser.add_argument("--json", metavar="FILE", help="write every single measurement there")
    return parser.parse_args()


def jpeg_frame(path):
    """The frame header of a JPEG file as (marker, width, height, components), or None."""
    with open(path, "rb") as file:
        if file.read(2) != b"\xff\xd8":
            return None
        while True:
            byte = file.read(1)
            if byte != b"\xff":
                return None
            while byte == b"\xff":
                byte = file.read(1)
            marker, length = byte[0] if byte else 0, int.from_bytes(file.read(2), "big")
            if marker in range(0xC0, 0xD0) and marker not in (0xC4, 0xC8, 0xCC):
                frame = file.read(6)
                return marker, int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big"), frame[5]
            if marker in (0, 0xD9, 0xDA) or length < 2:
                return None
            file.seek(length - 2, os.SEEK_CUR)


def chosen(files, limit):
    if not limit or len(files) <= limit:
        return files
    return [files[i * len(files) // limit] for i in range(limit)]


def classes(folder, limit, scratch):
    """The files by class: camera photos as they are, the same made progressive without loss, and the rest."""
    found = collections.defaultdict(list)
    for path in files_of(folder):
        frame = jpeg_frame(path)
        if frame:
            marker, width, height, components = frame
            camera = marker in (0xC0, 0xC1) and components == 3 and width * height >= CAMERA_PIXELS
            found[CAMERA if camera else SMALL].append(path)
    if not found:
        sys.exit(f"There is no JPEG file in {folder}.")
    found = {name: chosen(files, limit) for name, files in found.items()}
    if CAMERA in found:
        found[PROGRESSIVE] = [made for made in (progressive(p, scratch) for p in found[CAMERA]) if made]
    return {name: found[name] for name in (CAMERA, PROGRESSIVE, SMALL) if found.get(name)}


def heic_classes(folder, limit):
    """The HEIC files by class: those with a small picture, and the rest."""
    found = collections.defaultdict(list)
    for path in files_of(folder):
        with open(path, "rb") as file:
            head = file.read(1 << 16)
        if head[4:8] == b"ftyp" and b"hvc1" in head:
            found[WITH_SMALL if b"thmb" in head else TILES_ALONE].append(path)
    if not found:
        sys.exit(f"There is no HEIC file in {folder}.")
    return {name: chosen(files, limit) for name, files in sorted(found.items())}


def progressive(path, scratch):
    made = os.path.join(scratch, f"{len(os.listdir(scratch)):04}-{os.path.basename(path)}")
    done = subprocess.run(["jpegtran", "-copy", "all", "-progressive", "-outfile", made, path], capture_output=True)
    return made if done.returncode == 0 else None


def commands(options):
    """The tools by name, each with the command that starts it."""
    here = os.path.dirname(os.path.abspath(__file__))
    if options.heic:
        return {OURS: contact_sheet(options.size), LIBHEIF: [sys.executable, f"{here}/heif_peer.py", str(options.size)]}
    thumbnailator = f"{os.environ['CLASSES']}:{os.environ['LIBRARIES']}/{os.environ['THUMBNAILATOR']}"
    everything = {
        OURS: contact_sheet(options.size),
        OURS_C1: contact_sheet(options.size, flags=("-Xms32m", "-XX:TieredStopAtLevel=1")),
        PILLOW: [sys.executable, f"{here}/pillow_peer.py", str(options.size)] + (["--icc"] if options.icc else []),
        SHARP: ["node", f"{here}/sharp_peer.mjs", os.environ["SHARP"], str(options.size)],
        THUMBNAILATOR: java("1g", "io.contactsheet.benchmarks.sidebyside.ThumbnailatorPeer", thumbnailator,
                            options.size, flags=("-Xms32m",)),
    }
    left_out = [name.lower() for name in options.without]
    return {name: command for name, command in everything.items()
            if not any(word in name.lower() for word in left_out)
            and not ("c1" in left_out and name == OURS_C1)}


def warm_up(peer, files, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for path in files:
            peer.thumbnail(path)
            if time.monotonic() >= end:
                return


def measure(title, files, options):
    """For each tool its version, peak memory, and for each file the answers of all rounds."""
    with contextlib.ExitStack() as stack:
        peers = [stack.enter_context(Peer(name, command, options.core)) for name, command in commands(options).items()]
        for peer in peers:
            print(f"{title}: warming {peer.name} up", file=sys.stderr)
            warm_up(peer, files, options.warm_up)
        answers = {peer.name: collections.defaultdict(list) for peer in peers}
        for turn in range(options.rounds):
            print(f"{title}: round {turn + 1} of {options.rounds}", file=sys.stderr)
            for path in files:
                # Each tool is first in turn: what one leaves in the processor's caches is no one's constant gain.
                for peer in peers[turn % len(peers):] + peers[:turn % len(peers)]:
                    answers[peer.name][path].append(peer.thumbnail(path))
        return {peer.name: {"version": peer.version, "memory": peer.peak_memory(), "files": answers[peer.name]}
                for peer in peers}


def read_by_all(results, files):
    """The files of which every tool made a thumbnail; the others are named."""
    kept = []
    for path in files:
        failures = {name: told["files"][path][0]["detail"] for name, told in results.items()
                    if told["files"][path][0]["outcome"] != "thumbnail"}
        for name, why in failures.items():
            print(f"{os.path.basename(path)} is left out: {name} says {why}", file=sys.stderr)
        if not failures:
            kept.append(path)
    return kept


def mean_of(best, told, files, field):
    """The mean over the files of the best (or middle) round's milliseconds."""
    return statistics.fmean(best(answer[field] for answer in told["files"][path]) for path in files)


def table(title, results, files, sizes):
    kept = read_by_all(results, files)
    if not kept:
        return f"### {title}\n\nNo file could be read by every tool."
    fastest = {name: mean_of(min, told, kept, "milliseconds") for name, told in results.items()}
    native = [fastest[name] for name in NATIVE if name in fastest]
    lines = [f"### {title}", "", f"{len(kept)} files, {sizes(kept)} on average.", "",
             "| tool | ms a photo (fastest round) | median round | processor ms (fastest) | x faster native peer | peak memory |",
             "|---|---:|---:|---:|---:|---:|"]
    for name, told in results.items():
        ratio = f"{fastest[name] / min(native):.2f}" if native else "-"
        lines.append(f"| {name} | {fastest[name]:.1f} | {mean_of(statistics.median, told, kept, 'milliseconds'):.1f} "
                     f"| {mean_of(min, told, kept, 'cpu'):.1f} | {ratio} | {told['memory']:.0f} MB |")
    if title in GOALS and native and OURS in fastest:
        ratio = fastest[OURS] / min(native)
        lines += ["", f"Goal: at most {GOALS[title]} x. {'Met' if ratio <= GOALS[title] else 'Missed'}: {ratio:.2f} x."]
    return "\n".join(lines)


def by_file(title, results, files):
    names = list(results)
    lines = [f"### {title}: ms by file (fastest round)", "", "| file | " + " | ".join(names) + " |",
             "|---|" + "---:|" * len(names)]
    for path in files:
        cells = [f"{min(a['milliseconds'] for a in results[name]['files'][path]):.1f}" for name in names]
        lines.append(f"| {os.path.basename(path)} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def average_size(files):
    if not jpeg_frame(files[0]):
        return f"{statistics.fmean(map(os.path.getsize, files)) / 1e6:.1f} MB"
    frames = [jpeg_frame(path) for path in files]
    pixels = statistics.fmean(frame[1] * frame[2] for frame in frames) / 1e6
    return f"{pixels:.1f} MP and {statistics.fmean(map(os.path.getsize, files)) / 1e6:.1f} MB"


def run(options, scratch):
    everything, texts, versions = {}, [], {}
    found = (heic_classes(options.folder, options.limit) if options.heic
             else classes(options.folder, options.limit, scratch))
    for title, files in found.items():
        results = measure(title, files, options)
        everything[title] = results
        versions = {name: told["version"] for name, told in results.items()}
        texts.append(table(title, results, files, average_size))
        if options.files:
            texts.append(by_file(title, results, files))
    note = (f"{machine()} {'; '.join(dict.fromkeys(versions.values()))}. One core each, {options.size} x "
            f"{options.size}, JPEG quality 85 with 4:2:0; the mean over the files of each one's fastest of "
            f"{options.rounds} rounds, the tools taking turns file by file.")
    print("\n\n".join([*texts, note]))
    if options.json:
        with open(options.json, "w") as file:
            json.dump({"note": note, "classes": everything}, file, indent=1)


def main():
    options = arguments()
    try:
        with tempfile.TemporaryDirectory(prefix="contact-sheet-progressive-") as scratch:
            run(options, scratch)
    except PeerGone as gone:
        sys.exit(f"compare: {gone}")
    except KeyboardInterrupt:
        sys.exit(130)


main()
