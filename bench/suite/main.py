# The command line of the benchmarks: which comparisons, how large, how often.
#
# A comparison that fails is told like a missing peer and the others go on; the exit code is then 3. Goals that
# are missed are no error: they are told. It must not know what is compared.
import argparse
import json
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import traceback

from suite import report
from suite.bench import Bench
from suite.comparison import Missing
from suite.comparisons import ALL
from suite.environment import environment, load_average
from suite.outcome import Outcome, Run, as_plain

ROOT = pathlib.Path(__file__).resolve().parents[2]
QUICK_PAIRS = 2


def options_of(arguments):
    parser = argparse.ArgumentParser(
        prog="./dev bench", description="Measures this program beside its peers and its raw limits; writes "
        "out/bench/bench.md, bench.html and bench.json and prints the goals.")
    parser.add_argument("--list", action="store_true", help="name the comparisons and their goals, measure nothing")
    parser.add_argument("--only", action="append", metavar="NAME", default=[],
                        help="only this comparison (repeatable)")
    parser.add_argument("--quick", action="store_true",
                        help="small sizes and two pairs: shows that all runs, proves no goal")
    parser.add_argument("--pairs", type=int, metavar="N", help="pairs of each comparison (default: its own number, five "
                        "or more; fewer than five give no verdict)")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "out" / "bench",
                        help="folder of the report and of the scratch files; its disk is measured")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "release", help="folder of the programs")
    options = parser.parse_args(arguments)
    names = [each.name for each in ALL]
    for name in options.only:
        if name not in names:
            parser.error(f"--only: read {name!r}, expected one of {', '.join(names)}")
    if options.out.exists() and not options.out.is_dir():
        parser.error(f"--out: read {str(options.out)!r}, which is a file; expected a folder")
    if options.pairs is not None and options.pairs < 1:
        parser.error(f"--pairs: read {options.pairs}, expected at least 1")
    if not options.list and not (options.build / "slettefrist").exists():
        parser.error(f"--build: read {str(options.build)!r}, where no program is; build it with ./dev build")
    return options


def list_of(comparisons):
    return "\n".join(f"{each.name:14} {', '.join(each.goals) or '-':16} {each.title}" for each in comparisons)


def measured(bench, comparison):
    outcome = Outcome(comparison.name, comparison.title, comparison.compares, comparison.differs,
                      goals=list(comparison.goals), pairs=bench.pairs)
    bench.commands = []
    has_failed = False
    try:
        comparison.measure(bench, outcome)
    except Missing as missing:
        outcome.missing.append(str(missing))
    except Exception as error:  # told in its row; the others go on
        traceback.print_exc()
        outcome.missing.append(f"failed: {error}")
        has_failed = True
    outcome.commands = bench.commands
    outcome.notes.append(f"load average at the end {load_average()}")
    return outcome, has_failed


def write(run, out):
    (out / "bench.json").write_text(json.dumps(as_plain(run), indent=1), encoding="utf-8")
    (out / "bench.md").write_text(report.as_markdown(run), encoding="utf-8")
    (out / "bench.html").write_text(report.as_page(run), encoding="utf-8")


def carry_out(options):
    chosen = [each for each in ALL if not options.only or each.name in options.only]
    options.out.mkdir(parents=True, exist_ok=True)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="scratch-", dir=options.out))
    scratch.chmod(0o755)  # a server's user has to reach its folder in it
    has_failed = has_written = False
    try:
        bench = Bench(ROOT, options.build.resolve(), scratch.resolve(), options.out.resolve(), options.quick, 0)
        run = Run(options.quick, environment(scratch), [], [goal for each in chosen for goal in each.goals])
        for comparison in chosen:
            print(f"bench: {comparison.title}", file=sys.stderr, flush=True)
            bench.pairs = options.pairs or (QUICK_PAIRS if options.quick else comparison.pairs)
            outcome, failed = measured(bench, comparison)
            has_failed = has_failed or failed
            run.outcomes.append(outcome)
            write(run, options.out)  # what is measured is kept, whatever comes
            has_written = True
    except SystemExit:
        kept = (f"what was measured until then is in {options.out}" if has_written
                else f"no comparison had ended, nothing was written to {options.out}")
        print(f"bench: interrupted; {kept}", file=sys.stderr)
        raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(report.goals_as_text(run))
    print(f"\nFiles: {options.out}/bench.md, bench.html, bench.json")
    return 3 if has_failed else 0


def end(*_):
    sys.exit(130)  # unwinds, so that servers are stopped and the scratch folder goes


def main(arguments):
    options = options_of(arguments)
    if options.list:
        print(list_of(ALL))
        return 0
    os.environ["LC_ALL"] = "C.UTF-8"
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    return carry_out(options)
