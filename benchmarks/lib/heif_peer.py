"""libheif's own thumbnailer as a peer: a process for each file, as its programs are used by others.

Usage: heif_peer.py SIDE. The protocol is told in PeerLoop.java.
"""

import json
import os
import subprocess
import sys
import tempfile
import time


def answer(path, side, made):
    start = time.perf_counter()
    done = subprocess.run(["heif-thumbnailer", "-s", side, path, made], capture_output=True, text=True)
    milliseconds = (time.perf_counter() - start) * 1000
    size = os.path.getsize(made) if os.path.exists(made) else 0
    outcome = "thumbnail" if done.returncode == 0 and size else "failed"
    detail = "image/png" if outcome == "thumbnail" else done.stderr.strip() or f"exit code {done.returncode}"
    return {"outcome": outcome, "detail": detail, "bytes": size, "milliseconds": milliseconds}


def version():
    told = subprocess.run(["heif-thumbnailer"], capture_output=True, text=True)
    words = (told.stdout + told.stderr).split()
    return next((f"libheif {words[i + 1]}" for i, word in enumerate(words[:-1]) if word == "version:"), "libheif")


def main():
    print(json.dumps({"ready": version()}), flush=True)
    with tempfile.TemporaryDirectory(prefix="contact-sheet-heif-") as scratch:
        for line in sys.stdin:
            path, _, out = line.rstrip("\n").partition("\t")
            made = out or os.path.join(scratch, "thumbnail.png")
            print(json.dumps(answer(path, sys.argv[1], made)), flush=True)


main()
