# Secure deletion of 64 KiB documents beside the same without secure_delete.
#
# The goal is for documents alone, by one DELETE; a whole backlog, in which most rows are none, is told as context:
# there the raw twin repeats the engine's statements. Only the pragma differs.
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
    outcome.ratio("documents alone, raw C, rate with over without",
                  ratios(seconds["documents_off"], seconds["documents_on"]), "10")
    outcome.ratio("whole backlog: rate of ours over raw C without", ratios(seconds["off"], seconds["ours"]))
    outcome.ratio("whole backlog: rate of raw C with, over without", ratios(seconds["off"], seconds["on"]))


COMPARISON = Comparison(
    "blobs", ("10",), "Secure deletion of documents of 64 KiB",
    "Documents of 64 KiB alone, by one DELETE through the plain C interface with secure_delete ON and OFF. For context a "
    "whole backlog, in which most rows are no documents: the built-in engine (`bench-purge`), and its own statements "
    "through the plain C interface with ON, FAST and OFF.",
    "Only the pragma. Raw C does not work out what is due. Each purge is one transaction; where it leaves the "
    "write-ahead log longer than 1,000 pages (SQLite's usual limit), its COMMIT brings the log into the file at once, "
    "which is within these times. A shorter log stays for later and is not.",
    measure)
