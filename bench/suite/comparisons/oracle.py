# The oracle beside a scan of all rules every day, in memory, both in the same program.
#
# Read from Google Benchmark's JSON, one run of the program a turn.
from suite.comparison import Comparison
from suite.google import times
from suite.numbers import ratios


def measure(bench, outcome):
    oracle, scan = [], []
    for _ in range(bench.pairs):
        taken = times(bench, "^(tell_fates|scan_every_night)$", bench.pick(None, 0.01))
        oracle.append(taken["tell_fates"])
        scan.append(taken["scan_every_night"])
    outcome.row("oracle: the fates of all records", "ms", oracle, is_plotted=True)
    outcome.row("a scan of all records every night", "ms", scan, is_plotted=True)
    outcome.ratio("scan over oracle", ratios(scan, oracle), "8a")


COMPARISON = Comparison(
    "oracle", ("8a",), "The oracle beside a scan every night",
    "10,000 citizens, thirteen years of nights: the oracle tells the fate of every record once (`tell_fates`); the scan "
    "works out every record's deadline every night and compares it with the day (`scan_every_night`).",
    "The oracle also finds windows, runs that must take a record, kinds of day and what the children follow; the scan "
    "only counts what is due, with the oracle's own calendar.",
    measure)
