# The goals: ratios on the same work in one run, each with its limit.
#
# A goal is met when the median of the pairs' ratios is within its limit; the least and the most are told
# beside it. Small sizes, or fewer pairs than a verdict takes, give none. Numbers and letters are those of
# docs/performance.md. It must not know how a ratio comes to be.
import dataclasses
import enum

from suite.numbers import median, plain, ranged

FEWEST_PAIRS = 5  # of a verdict
MOST_DIGITS = 17  # more tell nothing of a double


class Sense(enum.Enum):
    AT_LEAST = "at least"
    AT_MOST = "at most"


def _read(text):
    return float(text.replace(",", ""))


@dataclasses.dataclass(frozen=True)
class Goal:
    key: str
    text: str
    sense: Sense
    limit: float
    unit: str = "times"

    def is_met_by(self, values):
        middle = median(values)
        return middle >= self.limit if self.sense is Sense.AT_LEAST else middle <= self.limit

    def figure_text(self, values):
        """With as many digits as it takes to see on which side of the limit the median lies."""
        digits = 4
        while digits < MOST_DIGITS and self.is_met_by([_read(plain(median(values), digits))]) != self.is_met_by(values):
            digits += 1
        return ranged(values, self.unit, digits)

    def limit_text(self):
        return f"{self.sense.value} {plain(self.limit)} {self.unit}"


def why_no_verdict(is_quick, values):
    """Empty where there can be one."""
    if is_quick:
        return "small sizes"
    return f"pairs: {len(values)}, needed: {FEWEST_PAIRS}" if len(values) < FEWEST_PAIRS else ""


def _at_least(key, limit, text, unit="times"):
    return Goal(key, text, Sense.AT_LEAST, limit, unit)


def _at_most(key, limit, text, unit="times"):
    return Goal(key, text, Sense.AT_MOST, limit, unit)


GOALS = [
    _at_most("1a", 1.4, "a whole judged run, over a raw C replay of the same inserts and deletes"),
    _at_most("1b", 0.15, "by the wall: what is neither the engine's nor raw inserts', of the judged run"),
    _at_least("2a", 0.95, "generate and load, two threads, over the raw C insert rate"),
    _at_least("2b", 0.90, "the same, one thread"),
    _at_least("2c", 0.70, "the same with date indexes and fsync, over raw C inserts with neither"),
    _at_least("3a", 60, "records of a CSV pack a second, over faker-js (Danish)"),
    _at_least("3b", 150, "CSV pack, bytes of all its files a second of CPU", "MB/s"),
    _at_least("3c", 1.7, "CSV pack, two threads over one"),
    _at_most("4a", 1.05, "quiet night (log, FULL, secure_delete), over raw C doing the same"),
    _at_most("4b", 2.0, "quiet night, over the bare indexed DELETE"),
    _at_most("4c", 0.5, "empty night, over one 4 KiB fdatasync"),
    _at_most("4d", 1.2, "empty night, slowest over fastest of the three sizes"),
    _at_least("5a", 150, "scanning purge over quiet night, 1 million"),
    _at_least("5b", 180, "the same, 5 million"),
    _at_least("6a", 0.70, "backlog of a half with log, over the unlogged single transaction, rows a second"),
    _at_most("6b", 1 / 25, "its longest lock, over that transaction"),
    _at_least("6c", 4, "backlog in random order, over LIMIT batches, rows a second"),
    _at_least("7a", 12, "purge, whole process, over pt-archiver --bulk-delete"),
    _at_least("7b", 100, "the same, over pt-archiver row by row"),
    _at_least("7c", 5, "the same, over a plain DELETE on MariaDB"),
    _at_least("8a", 400, "oracle, over a scan of all records every night"),
    _at_most("8b", 0.01, "oracle, over the purge that it checks"),
    _at_most("9a", 10.5, "ten times the citizens, time over time"),
    _at_most("9b", 1024, "peak memory of a judged run of 1 million notifications and 13 years", "MiB"),
    _at_most("9c", 1.25, "peak memory of a pack of ten times the citizens, over the smaller one"),
    _at_least("10", 0.25, "secure deletion of 64 KiB documents, over the rate without secure_delete"),
]

BY_KEY = {goal.key: goal for goal in GOALS}
