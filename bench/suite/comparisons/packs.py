# A CSV pack by one thread and by two: bytes a second of CPU, and what a second thread gains.
#
# Compares the program with itself: the same pack, byte for byte. Bytes are those of all files of the pack, of which
# CSV is the smaller part: told beside it.
from suite.comparison import Comparison, in_turns
from suite.numbers import ratios
from suite.packs import bytes_of, largest_of, make_pack


def measure(bench, outcome):
    citizens = bench.pick(50_000, 2_000)
    sizes = []
    csv_sizes = []
    parts = {}

    def made_by(threads):
        folder, usage = make_pack(bench, citizens, threads)
        sizes.append(bytes_of(folder) / 1e6)
        csv_sizes.append(bytes_of(folder, "*.csv") / 1e6)
        parts.update(largest_of(folder))
        return usage

    taken = in_turns(bench.pairs, one=lambda turn: made_by(1), two=lambda turn: made_by(2))
    size, csv = sizes[0], csv_sizes[0]
    outcome.notes.append(f"{citizens:,} citizens, {size:,.0f} MB of files, {csv:,.0f} of them CSV "
                         f"({100 * csv / size:.0f} %): "
                         + ", ".join(f"{name} {100 * share:.0f} %" for name, share in parts.items()))
    outcome.row("one thread, by the wall", "MB/s", [size / each.wall for each in taken["one"]], is_plotted=True)
    outcome.row("two threads, by the wall", "MB/s", [size / each.wall for each in taken["two"]], is_plotted=True)
    outcome.row("one thread, CSV files alone, a second of CPU", "MB/s", [csv / each.cpu for each in taken["one"]])
    outcome.row("one thread, peak memory", "MiB", [each.peak for each in taken["one"]])
    outcome.ratio("bytes of all files a second of CPU, one thread", [size / each.cpu for each in taken["one"]], "3b")
    outcome.ratio("two threads over one, by the wall",
                  ratios([each.wall for each in taken["one"]], [each.wall for each in taken["two"]]), "3c")


COMPARISON = Comparison(
    "packs", ("3b", "3c"), "A CSV pack by one thread and by two",
    "`slettefrist generate decade --format csv` with `--threads 1` and `--threads 2`: all files of the pack, whole "
    "processes.",
    "Nothing: both packs are the same bytes. A core's share is bytes over seconds of CPU (user and system); all files "
    "count, `events.ndjson` included, which is twice as large as the CSV files. A row tells these alone, over the CPU of "
    "the whole pack.",
    measure)
