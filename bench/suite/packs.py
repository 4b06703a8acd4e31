# Packs made for comparisons, and what is in them.
#
# The scenario is `decade` at a given number of citizens. It must not know what is compared with a pack.

TABLES = ["citizen", "citizen_change", "notification", "answer", "document", "sanction", "contact_course",
          "plan_draft", "benefit_report", "message"]


def make_pack(bench, citizens, threads, form="csv"):
    """A pack in the scratch folder, and what making it took."""
    folder = bench.place("pack")
    usage = bench.run([bench.program, "generate", "scenarios/decade.toml", "--citizens", citizens, "--format", form,
                       "--threads", threads, "--out", folder, "--quiet"])
    return folder, usage


def rows_of_tables(folder):
    """Rows of each table's CSV file, headers left out."""
    rows = {}
    for table in TABLES:
        path = folder / f"{table}.csv"
        if path.exists():
            with open(path, "rb") as file:
                rows[table] = sum(1 for _ in file) - 1
    return rows


def bytes_of(folder, pattern="*"):
    return sum(path.stat().st_size for path in folder.rglob(pattern) if path.is_file())


def largest_of(folder, count=4):
    """The largest files, with their shares of all bytes: what a pack's time goes into."""
    files = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: -path.stat().st_size)
    whole = bytes_of(folder)
    return {path.name: path.stat().st_size / whole for path in files[:count]}
