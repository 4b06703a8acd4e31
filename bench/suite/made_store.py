# Stores of the kinds that `slettefrist bench-purge` makes, and purges of them: by the built-in engine through
# bench-purge or night by night, and by the raw twins. All work on copies of the same file.
#
# Figures come from bench.json or from the twins' own files. It must not know a rule: bounds are told by
# bench_make_store.
import dataclasses
import json
import pathlib

from suite.bench import Failed
from suite.numbers import median
from suite.same_rows import fresh_copy

AS_OF = "2030-03-18"  # the day of bench-purge
REPETITIONS = 5       # the fewest that it takes
LIMIT = ["secure_delete=OFF", "synchronous=NORMAL"]  # of the barest peer


@dataclasses.dataclass
class MadeStore:
    path: pathlib.Path
    trace: pathlib.Path
    bounds: pathlib.Path


@dataclasses.dataclass
class Purge:
    """One purge, or the medians of several."""
    seconds: float
    rows: int
    longest: float  # seconds of its longest transaction, or lock
    total: int      # rows of all


def make(bench, case, size, nights=1, batch=None):
    made = MadeStore(bench.place("made.db"), bench.place("made.trace"), bench.place("made.bounds"))
    further = ["--batch", batch] if batch else []
    bench.run([bench.tool("bench_make_store"), made.path, made.trace, made.bounds, nights, "--size", size, "--case",
               case, "--as-of", AS_OF, *further])
    return made


def _purges(bench, command, store, last, is_copied=True):
    """What a tool writes, a line a night: 'seconds rows longest'."""
    figures = bench.place("purges")
    copy = fresh_copy(bench, store) if is_copied else store
    bench.run([bench.tool(command[0]), figures, *(copy if part is store else part for part in command[1:]), *last])
    lines = [line.split() for line in figures.read_text().splitlines()]
    if not lines:
        raise Failed(f"{command[0]} purged nothing")
    return [Purge(float(seconds), int(rows), float(longest), int(rows)) for seconds, rows, longest in lines]


def by_engine(bench, made):
    return _purges(bench, ["bench_nights", made.path, made.bounds], made.path, [])


def by_engine_in_place(bench, made, bounds):
    """For nights that change nothing: no large file has just been written, which is felt for seconds."""
    purges = _purges(bench, ["bench_nights", made.path, bounds], made.path, [], is_copied=False)
    if any(each.rows for each in purges):
        raise Failed("a night that was to be empty removed something")
    return purges


def by_same_statements(bench, made, *pragmas):
    return _purges(bench, ["bench_repeat", made.trace, made.path], made.path, pragmas)


def by_twin(bench, made, way, *further):
    return _purges(bench, ["bench_twin", way, made.path, made.bounds], made.path, further)


def middle(purges):
    """Of nights or repetitions alike."""
    return Purge(median([each.seconds for each in purges]), round(median([each.rows for each in purges])),
                 median([each.longest for each in purges]), sum(each.total for each in purges))


def repeated(count, way):
    """One purge on each of several fresh copies, as bench-purge does it."""
    purges = [way()[0] for _ in range(count)]
    require_same_rows(repetitions=purges)
    return dataclasses.replace(middle(purges), total=purges[0].total)


def by_bench_purge(bench, made, batch=None):
    """The medians of `slettefrist bench-purge` on this store, cache warm."""
    folder = bench.place("bench-purge")
    further = ["--batch", batch] if batch else []
    bench.run([bench.program, "bench-purge", "--store", made.path, "--as-of", AS_OF, "--warm", "--repetitions",
               REPETITIONS, "--out", folder, "--quiet", *further])
    return from_bench_json(json.loads((folder / "bench.json").read_text()))


def from_bench_json(result):
    """The one series of a result that was right."""
    if not result["verified"]:
        raise Failed("bench-purge removed other records than were due")
    series, = result["series"]
    figures = series["figures"]
    longest = figures["longest_lock_seconds"]
    return Purge(figures["purge_seconds"]["median"], series["due_rows"], longest["median"] if longest else 0.0,
                 series["due_rows"])


def rows_of(turn):
    """Of a purge, or of nights in a row: one number a night."""
    return [each.total for each in turn] if isinstance(turn, list) else turn.total


def require_same_rows(**ways):
    """Every way gives its turns, which must all have removed the same."""
    rows = {name: [rows_of(turn) for turn in turns] for name, turns in ways.items()}
    first = next(iter(rows.values()))[0]
    if any(each != first for turns in rows.values() for each in turns):
        raise Failed(f"not the same work: {rows}")
