# Secure deletion of 64 KiB documents beside the same without secure_delete.
#
# The goal is for documents alone, in transactions of so many bytes as a purge in parts takes of them. Told as context:
# all of them by one DELETE, and a whole backlog, in which most rows are no documents: there the raw twin repeats the
# engine's statements. Only the pragma differs.
from suite.comparison import Comparison, in_turns
from suite.made_store import (REPETITIONS, by_bench_purge, by_same_statements, by_twin, make, repeated,
                              require_same_rows)
from suite.numbers import ratios

DOCUMENTS_OF_A_PART = 128  # of 64 KiB: the 8 MiB that `--batch` allows a transaction


def measure(bench, outcome):
    size = bench.pick(100_000, 5_000)
    made = make(bench, "blobs", size)

    def raw(pragma):
        return lambda turn: repeated(REPETITIONS, lambda: by_same_statements(bench, made, f"secure_delete={pragma}"))

    def documents(pragma):
        return lambda turn: repeated(REPETITIONS, lambda: by_twin(bench, made, "documents", f"secure_delete={pragma}"))

    def parts(pragma):
        return lambda turn: repeated(REPETITIONS, lambda: by_twin(bench, made, "document-batches",
                                                                  f"batch={DOCUMENTS_OF_A_PART}",
                                                                  f"secure_delete={pragma}"))

    taken = in_turns(bench.pairs, ours=lambda turn: by_bench_purge(bench, made), on=raw("ON"), fast=raw("FAST"),
                     off=raw("OFF"), documents_on=documents("ON"), documents_off=documents("OFF"), parts_on=parts("ON"),
                     parts_off=parts("OFF"))
    require_same_rows(**{way: taken[way] for way in ("ours", "on", "fast", "off")})
    require_same_rows(**{way: taken[way] for way in ("documents_on", "documents_off", "parts_on", "parts_off")})
    seconds = {way: [each.seconds for each in purges] for way, purges in taken.items()}
    names = {"ours": "built-in engine, secure_delete ON", "on": "raw C, ON", "fast": "raw C, FAST (erases no blob)",
             "off": "raw C, OFF", "documents_on": "raw C, documents alone, ON",
             "documents_off": "raw C, documents alone, OFF", "parts_on": "raw C, documents alone in parts, ON",
             "parts_off": "raw C, documents alone in parts, OFF"}
    for way, name in names.items():
        outcome.row(f"{size:,} notifications, {taken[way][0].rows:,} rows: {name}", "s", seconds[way],
                    is_plotted=True)
    outcome.ratio("documents alone, raw C, in parts of 8 MiB: rate with over without",
                  ratios(seconds["parts_off"], seconds["parts_on"]), "10")
    outcome.ratio("documents alone, raw C, by one DELETE: rate with over without",
                  ratios(seconds["documents_off"], seconds["documents_on"]))
    outcome.ratio("whole backlog: rate of ours over raw C without", ratios(seconds["off"], seconds["ours"]))
    outcome.ratio("whole backlog: rate of raw C with, over without", ratios(seconds["off"], seconds["on"]))


COMPARISON = Comparison(
    "blobs", ("10",), "Secure deletion of documents of 64 KiB",
    "Documents of 64 KiB alone, through the plain C interface with secure_delete ON and OFF, in transactions of 8 MiB "
    "as a purge in parts takes them (`--batch`). For context the same by one DELETE, and a whole backlog, in which most "
    "rows are no documents: the built-in engine (`bench-purge`), and its own statements through the plain C interface "
    "with ON, FAST and OFF.",
    "Only the pragma: both ways take the same transactions. Raw C does not work out what is due. All but the parts is "
    "one transaction a purge; where one leaves the write-ahead log longer than 1,000 pages (SQLite's usual limit), its "
    "COMMIT brings the log into the file at once, which is within these times. A shorter log stays for later and is "
    "not.",
    measure)
