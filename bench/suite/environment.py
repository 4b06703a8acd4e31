# What the figures were measured on and with.
#
# Versions are asked of the programs themselves; one that is not there is told. It must not know a comparison.
import os
import pathlib
import platform
import re
import shutil
import sqlite3
import subprocess

from suite import postgresql
from suite.comparison import Missing

PRAGMAS = ("ours and the raw twins: page_size 4096, WAL, synchronous FULL for what a purge commits, secure_delete ON, "
           "cache 64 MiB, temp_store MEMORY, foreign_keys OFF; other than this only where a row says so")
PROGRAMS = {
    "sqlite3 (shell)": ["sqlite3", "--version"],
    "MariaDB": ["mariadbd", "--version"],
    "pt-archiver": ["pt-archiver", "--version"],
    "Node.js": ["node", "--version"],
    "compiler": ["g++", "--version"],
}


def _said(command):
    if not shutil.which(command[0]):
        return "missing"
    done = subprocess.run(command, capture_output=True, text=True)
    return re.sub(r"\s+", " ", done.stdout.strip().splitlines()[0])[:100] if done.stdout.strip() else "?"


def _postgresql():
    try:
        return _said([str(postgresql.programs() / "postgres"), "--version"])
    except Missing:
        return "missing"


def _first(pattern, path):
    try:
        found = re.search(pattern, pathlib.Path(path).read_text(), re.MULTILINE)
    except OSError:
        found = None
    return found.group(1).strip() if found else "?"


def load_average():
    return " ".join(f"{load:.2f}" for load in os.getloadavg())


def environment(scratch):
    memory = _first(r"^MemTotal:\s*(\d+) kB", "/proc/meminfo")
    facts = {
        "CPU": _first(r"^model name\s*:(.*)$", "/proc/cpuinfo"),
        "cores": str(os.cpu_count()),
        "memory": f"{int(memory) / 2**20:.1f} GiB" if memory.isdigit() else "?",
        "kernel": f"{platform.system()} {platform.release()}",
        "file system": _said(["stat", "-f", "-c", "%T", str(scratch)]),
        "SQLite (library)": sqlite3.sqlite_version,
        **{name: _said(command) for name, command in PROGRAMS.items()},
        "PostgreSQL": _postgresql(),
        "pragmas": PRAGMAS,
        "load average at the start": load_average(),
    }
    return facts
