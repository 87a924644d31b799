"""Compares our thumbnails with references that Pillow makes of the full-size pictures."""

import argparse
import collections
import json
import os
import statistics
import sys
import tempfile

from machine import told as machine
from peer import Peer, PeerGone, contact_sheet, files_of

Looks = collections.namedtuple("Looks", "file ours kept means size note")


def arguments():
    parser = argparse.ArgumentParser(
        prog="looks",
        description="Compares the thumbnail of every picture in FOLDER with a reference that Pillow makes of the "
                    "full-size picture: upright, in sRGB by the embedded profile, resized with Lanczos. A picture "
                    "passes if the structural similarity of luma (7 x 7 windows) to the reference is at most 0.01 "
                    "below what the reference keeps when it is encoded as JPEG 85, and if no channel's mean is off "
                    "by more than 5 of 255.",
        epilog="The reference of a HEIC file is what heif-convert makes of it (apt-get install libheif-examples). "
               "Transparent pictures are compared on white and on black, and the worse counts. Files that neither "
               "side reads are counted and left out; one that Pillow reads and we call corrupt is a miss. Exit code "
               "1 if a picture misses. Installs python3-pil and python3-numpy where they are missing (apt-get, as "
               "root).")
    parser.add_argument("folder", metavar="FOLDER", help="pictures of any format; or one file")
    parser.add_argument("--size", type=int, default=150, help="the thumbnails' box (default: %(default)s)")
    parser.add_argument("--below", type=float, default=0.01, help="allowed loss (default: %(default)s)")
    parser.add_argument("--off", type=float, default=5, help="allowed difference of a mean (default: %(default)s)")
    parser.add_argument("--truncated", action="store_true",
                        help="let Pillow read truncated files too, and compare them")
    parser.add_argument("--keep", metavar="DIR", help="keep thumbnails and references there, to look at")
    parser.add_argument("--json", metavar="FILE", help="write the numbers of every file there")
    parser.add_argument("--all", action="store_true", help="print every file, not only the worst 20 and the misses")
    return parser.parse_args()


def judge(path, made, told, box, keep):
    thumbnail, wanted, sheets = reference.sheets(path, made, box)
    if keep:
        for background, _, picture in sheets:
            picture.save(f"{made.removesuffix('.thumbnail')}.reference{background}.png")
    numbers = min((reference.compare(ours, picture) for _, ours, picture in sheets), key=margin)
    notes = [] if thumbnail.size == wanted else [f"the size should be {wanted[0]} x {wanted[1]}"]
    wanted_type = reference.content_type(path)
    if wanted_type not in (None, told["detail"]):
        notes.append(f"should be {wanted_type}, not {told['detail']}")
    return Looks(path, *numbers, thumbnail.size, "; ".join(notes))


def margin(numbers):
    """How far a picture is from missing, in units of what is allowed; the worst pictures have the least."""
    ours, kept, means = numbers
    return min((ours - kept) / 0.01, -means / 5)


def flat_name(path, folder):
    return os.path.relpath(path, folder).replace(os.sep, "_") if os.path.isdir(folder) else os.path.basename(path)


def collect(options, folder):
    """Judged pictures; misses without a thumbnail; and the names of what was left out, by reason."""
    judged, missed, left_out = [], [], collections.defaultdict(list)
    with Peer("Contact Sheet", contact_sheet(options.size, heap="1g")) as peer:
        for path in files_of(options.folder):
            made = os.path.join(folder, f"{flat_name(path, options.folder)}.thumbnail")
            told = peer.thumbnail(path, made)
            outcome = told["outcome"]
            readable = reference.readable(path)
            if outcome == "thumbnail" and readable:
                judged.append(judge(path, made, told, options.size, options.keep))
            elif outcome in ("corrupt", "failed") and readable:
                missed.append((path, f"{outcome}: {told['detail']}"))
            else:
                reason = "Pillow reads it" if readable else "Pillow does not read it"
                left_out[f"{outcome}, {reason}"].append(os.path.basename(path))
    return judged, missed, left_out


def misses(look, options):
    reasons = []
    if look.ours < look.kept - options.below:
        reasons.append(f"similarity {look.kept - look.ours:.4f} below")
    if look.means > options.off:
        reasons.append(f"a mean off by {look.means:.1f}")
    return reasons + ([look.note] if look.note else [])


def report(judged, missed, left_out, options):
    judged.sort(key=lambda look: margin((look.ours, look.kept, look.means)))
    bad = [look for look in judged if misses(look, options)]
    print("| file | ours | JPEG 85 keeps | difference | mean off by | size | verdict |")
    print("|---|---:|---:|---:|---:|---|---|")
    for look in judged if options.all else judged[:max(20, len(bad))]:
        print(f"| {os.path.basename(look.file)} | {look.ours:.4f} | {look.kept:.4f} | {look.ours - look.kept:+.4f} "
              f"| {look.means:.2f} | {look.size[0]} x {look.size[1]} | {'; '.join(misses(look, options)) or 'passes'} |")
    for path, why in missed:
        print(f"| {os.path.basename(path)} | - | - | - | - | - | no thumbnail, but Pillow reads it: {why} |")
    print(f"\n{len(judged) - len(bad)} of {len(judged) + len(missed)} pictures pass.", end=" ")
    if judged:
        print(f"Median difference {statistics.median(l.ours - l.kept for l in judged):+.4f}, "
              f"worst {min(l.ours - l.kept for l in judged):+.4f}; "
              f"worst mean off by {max(l.means for l in judged):.2f}.", end=" ")
    print("\n")
    for why, names in left_out.items():
        print(f"Left out, {why}: {len(names)} ({', '.join(names[:8])}{', ...' if len(names) > 8 else ''}).\n")
    print(f"{machine()} Reference by {reference.VERSION}.")
    return bool(bad or missed)


def main():
    options = arguments()
    global reference
    import reference  # After the options: --help needs no Pillow.
    reference.setup(options.truncated)
    try:
        with tempfile.TemporaryDirectory(prefix="contact-sheet-looks-") as scratch:
            if options.keep:
                os.makedirs(options.keep, exist_ok=True)
            judged, missed, left_out = collect(options, options.keep or scratch)
    except PeerGone as gone:
        sys.exit(f"looks: {gone}")
    except KeyboardInterrupt:
        sys.exit(130)
    if options.json:
        with open(options.json, "w") as file:
            json.dump({"judged": [look._asdict() for look in judged], "missed": missed}, file, indent=1)
    sys.exit(1 if report(judged, missed, left_out, options) else 0)


main()
