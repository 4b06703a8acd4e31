# Writes the tables of a pack as CSV with Python's Faker, Danish (which it calls dk_DK).
#
#   python3 faker_rows.py TABLES FOLDER TABLE=ROWS...
#
# The twin of faker.mjs: the same columns, the same kinds of draws. No row knows of another.
import csv
import json
import sys

from faker import Faker

TABLES, FOLDER, *WANTED = sys.argv[1:]
ROWS = {name: int(count) for name, count in (each.split("=") for each in WANTED)}
fake = Faker("dk_DK")
fake.seed(1)


def moment():
    return fake.date_time_between("-14y", "+10y")


DRAWS = {
    "id": lambda: lambda row: row,
    "digits": lambda length: lambda row: fake.numerify("#" * int(length)),
    "number": lambda most: lambda row: fake.random_int(0, int(most)),
    "hexadecimal": lambda length: lambda row: fake.sha256(),
    "ref": lambda table: lambda row: fake.random_int(1, ROWS[table]),
    "one": lambda *several: lambda row: fake.random_element(several),
    "given_name": lambda: lambda row: fake.first_name(),
    "family_name": lambda: lambda row: fake.last_name(),
    "born_on": lambda: lambda row: fake.date_between("-65y", "-18y").isoformat(),
    "day": lambda: lambda row: moment().date().isoformat(),
    "month": lambda: lambda row: moment().strftime("%Y-%m"),
    "instant": lambda: lambda row: moment().strftime("%Y-%m-%dT%H:%M:%SZ"),
    "file_name": lambda: lambda row: fake.file_name(extension="pdf"),
    "sentence": lambda: lambda row: fake.sentence(),
    "comment": lambda: lambda row: fake.sentence() if fake.random_int(0, 3) == 0 else "",
    "empty": lambda: lambda row: "",
}


def maker_of(words):
    kind, *rest = words.split(" ")
    return DRAWS[kind](*rest)


with open(TABLES, encoding="utf-8") as tables_file:
    TABLES_AND_COLUMNS = json.load(tables_file)
for name, columns in TABLES_AND_COLUMNS.items():
    makers = [maker_of(words) for words in columns.values()]
    with open(f"{FOLDER}/{name}.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        for number in range(1, ROWS.get(name, 0) + 1):
            out.writerow([make(number) for make in makers])
