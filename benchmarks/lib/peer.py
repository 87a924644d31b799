"""A tool under comparison, running in a process of its own. The protocol is told in PeerLoop.java."""

import json
import os
import shutil
import subprocess
import sys
import time


class PeerGone(Exception):
    """The peer's process has ended."""


def pinned(command, core):
    """The command on one core alone, where the system can do that."""
    if core is None or not shutil.which("taskset"):
        return command
    return ["taskset", "-c", str(core), *command]


class Peer:
    def __init__(self, name, command, core=None, log=None):
        self.name = name
        self.command = command
        self.process = subprocess.Popen(
            pinned(command, core), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=log or subprocess.DEVNULL, text=True, encoding="utf-8")
        self.version = self._read()["ready"]

    def thumbnail(self, path, out=None):
        """The peer's answer, with `cpu`: the milliseconds of processor time that its whole process took."""
        before = self._cpu()
        try:
            self.process.stdin.write(f"{path}\t{out}\n" if out else f"{path}\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise PeerGone(f"{self.name} has ended with exit code {self.process.wait()}.") from None
        told = self._read()
        told["cpu"] = (self._cpu() - before) * 1000
        return told

    def peak_memory(self):
        """The most memory that the process ever held, in megabytes."""
        with open(f"/proc/{self.process.pid}/status") as status:
            peak = next(line for line in status if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def _read(self):
        line = self.process.stdout.readline()
        if not line:
            raise PeerGone(f"{self.name} has ended with exit code {self.process.wait()}. "
                           f"It was started as: {' '.join(self.command)}")
        return json.loads(line)

    def _cpu(self):
        # The clock of another process's processor time: clock_getcpuclockid(3), which Python has for threads only.
        try:
            return time.clock_gettime((~self.process.pid << 3) | 2)
        except OSError:
            return 0.0


def java(heap, main_class, class_path, *arguments, flags=()):
    """The command of a Java peer."""
    return [os.environ["JAVA"], "-Djava.awt.headless=true", f"-Xmx{heap}", *flags,
            "-cp", class_path, main_class, *map(str, arguments)]


def contact_sheet(side, heap="512m", flags=("-Xms32m",)):
    return java(heap, "io.contactsheet.benchmarks.sidebyside.ContactSheetPeer",
                f"{os.environ['CLASSES']}:{os.environ['LIBRARIES']}/*", side, flags=flags)


def files_of(folder):
    """All files under the folder, sorted, hidden ones left out. Ends the program with a sentence if there are none."""
    if os.path.isfile(folder):
        return [os.path.abspath(folder)]
    if not os.path.isdir(folder):
        sys.exit(f"There is no folder {folder}.")
    found = sorted(
        os.path.abspath(os.path.join(place, name))
        for place, folders, names in os.walk(folder) for name in names
        if not name.startswith(".") and not set(name) & {"\n", "\t"})
    if not found:
        sys.exit(f"There are no files in {folder}.")
    return found
