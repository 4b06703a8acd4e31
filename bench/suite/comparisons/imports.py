# `sqlite3 .import` of ready CSV files beside generating and loading the same rows.
#
# No goal hangs on it. The files are written from the very store that ours makes.
import sqlite3

from suite.bench import require_same_work
from suite.comparison import Comparison, in_turns
from suite.numbers import ratios
from suite.same_rows import count_of

# Without documents: CSV cannot hold their bytes.
TABLES = ["citizen", "notification", "answer", "sanction", "contact_course", "plan_draft", "benefit_report", "message"]


def rows_of(store):
    return {table: count_of(store, table) for table in TABLES}


def exported(bench, store):
    """CSV files of the tables, and the schema without STRICT."""
    folder = bench.place("csv")
    folder.mkdir()
    database = sqlite3.connect(store)
    for table in TABLES:
        bench.call(["sqlite3", "-csv", store, f".once {folder}/{table}.csv", f"SELECT * FROM {table}"])
    schema = ";\n".join(text for (text,) in database.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")).replace(") STRICT", ")")
    database.close()
    return folder, schema + ";\n"


def measure(bench, outcome):
    bench.need("sqlite3", "sqlite3")
    citizens = bench.pick(50_000, 1_000)

    def ours(store):
        return bench.run([bench.tool("bench_load"), bench.place("load"), store, citizens, 1, "run"]).wall

    store = bench.place("load.db")
    ours(store)
    rows = rows_of(store)
    folder, schema = exported(bench, store)
    script = bench.scratch / "import.sql"
    script.write_text("PRAGMA journal_mode = WAL;\nPRAGMA synchronous = NORMAL;\nPRAGMA cache_size = -65536;\n"
                      "PRAGMA wal_autocheckpoint = 16384;\n" + schema +
                      ".mode csv\n" + "".join(f".import {folder}/{table}.csv {table}\n" for table in TABLES))

    def imported(turn):
        place = bench.place("import.db")
        wall = bench.run(["sqlite3", place], stdin=script).wall
        require_same_work("rows that sqlite3 imported", rows_of(place), rows)
        return wall

    taken = in_turns(bench.pairs, ours=lambda turn: ours(bench.place("load.db")), shell=imported)
    outcome.notes.append(f"{citizens:,} citizens, {sum(rows.values()):,} rows of {len(TABLES)} tables")
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
