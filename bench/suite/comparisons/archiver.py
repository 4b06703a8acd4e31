# Our purge beside pt-archiver and a plain DELETE on MariaDB: whole processes on the same rows.
#
# Every turn begins with a fresh copy of the store and a fresh copy of the table. Each must remove exactly the
# rows that the others do. Without pt-archiver the DELETE is compared all the same.

from suite import mariadb
from suite.bench import Failed
from suite.comparison import Comparison, Missing, in_turns
from suite.numbers import ratios
from suite.same_rows import COLUMNS, count_of, fresh_copy, make, purge_command

CREATE = """CREATE TABLE loaded (notification_id BIGINT PRIMARY KEY, citizen_id BIGINT NOT NULL,
jobcentre_code VARCHAR(8) NOT NULL, fund_code VARCHAR(8) NOT NULL, event_kind VARCHAR(32) NOT NULL,
event_on VARCHAR(10) NOT NULL, notified_at BIGINT NOT NULL, comment TEXT, KEY (notified_at)) ENGINE=InnoDB"""


def left_as_expected(left, same, who):
    if left != same.count - same.due:
        raise Failed(f"{who} left {left} rows, expected {same.count - same.due}")


def ours(bench, same):
    copy = fresh_copy(bench, same.store)
    usage = bench.run(purge_command(bench, copy))
    left_as_expected(count_of(copy), same, "our purge")
    return usage.wall


def load(database, same):
    database.sql(f"USE bench; {CREATE}; LOAD DATA LOCAL INFILE '{same.csv}' INTO TABLE loaded FIELDS TERMINATED BY ',' "
                 f"OPTIONALLY ENCLOSED BY '\"' ({', '.join(COLUMNS)})")


def on_fresh_table(database, same, purge, who):
    database.sql("USE bench; DROP TABLE IF EXISTS notification; CREATE TABLE notification LIKE loaded; "
                 "INSERT INTO notification SELECT * FROM loaded; ANALYZE TABLE notification; "
                 "FLUSH TABLES notification FOR EXPORT; UNLOCK TABLES")
    usage = purge()
    left_as_expected(int(database.sql("SELECT count(*) FROM bench.notification").strip()), same, who)
    return usage.wall


def archiver(bench, database, same, *further):
    return bench.run(["pt-archiver", "--source", f"S={database.socket},u=root,D=bench,t=notification", "--purge",
                      "--where", same.where, "--limit", 1000, "--commit-each", "--no-check-charset", *further])


def measure(bench, outcome):
    same = make(bench, bench.pick(1_000_000, 20_000))
    outcome.notes.append(f"{same.count:,} notifications, {same.due:,} of them due")
    with mariadb.server(bench) as database:
        load(database, same)

        def on_table(purge, who):
            return lambda turn: on_fresh_table(database, same, purge, who)

        ways = {"ours": lambda turn: ours(bench, same),
                "delete": on_table(lambda: database.measured(f"DELETE FROM notification WHERE {same.where}"), "DELETE")}
        try:
            bench.need("pt-archiver", "percona-toolkit")
            ways["bulk"] = on_table(lambda: archiver(bench, database, same, "--bulk-delete"), "pt-archiver --bulk-delete")
            ways["rows"] = on_table(lambda: archiver(bench, database, same), "pt-archiver")
        except Missing as missing:
            outcome.missing.append(str(missing))
        seconds = in_turns(bench.pairs, **ways)
    outcome.row("slettefrist purge", "s", seconds["ours"], is_plotted=True)
    outcome.row("MariaDB, plain DELETE", "s", seconds["delete"], is_plotted=True)
    if "bulk" in seconds:
        outcome.row("pt-archiver --bulk-delete", "s", seconds["bulk"], is_plotted=True)
        outcome.row("pt-archiver, row by row", "s", seconds["rows"], is_plotted=True)
        outcome.ratio("over pt-archiver --bulk-delete", ratios(seconds["bulk"], seconds["ours"]), "7a")
        outcome.ratio("over pt-archiver row by row", ratios(seconds["rows"], seconds["ours"]), "7b")
    outcome.ratio("over a plain DELETE", ratios(seconds["delete"], seconds["ours"]), "7c")


COMPARISON = Comparison(
    "archiver", ("7a", "7b", "7c"), "A purge beside pt-archiver and MariaDB",
    "One table with an index on the date, a tenth of it due, durable commits; whole processes: `slettefrist purge`, "
    "`pt-archiver --purge --limit 1000 --commit-each` with and without `--bulk-delete`, and the `mariadb` client with "
    "one DELETE. Fresh rows every turn, the same rows removed by all.",
    "Ours runs in one process with its database, writes SQLite's write-ahead log in large pieces, finds out by itself "
    "what is due, logs every removal, overwrites what it removes (secure_delete), looks at four tables and brings "
    "everything into the main file at its end. The peers are told the instant, log nothing, talk to a server over a "
    "socket and leave its clean-up (InnoDB's purge) for later. pt-archiver starts Perl.",
    measure)
