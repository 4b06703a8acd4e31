# CSV packs beside @faker-js/faker and Python's Faker: whole processes that write the same tables.
#
# A peer writes as many rows of each table as our pack has; Python's Faker a twentieth of them, since its rate
# is what is compared. faker-js is installed by npm into out/bench, at this very moment and never before.
from suite.bench import Failed
from suite.comparison import Comparison, Missing, in_turns
from suite.numbers import ratios
from suite.packs import make_pack, rows_of_tables

VERSION = "9.9.0"  # the newest that Debian 12's Node.js 18 can run
PYTHON = "/usr/bin/python3"
PYTHON_SHARE = 20


def installed_faker(bench):
    npm = bench.need("npm", "npm")
    bench.need("node", "nodejs")
    modules = bench.out / f"faker-{VERSION}"
    package = modules / "node_modules" / "@faker-js" / "faker" / "package.json"
    command = [npm, "install", "--prefix", modules, "--no-audit", "--no-fund", "--ignore-scripts",
               f"@faker-js/faker@{VERSION}"]
    bench.note(command)
    if not package.exists():
        modules.mkdir(parents=True, exist_ok=True)
        try:
            bench.call(command)
        except (Failed, OSError) as error:
            raise Missing(f"@faker-js/faker {VERSION} cannot be installed from npm ({error})") from error
    return modules / "node_modules"


def python_faker(bench):
    try:
        bench.call([PYTHON, "-c", "import faker"])
    except (Failed, OSError) as error:
        raise Missing("Python's Faker is missing (Debian's package python3-fake-factory)") from error


def counts_as_words(rows, share=1):
    return [f"{table}={max(1, count // share)}" for table, count in rows.items()]


def measure(bench, outcome):
    tables = bench.root / "bench" / "peers" / "tables.json"
    citizens = bench.pick(20_000, 1_000)
    folder, _ = make_pack(bench, citizens, threads=1)
    rows = rows_of_tables(folder)
    total = sum(rows.values())
    outcome.notes.append(f"{citizens:,} citizens, {total:,} rows of {len(rows)} tables")

    def rate_of(command, share=1):
        place = bench.place("peer-pack")
        place.mkdir()
        counts = counts_as_words(rows, share)
        wall = bench.run([*command, place, *counts]).wall
        return sum(int(each.split("=")[1]) for each in counts) / wall

    ways = {"ours": lambda turn: total / make_pack(bench, citizens, threads=1)[1].wall}
    try:
        modules = installed_faker(bench)
        script = bench.root / "bench" / "peers" / "faker.mjs"
        ways["faker_js"] = lambda turn: rate_of(["node", script, modules, tables])
    except Missing as missing:
        outcome.missing.append(str(missing))
    try:
        python_faker(bench)
        program = bench.root / "bench" / "peers" / "faker_rows.py"
        ways["faker_py"] = lambda turn: rate_of([PYTHON, program, tables], PYTHON_SHARE)
    except Missing as missing:
        outcome.missing.append(str(missing))
    rates = in_turns(bench.pairs, **ways)
    outcome.row("slettefrist generate, one thread", "rows/s", rates["ours"], is_plotted=True)
    if "faker_js" in rates:
        outcome.row(f"@faker-js/faker {VERSION}, Danish", "rows/s", rates["faker_js"], is_plotted=True)
        outcome.ratio("over faker-js", ratios(rates["ours"], rates["faker_js"]), "3a")
    if "faker_py" in rates:
        outcome.row("Python's Faker, Danish", "rows/s", rates["faker_py"], is_plotted=True)
        outcome.ratio("over Python's Faker", ratios(rates["ours"], rates["faker_py"]))


COMPARISON = Comparison(
    "faker", ("3a",), "CSV packs beside faker libraries",
    "`slettefrist generate decade --format csv --threads 1` and a program of each library: the same tables, columns "
    "and numbers of rows, whole processes, to files.",
    "Ours also writes `events.ndjson`, `expected_deletions.csv`, `submissions.ndjson` and digests of every file, and "
    "its rows hang together; a library's rows are drawn independently. Our texts carry tokens. A library process "
    "starts an interpreter. Python's Faker writes a twentieth of the rows. Rows of the tables alone are counted.",
    measure)
