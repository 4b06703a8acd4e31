# The oracle beside a scan of all records every night, in memory, both in the same program.
#
# Read from Google Benchmark's JSON, one run of the program a turn.
from suite.comparison import Comparison
from suite.google import times
from suite.numbers import ratios


def measure(bench, outcome):
    citizens = bench.pick(10_000, 1_000)
    names = {"tell_fates": "oracle: the fates of all records", "scan_every_night": "a scan of all records every night",
             "scan_what_is_left": "a scan of what is left every night"}
    taken = {name: [] for name in names}
    for _ in range(bench.pairs):
        told = times(bench, f"^({'|'.join(names)})/{citizens}(/|$)", bench.pick(None, 0.01))
        for name in names:
            taken[name].append(told[f"{name}/{citizens}"])
    outcome.notes.append(f"{citizens:,} citizens")
    for name, label in names.items():
        outcome.row(label, "ms", taken[name], is_plotted=True)
    outcome.ratio("scan of all over oracle", ratios(taken["scan_every_night"], taken["tell_fates"]), "8a")
    outcome.ratio("scan of what is left over oracle", ratios(taken["scan_what_is_left"], taken["tell_fates"]))


COMPARISON = Comparison(
    "oracle", ("8a",), "The oracle beside a scan every night",
    "Thirteen years of nights, in one process: the oracle tells the fate of every record once (`tell_fates`); a scan "
    "works out the deadline of every record every night and takes those of the night (`scan_every_night`), or leaves "
    "out what an earlier night has found (`scan_what_is_left`).",
    "The oracle also finds windows, the runs that must take a record, kinds of day, and what children follow; the scans "
    "only count what is due, with the oracle's own calendar, of anchors that were worked out before. Each record is "
    "asked by one rule alone, chosen before the clock starts, and answers are left out: all of it speaks for the scans. "
    "The goal is for the scan that asks each night for itself, as it was set.",
    measure)
