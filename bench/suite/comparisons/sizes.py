# What grows with the citizens and with the years: time and memory of judged runs and of packs.
#
# Compares the program with itself at another size.
from suite.comparison import Comparison, in_turns
from suite.numbers import ratios
from suite.packs import make_pack
from suite.worlds import CITIZENS_OF_A_MILLION, judged_run

LAST_NIGHTS = {"7 years": "2030-11-30", "13 years": "2036-11-30", "20 years": "2043-11-30"}
PATH = "scenarios/decade.toml"


def measure(bench, outcome):
    many = bench.pick(CITIZENS_OF_A_MILLION, 1_000)
    few = many // 10
    runs = in_turns(bench.pairs, few=lambda turn: judged_run(bench, PATH, "--citizens", few),
                    many=lambda turn: judged_run(bench, PATH, "--citizens", many))
    small = [usage for usage, _ in runs["few"]]
    large = [usage for usage, _ in runs["many"]]
    notifications = runs["many"][0][1]["counts"]["notification"]["generated"]
    outcome.notes.append(f"{few:,} and {many:,} citizens; the larger world has {notifications:,} notifications")
    outcome.row(f"judged run, {few:,} citizens", "s", [each.wall for each in small], is_plotted=True)
    outcome.row(f"judged run, {many:,} citizens", "s", [each.wall for each in large], is_plotted=True)
    outcome.ratio("ten times the citizens, by the wall",
                  ratios([each.wall for each in large], [each.wall for each in small]), "9a")
    outcome.ratio("peak memory, larger world", [each.peak for each in large], "9b")
    packs = in_turns(bench.pairs, few=lambda turn: make_pack(bench, few, threads=2)[1].peak,
                     many=lambda turn: make_pack(bench, many, threads=2)[1].peak)
    outcome.row(f"CSV pack, {few:,} citizens, peak memory", "MiB", packs["few"])
    outcome.row(f"CSV pack, {many:,} citizens, peak memory", "MiB", packs["many"])
    outcome.ratio("peak memory of packs, larger over smaller", ratios(packs["many"], packs["few"]), "9c")
    for years, last in LAST_NIGHTS.items():
        usage, _ = judged_run(bench, PATH, "--citizens", few, "--to", last)
        outcome.row(f"judged run, {few:,} citizens, {years}, peak memory", "MiB", [usage.peak])


COMPARISON = Comparison(
    "sizes", ("9a", "9b", "9c"), "Ten times the citizens, and more years",
    "`slettefrist run` and `slettefrist generate --format csv` of `decade` at two numbers of citizens, and runs until "
    "2030, 2036 and 2043.",
    "Only the size. Whether a pack of any size stays within bounds cannot be measured: told is how its peak grows from "
    "one size to ten times of it.",
    measure)
