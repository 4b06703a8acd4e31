# A whole judged run beside a raw replay of the writes in its store, and what of it is neither purge nor inserts.
#
# The replay's trace is recorded once, from a run of its own, and read back from the store.
from suite.bench import require_same_work
from suite.comparison import Comparison, in_turns
from suite.numbers import ratios
from suite.replay import counted
from suite.worlds import judged_run, scenario


def recorded(bench, path, options):
    trace = bench.place("trace")
    told = bench.run([bench.tool("bench_record"), trace, bench.place("recorded.db"), path, *options]).out
    bench.place("recorded.db")
    return trace, int(told.split()[-1])


def replayed(bench, trace):
    figures = bench.place("replayed")
    out = bench.run([bench.tool("bench_replay"), figures, trace, bench.place("replay.db")]).out
    wall, cpu, insert_seconds, _ = map(float, figures.read_text().split())
    return (wall, cpu, insert_seconds), counted(out)


def counts_of(summary):
    """As `counted` gives them."""
    counts = summary["counts"]
    return (sum(each["deleted"] for each in counts.values()),
            {area: each["remaining"] for area, each in counts.items()})


def measure(bench, outcome):
    path, options = scenario(bench)
    trace, judged = recorded(bench, path, options)
    outcome.notes.append(f"{path}, {judged:,} records judged")
    taken = in_turns(bench.pairs, run=lambda turn: judged_run(bench, path, *options),
                     replay=lambda turn: replayed(bench, trace))
    runs = [usage for usage, _ in taken["run"]]
    timing = [summary["timing"] for _, summary in taken["run"]]
    for (_, summary), (_, counts) in zip(taken["run"], taken["replay"]):
        require_same_work("removed and left by the replay", counts, counts_of(summary))
    walls, cpus, inserts = zip(*(figures for figures, _ in taken["replay"]))
    outcome.row("judged run", "s", [each.wall for each in runs], is_plotted=True)
    outcome.row("raw replay", "s", walls, is_plotted=True)
    outcome.row("judged run, CPU", "s", [each.cpu for each in runs])
    outcome.row("raw replay, CPU", "s", cpus)
    outcome.row("judged run, peak memory", "MiB", [each.peak for each in runs])
    for phase in ("engine", "oracle"):
        outcome.row(f"of the judged run: {phase}", "s", [each[phase] for each in timing])
    outcome.ratio("judged run over replay, by the wall", ratios([each.wall for each in runs], walls), "1a")
    outcome.ratio("judged run over replay, CPU", ratios([each.cpu for each in runs], cpus))
    outcome.ratio("what is neither the engine nor raw inserts, of the judged run",
                  [(run.wall - each["engine"] - insert) / run.wall for run, each, insert in zip(runs, timing, inserts)],
                  "1b")
    outcome.ratio("oracle over engine, seconds", [each["oracle"] / each["engine"] for each in timing], "8b")


COMPARISON = Comparison(
    "judged-run", ("1a", "1b", "8b"), "A whole judged run beside a replay of its writes",
    "`slettefrist run`, the whole process: it generates, stores, purges every night, judges every record and writes its "
    "reports; and the same inserts, served dates, changed citizens and deletes through the plain C interface "
    "(`bench_replay`), same tables, indexes and pragmas, one transaction for a night's inserts and one for its deletes.",
    "The replay keeps no keys, helper table or log, finds nothing due, judges nothing, and has all rows in memory before "
    "its clock starts; SQLite writes its write-ahead log page by page and brings it into the file within a commit, where "
    "ours is written in large pieces, on which the disk begins at once, and brought there by a second thread; and its "
    "page cache is walked through at most commits, where ours is spared that. 1b is the time by the wall that is neither "
    "the engine's nor that of raw inserts. What our store does beyond raw inserts, and the reports, count with it; what "
    "a second core does meanwhile (generation, oracle, ledger, checkpoints, half of the observer's work) does not. So it "
    "is no bound of generation, oracle, observer and judge, neither from above nor from below.",
    measure)
