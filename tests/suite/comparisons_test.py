# What comparisons make of figures: which of them a goal gets, and what they refuse.
#
# All figures are made up and nothing is run. It must not need a built program.
import contextlib
import pathlib
import sqlite3
import tempfile
import types
import unittest
from unittest import mock

from place import bench_in
from suite.bench import Failed
from suite.comparison import Missing
from suite.comparisons import archiver, backlog, blobs, imports, judged_run, loading, nights, packs, sizes
from suite.made_store import Purge
from suite.outcome import Outcome


def usage(wall=1.0, peak=1.0, cpu=1.0):
    return types.SimpleNamespace(wall=wall, peak=peak, cpu=cpu)


def purge(seconds=1.0, rows=1, longest=1.0):
    return Purge(seconds, rows, longest, rows)


class Comparisons(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.bench = bench_in(pathlib.Path(folder.name))

    def outcome_of(self, module, **stand_ins):
        """Of the comparison with stand-ins for what it calls."""
        outcome = Outcome("x", "X", "what", "nothing")
        with mock.patch.multiple(module, **stand_ins) if stand_ins else contextlib.nullcontext():
            module.measure(self.bench, outcome)
        return outcome

    def values_of(self, outcome, goal):
        return next(ratio.values for ratio in outcome.ratios if ratio.goal == goal)

    def test_without_pt_archiver_a_plain_delete_is_compared_all_the_same(self):
        def need(program, package):
            raise Missing(f"{program} is missing")
        self.bench.need = need
        database = types.SimpleNamespace(measured=lambda sql: usage(6.0), sql=lambda sql: "9")
        outcome = self.outcome_of(
            archiver, make=lambda bench, count: types.SimpleNamespace(count=10, due=1, where="", csv=""),
            ours=lambda bench, same: 2.0,
            mariadb=types.SimpleNamespace(server=lambda bench: contextlib.nullcontext(database)))
        self.assertEqual(outcome.missing, ["pt-archiver is missing"])
        self.assertEqual(self.values_of(outcome, "7c"), [3.0, 3.0])
        self.assertEqual([ratio.goal for ratio in outcome.ratios], ["7c"])

    def test_a_lock_is_compared_with_a_lock_alone_and_batches_with_as_large_ones_too(self):
        def twin(bench, made, way, *words):
            if way == "indexed":
                return [purge(longest=4.0 if "wal_autocheckpoint=0" in words else 8.0)]
            return [purge(seconds=6.0 if "wal_autocheckpoint=65536" in words else 12.0)]
        def ours(bench, made, batch):
            return purge(seconds=4.0 if batch == 200 else 3.0)  # the LIMIT batches' number, of small sizes
        outcome = self.outcome_of(backlog, make=lambda *_: None, by_twin=twin, by_bench_purge=ours)
        self.assertEqual(self.values_of(outcome, "6b"), [0.25, 0.25])
        self.assertEqual([ratio.values[0] for ratio in outcome.ratios[2:]], [4.0, 3.0, 1.5])
        self.assertEqual(self.values_of(outcome, "6c"), [4.0, 4.0])

    def test_a_scan_of_other_rows_than_the_engines_is_not_the_same_work(self):
        def quiet(scanned):
            def twin(bench, made, way, *further):
                return [purge(rows=rows) for rows in (scanned if way == "scan" else [5, 6, 7, 8])]
            engine = twin(None, None, "engine")
            with mock.patch.multiple(nights, make=lambda *_, **further: None, by_twin=twin, by_engine=lambda *_: engine,
                                     by_same_statements=lambda *_: engine, by_bench_purge=lambda *_: engine[0]):
                nights.quiet(self.bench, Outcome("x", "X", "what", "nothing"), 1)
        quiet([5, 6, 7])
        with self.assertRaisesRegex(Failed, r"not the same work: .*'scan': \[\[5, 6, 9\]"):
            quiet([5, 6, 9])

    def test_documents_are_removed_alike_by_all_pragmas(self):
        for wrong in (None, "secure_delete=ON", "secure_delete=FAST", "documents", "document-batches"):
            def raw(bench, made, *words):
                return [purge(rows=8 if wrong in words and words[-1] != "secure_delete=OFF" else 9)]
            stand_ins = {"make": lambda *_: None, "by_bench_purge": lambda *_: purge(rows=9), "by_same_statements": raw,
                         "by_twin": raw}
            if wrong is None:
                self.outcome_of(blobs, **stand_ins)
                continue
            with self.subTest(wrong), self.assertRaisesRegex(Failed, "not the same work"):
                self.outcome_of(blobs, **stand_ins)

    def test_secure_deletion_is_judged_by_documents_alone_in_parts(self):
        def raw(bench, made, *words):
            seconds = {"document-batches": 5.0, "documents": 4.0}.get(words[0], 2.0)
            return [purge(1.0 if words[-1] == "secure_delete=OFF" else seconds)]
        outcome = self.outcome_of(blobs, make=lambda *_: None, by_bench_purge=lambda *_: purge(2.0),
                                  by_same_statements=raw, by_twin=raw)
        self.assertEqual(self.values_of(outcome, "10"), [0.2, 0.2])

    def test_loads_are_of_the_same_rows(self):
        def run(command):
            pathlib.Path(command[1]).write_text("1 1 30\n")
            return types.SimpleNamespace(out=f"removals 0\nleft_in_citizen 10\nleft_in_answer {self.answers}\n")
        self.bench.run = run
        self.bench.tool = lambda name: name
        self.answers = 20
        self.outcome_of(loading)
        self.answers = 19
        with self.assertRaisesRegex(Failed, "not the same work: rows of each turn and way .*29"):
            self.outcome_of(loading)

    def test_a_replay_removes_and_leaves_what_the_run_does(self):
        summary = {"counts": {"citizen": {"deleted": 0, "remaining": 9}, "answer": {"deleted": 4, "remaining": 1}},
                   "timing": {"engine": 1.0, "oracle": 1.0}}
        for removed, left, is_same in ((4, 1, True), (3, 1, False), (4, 2, False)):
            def replay():
                return self.outcome_of(judged_run, recorded=lambda *_: (None, 1), judged_run=lambda *_: (usage(), summary),
                                       replayed=lambda *_: ((1.0, 1.0, 1.0), (removed, {"citizen": 9, "answer": left})))
            if is_same:
                replay()
                continue
            with self.assertRaisesRegex(Failed, "not the same work: removed and left by the replay"):
                replay()

    def test_an_import_is_of_all_rows(self):
        def run(command, stdin=None):
            database = sqlite3.connect(self.bench.scratch / ("import.db" if stdin else "load.db"))
            for table in imports.TABLES:
                database.execute(f"CREATE TABLE {table} (id)")
            database.executemany("INSERT INTO answer VALUES (?)", [(each,) for each in range(self.imported if stdin else 3)])
            database.commit()
            database.close()
            return usage()
        self.bench.run = run
        self.bench.tool = self.bench.need = lambda *words: words[0]
        self.imported = 3
        self.outcome_of(imports, exported=lambda *_: (None, ""))
        self.imported = 2
        with self.assertRaisesRegex(Failed, "not the same work: rows that sqlite3 imported .*'answer': 2"):
            self.outcome_of(imports, exported=lambda *_: (None, ""))

    def test_a_pack_counts_all_its_files_and_tells_of_its_csv(self):
        (self.bench.scratch / "events.ndjson").write_bytes(b"e" * 3_000_000)
        (self.bench.scratch / "answer.csv").write_bytes(b"a" * 1_000_000)
        outcome = self.outcome_of(packs, make_pack=lambda bench, citizens, threads: (bench.scratch, usage(cpu=2.0)))
        self.assertEqual(self.values_of(outcome, "3b"), [2.0, 2.0])
        rows = {row.label: row.values for row in outcome.rows}
        self.assertEqual(rows["one thread, CSV files alone, a second of CPU"], [0.5, 0.5])
        self.assertIn("4 MB of files, 1 of them CSV (25 %): events.ndjson 75 %", outcome.notes[0])

    def test_memory_of_packs_is_measured_as_often_as_all_else(self):
        self.bench.pairs = 7
        outcome = self.outcome_of(
            sizes, judged_run=lambda *_: (usage(), {"counts": {"notification": {"generated": 1}}}),
            make_pack=lambda bench, citizens, threads: (None, usage(peak=citizens)))
        self.assertEqual(self.values_of(outcome, "9c"), [10] * 7)
