#!/usr/bin/env python3
"""A purge as a program: what the policy requires under the default readings, for an SQLite store.

    slettefrist run first-documents-2024 --engine 'serve:python3 scenarios/engines/purge.py --serve'
    slettefrist run leap-day --from 2025-02-24 --to 2025-03-03 --engine 'cmd:python3 scenarios/engines/purge.py'

The first is started once and asked for each run, the second is started for each run.
The numbers stand here once more on purpose: an engine under test is somebody else's work.
"""
import calendar
import datetime
import json
import os
import sqlite3
import sys
import zoneinfo

RELEASE = datetime.date(2024, 3, 18)  # the rules are in force from here on
RECORD_MONTHS = 72
DOCUMENT_MONTHS = 12
HELD = {area: f"(SELECT id FROM held WHERE area = '{area}' AND id IS NOT NULL)"
        for area in ("notification", "answer", "document", "sanction")}


def due_day(start, months):
    """The day `months` later; a day that does not exist becomes the month's last."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def first_day_kept(as_of, months):
    """The first day whose records are not due yet: all before it are, since due days never turn back."""
    day = as_of - datetime.timedelta(days=months * 31 + 5)
    while due_day(day, months) <= as_of:
        day += datetime.timedelta(days=1)
    return day


def midnight(day):
    """The instant at which the day begins in Denmark, in unix seconds."""
    zone = zoneinfo.ZoneInfo("Europe/Copenhagen")
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())


def find_held(store, as_of):
    """What complaints run over today, with what hangs on it, as temporary tables: held, and whatever stays with it."""
    if not store.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'hold'").fetchone():
        store.execute("CREATE TEMP TABLE hold (area, record_id, from_on, to_on)")  # a store without holds
    store.execute("CREATE TEMP TABLE held (area, id)")
    store.execute(
        "INSERT INTO held SELECT area, record_id FROM hold WHERE from_on <= ? AND (to_on IS NULL OR to_on >= ?)",
        (as_of.isoformat(), as_of.isoformat()))
    for area, of_area in (
            ("answer", "SELECT answer_id FROM answer WHERE notification_id IN {notification}"),
            ("document", "SELECT document_id FROM document WHERE notification_id IN {notification} "
                         "OR answer_id IN {answer}"),
            # Whatever would go along with its notification keeps it.
            ("notification", "SELECT notification_id FROM answer WHERE answer_id IN {answer} OR answer_id IN "
                             "(SELECT answer_id FROM document WHERE document_id IN {document}) "
                             "UNION SELECT notification_id FROM document WHERE document_id IN {document}")):
        store.execute(f"INSERT INTO held SELECT '{area}', * FROM ({of_area.format(**HELD)})")


def purge(store, as_of):
    records_kept_from = first_day_kept(as_of, RECORD_MONTHS)
    documents_kept_from = first_day_kept(as_of, DOCUMENT_MONTHS)
    store.execute("PRAGMA secure_delete = ON")
    store.execute("BEGIN IMMEDIATE")
    find_held(store, as_of)
    store.execute(
        "CREATE TEMP TABLE due AS SELECT n.notification_id AS id FROM notification AS n WHERE "
        "coalesce((SELECT min(a.answered_at) FROM answer AS a WHERE a.notification_id = n.notification_id), "
        f"n.notified_at) < ? AND n.notification_id NOT IN {HELD['notification']}", (midnight(records_kept_from),))
    store.execute(
        f"DELETE FROM document WHERE stored_at < ? AND document_id NOT IN {HELD['document']} "
        "OR notification_id IN (SELECT id FROM due) "
        "OR answer_id IN (SELECT answer_id FROM answer WHERE notification_id IN (SELECT id FROM due))",
        (midnight(documents_kept_from),))
    store.execute("DELETE FROM answer WHERE notification_id IN (SELECT id FROM due)")
    store.execute("DELETE FROM notification WHERE notification_id IN (SELECT id FROM due)")
    store.execute(
        "DELETE FROM sanction WHERE min(coalesce(expires_on, served_on), coalesce(served_on, expires_on)) < ? "
        f"AND sanction_id NOT IN {HELD['sanction']}",
        (records_kept_from.isoformat(),))
    store.execute("COMMIT")


def purge_files(store, folder):
    """With --content-store files the bytes lie beside the store: every file without a row goes, also those that
    a run which was cut off after its commit has left."""
    kept = {str(row[0]) for row in store.execute("SELECT document_id FROM document")}
    for name in os.listdir(folder):
        if name not in kept:
            os.remove(os.path.join(folder, name))


def run(location, as_of, folder):
    if as_of < RELEASE:
        return
    store = sqlite3.connect(location.removeprefix("sqlite:"), isolation_level=None)
    try:
        purge(store, as_of)
        if folder:
            purge_files(store, folder)
    finally:
        store.close()


def serve():
    """One line in, one line out, until the input ends. Nothing else may go to standard output."""
    for line in sys.stdin:
        question = json.loads(line)
        try:
            run(question["store"], datetime.date.fromisoformat(question["as_of"]), question.get("content"))
            answer = {"ok": True}
        except sqlite3.Error as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["--serve"]:
        serve()
    else:
        run(os.environ["SLETTEFRIST_STORE"], datetime.date.fromisoformat(os.environ["SLETTEFRIST_AS_OF"]),
            os.environ.get("SLETTEFRIST_CONTENT"))
