# A backlog of half of all records, in parts and with a log, beside one raw unlogged transaction; and the same in
# random order beside LIMIT batches.
#
# Ours is what `slettefrist bench-purge` measures; the raw twins work on copies of the same file.
from suite.comparison import Comparison, in_turns
from suite.made_store import REPETITIONS, by_bench_purge, by_twin, make, repeated, require_same_rows
from suite.numbers import ratios

# Records of a transaction: ours in the order of dates, raw LIMIT batches, and ours where rows lie in another
# order.
BATCH = 5_000
LIMIT_BATCH = 10_000
SCATTERED_BATCH = 100_000
# The log and the cache of ours; and no checkpoint at COMMIT, so that a lock is timed without what comes after it.
MORE_ROOM = ["wal_autocheckpoint=65536", "cache_size=-262144"]
NO_CHECKPOINT = "wal_autocheckpoint=0"


def rates(purges):
    return [each.rows / each.seconds for each in purges]


def measure(bench, outcome):
    size = bench.pick(1_000_000, 20_000)
    batch = bench.pick(BATCH, 200)
    made = make(bench, "backlog", size)
    taken = in_turns(bench.pairs,
                     ours=lambda turn: by_bench_purge(bench, made, batch),
                     single=lambda turn: repeated(REPETITIONS, lambda: by_twin(bench, made, "indexed")),
                     lock=lambda turn: repeated(REPETITIONS, lambda: by_twin(bench, made, "indexed", NO_CHECKPOINT)))
    require_same_rows(**taken)
    head = f"{size:,} notifications, {taken['ours'][0].rows:,} rows due"
    outcome.row(f"{head}: built-in engine, {batch:,} a transaction", "rows/s", rates(taken["ours"]), is_plotted=True)
    outcome.row(f"{head}: raw C, one transaction, no log", "rows/s", rates(taken["single"]), is_plotted=True)
    outcome.row("longest lock, built-in engine", "s", [each.longest for each in taken["ours"]])
    outcome.row("longest lock, raw C", "s", [each.longest for each in taken["lock"]])
    outcome.row("the same, until its COMMIT has brought the log into the file", "s",
                [each.longest for each in taken["single"]])
    outcome.ratio("rows a second over the single transaction", ratios(rates(taken["ours"]), rates(taken["single"])),
                  "6a")
    outcome.ratio("longest lock over the single transaction",
                  ratios([each.longest for each in taken["ours"]], [each.longest for each in taken["lock"]]), "6b")

    scattered = make(bench, "random-order", size)
    limit_batch = bench.pick(LIMIT_BATCH, 200)
    scattered_batch = bench.pick(SCATTERED_BATCH, 1_000)
    taken = in_turns(bench.pairs,
                     ours=lambda turn: by_bench_purge(bench, scattered, scattered_batch),
                     same=lambda turn: by_bench_purge(bench, scattered, limit_batch),
                     batches=lambda turn: by_twin(bench, scattered, "batches", f"batch={limit_batch}")[0],
                     roomy=lambda turn: by_twin(bench, scattered, "batches", f"batch={limit_batch}", *MORE_ROOM)[0])
    require_same_rows(**taken)
    names = {"ours": f"built-in engine, {scattered_batch:,} a transaction",
             "same": f"built-in engine, {limit_batch:,} a transaction",
             "batches": f"raw C, LIMIT batches of {limit_batch:,}, no log",
             "roomy": f"raw C, LIMIT batches of {limit_batch:,}, log and cache as ours"}
    for way, name in names.items():
        outcome.row(f"random order: {name}", "rows/s", rates(taken[way]), is_plotted=True)
        outcome.row(f"random order: longest lock, {name}", "s", [each.longest for each in taken[way]])
    outcome.ratio("random order: in parts, over LIMIT batches", ratios(rates(taken["ours"]), rates(taken["batches"])),
                  "6c")
    outcome.ratio("random order: the same with as many records a transaction",
                  ratios(rates(taken["same"]), rates(taken["batches"])))
    outcome.ratio("random order: the same, and raw C's log and cache as large",
                  ratios(rates(taken["same"]), rates(taken["roomy"])))


COMPARISON = Comparison(
    "backlog", ("6a", "6b", "6c"), "A backlog beside raw C",
    "Half of all records due: the built-in engine in parts as `bench-purge` measures it, and raw C on the same file: "
    "one transaction by the indexes, or, in random order, LIMIT batches in the order of the index.",
    "Ours writes a log and works out what is due; raw C does neither. Ours writes SQLite's write-ahead log in large "
    "pieces and is spared a walk through the page cache at each commit, raw C does as SQLite does. In random order three "
    "more things help ours: it takes "
    f"{SCATTERED_BATCH:,} records a transaction, raw C {LIMIT_BATCH:,} (the rows tell whose lock is the longer one); it "
    "lets the write-ahead log grow to 256 MiB (and brings it into the file within its time), where raw C has SQLite's "
    "usual limit of 1,000 pages; and its page cache is 256 MiB, raw C's 64. Two more ratios tell what is left with as "
    "many records, and with as much room for raw C besides, whose last log is then not "
    "brought into the file. Both with synchronous FULL, secure_delete ON, cache warm, a fresh connection. The lock of "
    "ours is what another process saw of it (too long by two of its looks at most), that of raw C its transaction: of "
    "the single one by itself, without the checkpoint that else follows within COMMIT (as ours is); of LIMIT batches "
    "with the checkpoints.",
    measure)
