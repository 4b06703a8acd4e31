# Where a comparison measures: programs, scratch folder, sizes, and commands that are timed from outside.
#
# Every command that is run is written down for the report. Times, CPU and peak memory are those that
# bench_measure gets from the kernel, for ours and for peers alike. It must not know a comparison.
import contextlib
import dataclasses
import os
import pathlib
import shlex
import shutil
import signal
import subprocess

from suite.comparison import Missing


@dataclasses.dataclass
class Usage:
    wall: float  # seconds
    cpu: float   # seconds, all threads and children waited for
    peak: float  # MiB
    out: str     # what it said on stdout


class Failed(Exception):
    """A command that should have worked did not."""


def require_same_work(what, seen, expected):
    if seen != expected:
        raise Failed(f"not the same work: {what} {seen}, expected {expected}")


def finished(command, **further):
    """Runs a command to its end; when we are told to stop meanwhile, whatever it has started ends with it."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               text=True, errors="replace", start_new_session=True, **further)
    try:
        out, told = process.communicate()
    except BaseException:
        with contextlib.suppress(ProcessLookupError):  # it may just have ended by itself
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    if process.returncode != 0:
        raise Failed(f"{shlex.join(map(str, command))} ended with {process.returncode}: {told.strip()[-500:]}")
    return out


class Bench:
    def __init__(self, root, build, scratch, out, is_quick, pairs):
        self.root = pathlib.Path(root)
        self.build = pathlib.Path(build)
        self.scratch = pathlib.Path(scratch)
        self.out = pathlib.Path(out)
        self.is_quick = is_quick
        self.pairs = pairs
        self.commands = []

    def pick(self, full, quick):
        return quick if self.is_quick else full

    @property
    def program(self):
        return str(self.build / "slettefrist")

    def tool(self, name):
        path = self.build / "bench" / name
        if not path.exists():
            raise Missing(f"{name} is not built (./dev build)")
        return str(path)

    def need(self, program, package):
        found = shutil.which(program)
        if not found:
            raise Missing(f"{program} is missing (Debian's package {package})")
        return found

    def place(self, name):
        """A path in the scratch folder at which nothing is."""
        path = self.scratch / name
        for stale in [path, *(path.with_name(path.name + tail) for tail in ("-wal", "-shm", "-journal"))]:
            if stale.is_dir():
                shutil.rmtree(stale)
            else:
                stale.unlink(missing_ok=True)
        return path

    def note(self, command):
        text = command if isinstance(command, str) else shlex.join(map(str, command))
        text = text.replace(str(self.scratch), "$SCRATCH").replace(str(self.root) + "/", "")
        if text not in self.commands:
            self.commands.append(text)

    def run(self, command, stdin=None):
        """Runs and measures a command."""
        self.note(f"{shlex.join(map(str, command))} < {stdin}" if stdin else command)
        figures = self.scratch / "figures"
        figures.unlink(missing_ok=True)
        with open(stdin or os.devnull, "rb") as source:
            out = finished([self.tool("bench_measure"), figures, *command], cwd=self.root, stdin=source)
        wall, cpu, peak, _ = figures.read_text().split()
        return Usage(float(wall), float(cpu), float(peak), out)

    def call(self, command, **further):
        """Runs a command that is not measured; gives its stdout."""
        return finished(command, **{"cwd": self.root, "stdin": subprocess.DEVNULL, **further})
