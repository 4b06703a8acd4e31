# Nights of the built-in engine beside raw C: a quiet one, an empty one, and what a scan would take.
#
# Nights in a row on one connection, as in a run; the median night of each turn is compared. Every way begins
# with a fresh copy of the same store and removes the same rows; where nothing is due the store itself is taken.
from suite.comparison import Comparison, in_turns
from suite.made_store import (LIMIT, by_bench_purge, by_engine, by_engine_in_place, by_same_statements, by_twin, make,
                              middle, require_same_rows)
from suite.numbers import median, ratios

SIZES = [100_000, 1_000_000, 5_000_000]
QUICK_SIZES = [2_000, 5_000, 10_000]
SYNCS = 500
PROCESSES = 3  # of an empty night, a turn: one is now and then half as slow again from its first night to its last
SCANS = 3  # nights of a scanning purge: each takes as long as the last


def millis(purges):
    return [1000 * each.seconds for each in purges]


def quiet(bench, outcome, place):
    size = bench.pick(SIZES, QUICK_SIZES)[place]
    made = make(bench, "quiet", size, nights=bench.pick(30, 4))
    nights = in_turns(bench.pairs,
                      ours=lambda turn: by_engine(bench, made),
                      same=lambda turn: by_same_statements(bench, made),
                      bare=lambda turn: by_twin(bench, made, "indexed", *LIMIT),
                      scan=lambda turn: by_twin(bench, made, "scan", f"nights={SCANS}", *LIMIT))
    require_same_rows(ours=nights["ours"], same=nights["same"], bare=nights["bare"])
    require_same_rows(ours=[turn[:SCANS] for turn in nights["ours"]], scan=nights["scan"])
    taken = {way: [middle(turn) for turn in turns] for way, turns in nights.items()}
    head = f"{size:,} notifications, quiet night ({taken['ours'][0].rows} rows)"
    names = {"ours": "built-in engine", "same": "the same statements, raw C", "bare": "bare indexed DELETE, raw C",
             "scan": "bare scanning DELETE, raw C"}
    for way, name in names.items():
        outcome.row(f"{head}: {name}", "ms", millis(taken[way]), is_plotted=True)
    if place == 1:  # the goals are for this size
        outcome.ratio("quiet night over the same statements", ratios(millis(taken["ours"]), millis(taken["same"])),
                      "4a")
        outcome.ratio("quiet night over the bare DELETE", ratios(millis(taken["ours"]), millis(taken["bare"])), "4b")
        fresh = by_bench_purge(bench, made)
        outcome.row(f"{head}: bench-purge, first night of a fresh connection", "ms", millis([fresh]))
    if place > 0:
        outcome.ratio(f"scan over quiet night, {size:,}", ratios(millis(taken["scan"]), millis(taken["ours"])),
                      "5a" if place == 1 else "5b")


def empty_night(bench, made):
    """The first day over and over: what was due on it was nothing. Of several processes the one in the middle."""
    lines = made.bounds.read_text().splitlines()
    bounds = bench.scratch / "empty.bounds"
    bounds.write_text((lines[0] + "\n") * bench.pick(200, 20))
    return median([middle(by_engine_in_place(bench, made, bounds)).seconds for _ in range(bench.pick(PROCESSES, 1))])


def synced(bench):
    figures = bench.place("sync")
    bench.run([bench.tool("bench_sync"), figures, bench.place("sync.bytes"), bench.pick(SYNCS, 50)])
    return 1000 * float(figures.read_text())


def empty(bench, outcome):
    stores = []
    for size in bench.pick(SIZES, QUICK_SIZES):
        made = make(bench, "empty", size)
        kept = bench.place(f"empty-{size}.db")
        made.path.rename(kept)
        made.path = kept
        stores.append((size, made))
    nights = {size: [] for size, _ in stores}
    syncs = []
    for _ in range(bench.pairs):
        for size, made in stores:
            nights[size].append(1000 * empty_night(bench, made))
        syncs.append(synced(bench))
    for size, values in nights.items():
        outcome.row(f"{size:,} notifications, empty night", "ms", values)
    outcome.row("4 KiB overwritten, fdatasync", "ms", syncs)
    of_turns = list(zip(*nights.values()))
    outcome.ratio("empty night (the slowest size) over fdatasync", ratios([max(each) for each in of_turns], syncs), "4c")
    outcome.ratio("slowest size over fastest", [max(each) / min(each) for each in of_turns], "4d")


def measure(bench, outcome):
    for place in range(3):
        quiet(bench, outcome, place)
    empty(bench, outcome)


COMPARISON = Comparison(
    "nights", ("4a", "4b", "4c", "4d", "5a", "5b"), "Nights beside raw C",
    "Nights in a row on one connection: the built-in engine (`bench_nights`), its own statements with its own values "
    "through the plain C interface (`bench_repeat`), a bare DELETE by the indexes and one by reading the tables from "
    "end to end (`bench_twin`). The median night of each turn, of an empty one that of the middle of three processes; "
    "commits and what checkpoints fall due are within.",
    "The engine's connection writes SQLite's write-ahead log in large pieces, on which the disk begins at once, and its "
    "page cache is spared a walk at each commit; raw C has SQLite's own of both. The engine and its "
    "repeated statements log, with synchronous FULL and secure_delete ON. The bare ones write no log, with NORMAL and "
    "OFF, and are told the bounds. The repeated statements do not work out what is due. "
    "bench-purge's figure is the first night of a fresh connection, with its statements yet to be prepared and a probe "
    "beside.",
    measure, pairs=15)
