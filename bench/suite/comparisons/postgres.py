# PostgreSQL on the same rows, for context: COPY, one DELETE, and its own pgbench -i.
#
# No goal hangs on it. Each must remove exactly the rows that ours does.
from suite import postgresql
from suite.comparison import Comparison, in_turns
from suite.comparisons.archiver import left_as_expected, ours
from suite.numbers import ratios
from suite.same_rows import COLUMNS, make

CREATE = """CREATE TABLE notification (notification_id bigint, citizen_id bigint NOT NULL, jobcentre_code text NOT NULL,
fund_code text NOT NULL, event_kind text NOT NULL, event_on date NOT NULL, notified_at bigint NOT NULL, comment text)"""
INDEXES = "ALTER TABLE notification ADD PRIMARY KEY (notification_id); CREATE INDEX ON notification (notified_at)"
ROWS_A_SCALE = 100_000  # of pgbench_accounts


def measure(bench, outcome):
    same = make(bench, bench.pick(1_000_000, 20_000))
    scale = bench.pick(10, 1)
    outcome.notes.append(f"{same.count:,} notifications, {same.due:,} of them due; pgbench -i at scale {scale}")
    with postgresql.server(bench) as database:
        def copy(turn):
            database.sql(f"DROP TABLE IF EXISTS notification; {CREATE}")
            return database.measured("-c", f"\\copy notification ({', '.join(COLUMNS)}) from '{same.csv}' (format csv)").wall

        def delete(turn):  # of what `copy` has just loaded
            database.sql(f"{INDEXES}; ANALYZE notification; CHECKPOINT")
            wall = database.measured("-c", f"DELETE FROM notification WHERE {same.where}").wall
            left_as_expected(int(database.sql("SELECT count(*) FROM notification").strip()), same, "PostgreSQL")
            return wall

        def pgbench(turn):
            return database.pgbench("-i", "-q", "-s", scale).wall

        seconds = in_turns(bench.pairs, ours=lambda turn: ours(bench, same), copy=copy, delete=delete, pgbench=pgbench)
    outcome.row("slettefrist purge", "s", seconds["ours"], is_plotted=True)
    outcome.row("PostgreSQL, plain DELETE", "s", seconds["delete"], is_plotted=True)
    outcome.row("PostgreSQL, \\copy of the CSV", "rows/s", [same.count / each for each in seconds["copy"]])
    outcome.row("pgbench -i", "rows/s", [scale * ROWS_A_SCALE / each for each in seconds["pgbench"]])
    outcome.ratio("purge, PostgreSQL's DELETE over ours", ratios(seconds["delete"], seconds["ours"]))


COMPARISON = Comparison(
    "postgresql", (), "PostgreSQL, for context",
    "The rows of the comparison with MariaDB: `\\copy` of the CSV into a table without indexes, then its indexes "
    "(not timed), then one DELETE, each a whole `psql`; and `pgbench -i`, which makes rows of its own.",
    "As with MariaDB; VACUUM, which PostgreSQL puts off, is not counted. pgbench's rows are narrower and drawn by the "
    "server itself, index and VACUUM included.",
    measure)
