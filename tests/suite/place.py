# Where the tests of the benchmarks find the driver, and a place in which it may measure.
#
# The folder of the built programs is the environment's SLETTEFRIST_BUILD, else that of the preset `release`.
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "bench"))

from suite.bench import Bench  # noqa: E402

BUILD = pathlib.Path(os.environ.get("SLETTEFRIST_BUILD", ROOT / "build" / "release"))


def bench_in(folder):
    return Bench(ROOT, BUILD, folder, folder, True, 2)
