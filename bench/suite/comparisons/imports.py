# `sqlite3 .import` of ready CSV files beside generating and loading the same rows.
#
# No goal hangs on it. The files are written from the very store that ours makes.
import sqlite3

from suite.comparison import Comparison, in_turns
from suite.numbers import ratios

# Without documents: CSV cannot hold their bytes.
TABLES = ["citizen", "notification", "answer", "sanction", "contact_course", "plan_draft", "benefit_report", "message"]


def exported(bench, store):
    """CSV files of the tables, the schema without STRICT, and the number of rows."""
    folder = bench.place("csv")
    folder.mkdir()
    database = sqlite3.connect(store)
    rows = 0
    for table in TABLES:
        bench.call(["sqlite3", "-csv", store, f".once {folder}/{table}.csv", f"SELECT * FROM {table}"])
        rows += database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    schema = ";\n".join(text for (text,) in database.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")).replace(") STRICT", ")")
    database.close()
    return folder, schema + ";\n", rows


def measure(bench, outcome):
    bench.need("sqlite3", "sqlite3")
    citizens = bench.pick(50_000, 1_000)

    def ours(store):
        return bench.run([bench.tool("bench_load"), bench.place("load"), store, citizens, 1]).wall

    store = bench.place("load.db")
    ours(store)
    folder, schema, rows = exported(bench, store)
    script = bench.scratch / "import.sql"
    script.write_text("PRAGMA journal_mode = WAL;\nPRAGMA synchronous = NORMAL;\nPRAGMA cache_size = -65536;\n"
                      "PRAGMA wal_autocheckpoint = 16384;\n" + schema +
                      ".mode csv\n" + "".join(f".import {folder}/{table}.csv {table}\n" for table in TABLES))

    def imported(turn):
        return bench.run(["sqlite3", bench.place("import.db")], stdin=script).wall

    taken = in_turns(bench.pairs, ours=lambda turn: ours(bench.place("load.db")), shell=imported)
    outcome.notes.append(f"{citizens:,} citizens, {rows:,} rows of {len(TABLES)} tables")
    outcome.row("generate and load, one thread", "s", taken["ours"], is_plotted=True)
    outcome.row("sqlite3 .import", "s", taken["shell"], is_plotted=True)
    outcome.ratio(".import over ours", ratios(taken["shell"], taken["ours"]))


COMPARISON = Comparison(
    "import", (), "sqlite3 .import, for context",
    "`bench_load` generates and loads by one thread; the `sqlite3` shell imports the same rows from ready CSV files "
    "into the same tables and indexes. Whole processes, write-ahead log, synchronous NORMAL.",
    "Ours also generates, and writes documents with their bytes, which are left out of the import. The shell checks no "
    "types (its tables are not STRICT) and stores an empty field as an empty text, not as NULL.",
    measure)
