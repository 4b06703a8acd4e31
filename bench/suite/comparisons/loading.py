# Generating and loading through SQLiteCpp beside raw C inserts of the same rows.
#
# The raw twin has all rows in memory before its clock starts; once with our tables, indexes and pragmas, once
# bare. Ours too is once like a run, once like a store that is new.
from suite.bench import require_same_work
from suite.comparison import Comparison, in_turns
from suite.numbers import ratios
from suite.replay import counted


def measure(bench, outcome):
    citizens = bench.pick(50_000, 1_000)
    trace = bench.place("load.trace")
    bench.run([bench.tool("bench_load"), bench.place("nothing"), bench.place("load.db"), citizens, 1, "run", trace])
    rows = []

    def ours(threads, way):
        figures = bench.place("load")
        bench.run([bench.tool("bench_load"), figures, bench.place("load.db"), citizens, threads, way])
        wall, _, count = figures.read_text().split()
        rows.append(int(count))
        return float(wall)

    def raw(*form):
        figures = bench.place("load")
        _, left = counted(bench.run([bench.tool("bench_replay"), figures, trace, bench.place("load.db"), *form]).out)
        rows.append(sum(left.values()))
        return float(figures.read_text().split()[0])

    taken = in_turns(bench.pairs, two=lambda turn: ours(2, "run"), raw=lambda turn: raw(),
                     one=lambda turn: ours(1, "run"), new=lambda turn: ours(2, "new"), bare=lambda turn: raw("bare"))
    require_same_work("rows of each turn and way", rows, rows[:1] * len(rows))
    outcome.notes.append(f"{citizens:,} citizens, {rows[0]:,} rows")
    names = {"two": "generate and load, two threads", "one": "generate and load, one thread",
             "new": "generate and load, two threads, indexes at the end",
             "raw": "raw C inserts, our tables and indexes", "bare": "raw C inserts, no indexes, journal or fsync"}
    for way, name in names.items():
        outcome.row(name, "rows/s", [rows[0] / each for each in taken[way]], is_plotted=True)
    outcome.ratio("two threads over raw C", ratios(taken["raw"], taken["two"]), "2a")
    outcome.ratio("one thread over raw C", ratios(taken["raw"], taken["one"]), "2b")
    outcome.ratio("two threads, indexes at the end and fsync, over bare raw C", ratios(taken["bare"], taken["new"]),
                  "2c")


COMPARISON = Comparison(
    "loading", ("2a", "2b", "2c"), "Generating and loading beside raw C inserts",
    "Lives of citizens from 2018 to 2025, generated and written by `Store::apply` month by month into a new store "
    "(`bench_load`), and the same inserts from memory through the plain C interface (`bench_replay`). For 2a and 2b the "
    "store has its indexes and write-ahead log from the start, as between two nights; for 2c it is filled as every new "
    "one is, without, and both come at the end.",
    "Ours inserts a table's rows of a month by one statement and in the order of their ids, which spares it what raw C "
    "does for each row in the order of time; it generates, draws the documents' bytes, looks up parents from other "
    "months, keeps the table of notifications still unanswered at a month's end and ends with fsync, all within its "
    "time; it writes pages many at a time, the raw twin one by one and does none of the rest. Against the bare twin ours "
    "also makes indexes and waits for the disk.",
    measure, pairs=15)
