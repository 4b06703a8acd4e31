# The small benchmarks, for context: single parts of the program, in one process.
#
# No goal hangs on them; they tell where time goes when a goal is missed.
from suite.comparison import Comparison
from suite.google import times

QUICK = "^(apply_batch|tell_fates/1000)"  # those without large stores


def measure(bench, outcome):
    outcome.pairs = 1
    # Google Benchmark knows no look-ahead: what is not wanted is left out by its own dash.
    pattern = bench.pick("-scan_", QUICK)
    for name, milliseconds in times(bench, pattern, bench.pick(None, 0.01)).items():
        outcome.row(name, "ms", [milliseconds])


COMPARISON = Comparison(
    "small", (), "Single parts",
    "`benchmarks`: nights at two sizes, generating by one and two threads, the oracle, one large batch through "
    "`Store::apply` and through the plain C interface.",
    "Nothing is compared across programs.",
    measure)
