# Secure deletion of 64 KiB documents beside the same statements without secure_delete.
#
# The raw twin repeats the engine's statements, so that only the pragma differs.
from suite.comparison import Comparison, in_turns
from suite.made_store import (REPETITIONS, by_bench_purge, by_same_statements, by_twin, make, repeated,
                              require_same_rows)
from suite.numbers import ratios


def measure(bench, outcome):
    size = bench.pick(100_000, 5_000)
    made = make(bench, "blobs", size)

    def raw(pragma):
        return lambda turn: repeated(REPETITIONS, lambda: by_same_statements(bench, made, f"secure_delete={pragma}"))

    def documents(pragma):
        return lambda turn: repeated(REPETITIONS, lambda: by_twin(bench, made, "documents", f"secure_delete={pragma}"))

    taken = in_turns(bench.pairs, ours=lambda turn: by_bench_purge(bench, made), on=raw("ON"), fast=raw("FAST"),
                     off=raw("OFF"), documents_on=documents("ON"), documents_off=documents("OFF"))
    require_same_rows(**{way: taken[way] for way in ("ours", "on", "fast", "off")})
    require_same_rows(on=taken["documents_on"], off=taken["documents_off"])
    seconds = {way: [each.seconds for each in purges] for way, purges in taken.items()}
    names = {"ours": "built-in engine, secure_delete ON", "on": "raw C, ON", "fast": "raw C, FAST (erases no blob)",
             "off": "raw C, OFF", "documents_on": "raw C, documents alone, ON",
             "documents_off": "raw C, documents alone, OFF"}
    for way, name in names.items():
        outcome.row(f"{size:,} notifications, {taken[way][0].rows:,} rows: {name}", "s", seconds[way],
                    is_plotted=True)
    outcome.ratio("rate of ours over raw C without", ratios(seconds["off"], seconds["ours"]), "10")
    outcome.ratio("rate of raw C with, over without", ratios(seconds["off"], seconds["on"]))
    outcome.ratio("documents alone, raw C, with over without",
                  ratios(seconds["documents_off"], seconds["documents_on"]))


COMPARISON = Comparison(
    "blobs", ("10",), "Secure deletion of documents of 64 KiB",
    "A backlog with documents of 64 KiB: the built-in engine (`bench-purge`), and its own statements through the plain "
    "C interface with secure_delete ON, FAST and OFF.",
    "Only the pragma; most rows of the store are no documents, which is why they are also taken alone, by one DELETE. "
    "Raw C does not work out what is due. Checkpoints after the purge are not within: what the "
    "overwritten pages cost there comes on top.",
    measure)
