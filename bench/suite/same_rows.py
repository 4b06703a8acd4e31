# The same notifications as a store of ours, as CSV, and as a table on a server, of which about a tenth is due.
#
# One table, since pt-archiver knows one: unanswered notifications, evenly spread over twelve years in the
# order of their ids. Up to which instant they are due is not known here: our own purge is asked by what it
# leaves. It must not know a period.
import dataclasses
import datetime
import os
import pathlib
import shutil
import sqlite3

from suite.bench import Failed

FIRST = datetime.datetime(2018, 1, 1, 8, tzinfo=datetime.timezone.utc)
DAYS = 12 * 365
AS_OF = "2025-03-18"
COLUMNS = ["notification_id", "citizen_id", "jobcentre_code", "fund_code", "event_kind", "event_on", "notified_at",
           "comment"]


@dataclasses.dataclass
class SameRows:
    store: pathlib.Path  # as made; copy it
    csv: pathlib.Path
    count: int
    due: int      # rows that our purge takes
    cutoff: int   # before this instant (unix seconds) rows are due

    @property
    def where(self):
        return f"notified_at < {self.cutoff}"


def rows(count):
    start = int(FIRST.timestamp())
    for number in range(count):
        at = start + number * DAYS * 86400 // count
        day = (datetime.date(1970, 1, 1) + datetime.timedelta(days=at // 86400)).isoformat()
        yield (number + 1, number % 1_000_000 + 1, "101", "067", "absence", day, at,
               f"Made for a benchmark, record {number + 1}; nobody is meant.")


def fresh_copy(bench, store):
    """A copy of a closed store, on the disk before anything is timed."""
    copy = bench.place("copy.db")
    shutil.copyfile(store, copy)
    with open(copy, "rb+") as file:
        os.fsync(file.fileno())
    return copy


def purge_command(bench, store):
    return [bench.program, "purge", "--store", f"sqlite:{store}", "--as-of", AS_OF, "--quiet"]


def count_of(store, table="notification"):
    database = sqlite3.connect(store)
    try:
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    finally:
        database.close()


def make(bench, count):
    store = bench.place("same-rows.db")
    trace = bench.place("trace")
    bench.call([bench.tool("bench_make_store"), store, trace, bench.place("bounds"), 1, "--size", 1000, "--case",
                "empty"])
    trace.unlink()
    csv = bench.place("same-rows.csv")
    database = sqlite3.connect(store, isolation_level=None)
    database.execute("BEGIN")
    for table in ("notification", "answer", "document", "sanction", "aux_unanswered"):
        database.execute(f"DELETE FROM {table}")
    with open(csv, "w", encoding="utf-8") as file:
        for row in rows(count):
            database.execute("INSERT INTO notification VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            file.write(",".join(map(str, row[:-1])) + f',"{row[-1]}"\n')
    database.execute("INSERT INTO aux_unanswered SELECT notified_at, notification_id FROM notification ORDER BY 1, 2")
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return found_due(bench, SameRows(store, csv, count, 0, 0))


def found_due(bench, same):
    copy = fresh_copy(bench, same.store)
    bench.call(purge_command(bench, copy))
    database = sqlite3.connect(copy)
    left, cutoff = database.execute("SELECT count(*), min(notified_at) FROM notification").fetchone()
    database.close()
    same.due, same.cutoff = same.count - left, cutoff
    if not 0 < same.due < same.count:
        raise Failed(f"{same.due} of {same.count} rows are due: nothing to compare")
    return same
