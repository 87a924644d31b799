"""The line under a table: when and on what it was measured."""

import datetime
import os
import platform


def processor():
    try:
        with open("/proc/cpuinfo") as cpu:
            return next(line.split(":", 1)[1].strip() for line in cpu if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def told():
    today = datetime.date.today().isoformat()
    return f"Measured on {today}: {processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}."
