# How the benchmarks measure: missing peers and failures are told, and twins do the same work as the engine.
#
# No time is asserted and no server is needed; the built programs are.
import contextlib
import io
import pathlib
import subprocess
import tempfile
import unittest
from unittest import mock

from place import bench_in
from suite import environment, made_store, main, postgresql, same_rows
from suite.bench import Failed
from suite.comparison import Comparison, Missing
from suite.outcome import Outcome


class Measuring(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.bench = bench_in(pathlib.Path(self.folder.name))

    def outcome_of(self, measure):
        with contextlib.redirect_stderr(io.StringIO()):
            return main.measured(self.bench, Comparison("x", ("7a",), "X", "what", "nothing", measure))

    def test_a_program_that_is_not_installed_is_told_with_its_package(self):
        outcome, has_failed = self.outcome_of(lambda bench, outcome: bench.need("no-such-server", "some-package"))
        self.assertEqual(outcome.missing, ["no-such-server is missing (Debian's package some-package)"])
        self.assertFalse(has_failed)

    def test_a_command_that_fails_is_told_and_is_no_missing_peer(self):
        outcome, has_failed = self.outcome_of(lambda bench, outcome: bench.run(["sh", "-c", "echo broken >&2; exit 4"]))
        self.assertRegex(outcome.missing[0], "^failed: .*ended with 4: broken$")
        self.assertTrue(has_failed)

    def test_commands_are_written_down_without_the_places_of_this_machine(self):
        outcome, _ = self.outcome_of(lambda bench, outcome: bench.run(["ls", bench.scratch, bench.root / "bench"]))
        self.assertEqual(outcome.commands, ["ls $SCRATCH bench"])

    def test_a_run_tells_time_processor_and_memory(self):
        usage = self.bench.run(["sh", "-c", "echo said"])
        self.assertEqual(usage.out, "said\n")
        self.assertGreater(usage.wall, 0)
        self.assertGreater(usage.peak, 0.1)

    def test_the_postgresql_that_is_told_is_the_one_that_is_run(self):
        program = self.bench.scratch / "postgres"
        program.write_text("#!/bin/sh\necho postgres of a version $1\n")
        program.chmod(0o755)
        with mock.patch.object(postgresql, "programs", lambda: self.bench.scratch):
            self.assertEqual(environment.environment(self.bench.scratch)["PostgreSQL"], "postgres of a version --version")
        with mock.patch.object(postgresql, "programs", mock.Mock(side_effect=Missing("not here"))):
            self.assertEqual(environment.environment(self.bench.scratch)["PostgreSQL"], "missing")

    def test_being_told_to_stop_when_a_command_has_just_ended_ends_all(self):
        class Ended(subprocess.Popen):
            def communicate(self, *further):
                super().communicate(*further)
                raise SystemExit(130)  # as the handler of a signal does
        with mock.patch.object(subprocess, "Popen", Ended), self.assertRaises(SystemExit):
            self.outcome_of(lambda bench, outcome: bench.call(["true"]))

    def test_an_interrupted_run_says_whether_it_has_written_anything(self):
        build, out = self.bench.scratch / "build", self.bench.scratch / "out"
        build.mkdir()
        (build / "slettefrist").touch()
        options = main.options_of(["--build", str(build), "--out", str(out), "--only", "faker", "--only", "packs"])

        def told(*measured):
            said = io.StringIO()
            with contextlib.redirect_stderr(said), self.assertRaises(SystemExit), \
                    mock.patch.object(main, "measured", mock.Mock(side_effect=measured)):
                main.carry_out(options)
            return said.getvalue()
        self.assertIn(f"interrupted; no comparison had ended, nothing was written to {out}", told(SystemExit(130)))
        self.assertEqual(list(out.iterdir()), [])
        ended = Outcome("faker", "Packs", "what", "nothing"), False
        self.assertIn(f"interrupted; what was measured until then is in {out}", told(ended, SystemExit(130)))
        self.assertTrue((out / "bench.json").exists())

    def test_other_rows_than_the_engines_are_not_the_same_work(self):
        one = made_store.Purge(1.0, 5, 0.5, 5)
        other = made_store.Purge(1.0, 4, 0.5, 4)
        made_store.require_same_rows(ours=[one, one], peer=[one, one])
        made_store.require_same_rows(ours=[[one, other]], peer=[[one, other]])
        for peer in ([other, other], [one, other]):
            with self.assertRaisesRegex(Failed, "not the same work: .*'peer': .*4"):
                made_store.require_same_rows(ours=[one, one], peer=peer)
        for peer in ([[other, one]], [[one]]):
            with self.assertRaisesRegex(Failed, "not the same work"):
                made_store.require_same_rows(ours=[[one, other]], peer=peer)
        with self.assertRaisesRegex(Failed, "not the same work"):
            made_store.repeated(2, iter([[one], [other]]).__next__)

    def test_a_purge_benchmark_that_was_not_right_is_no_figure(self):
        def figure(middle):
            return {"median": middle, "least": 0.1, "most": 9.0}
        series = {"due_rows": 7, "figures": {"purge_seconds": figure(0.5), "longest_lock_seconds": figure(0.25)}}
        self.assertEqual(made_store.from_bench_json({"verified": True, "series": [series]}),
                         made_store.Purge(0.5, 7, 0.25, 7))
        with self.assertRaisesRegex(Failed, "other records than were due"):
            made_store.from_bench_json({"verified": False, "series": [series]})

    def test_a_night_that_removes_something_is_no_empty_one(self):
        made = made_store.make(self.bench, "quiet", 2_000)
        with self.assertRaisesRegex(Failed, "was to be empty"):
            made_store.by_engine_in_place(self.bench, made, made.bounds)

    def test_raw_twins_remove_what_the_engine_removes(self):
        made = made_store.make(self.bench, "quiet", 20_000, nights=3)
        engine = [each.rows for each in made_store.by_engine(self.bench, made)]
        self.assertGreater(min(engine), 0)
        ways = {"same statements": made_store.by_same_statements(self.bench, made)}
        for way in ("indexed", "scan", "batches"):
            ways[way] = made_store.by_twin(self.bench, made, way, "batch=5")
        for way, purges in ways.items():
            self.assertEqual([each.rows for each in purges], engine, way)
        backlog = made_store.make(self.bench, "random-order", 3_000, batch=100)
        engine = made_store.by_engine(self.bench, backlog)[0]
        batches = made_store.by_twin(self.bench, backlog, "batches", "batch=50")[0]
        self.assertEqual(batches.rows, engine.rows)
        self.assertLess(batches.longest, batches.seconds)

    def test_rows_for_servers_are_those_of_the_store_and_some_are_due(self):
        same = same_rows.make(self.bench, 500)
        lines = same.csv.read_text().splitlines()
        self.assertEqual(len(lines), 500)
        due = sum(int(line.split(",")[6]) < same.cutoff for line in lines)
        self.assertEqual(due, same.due)
        self.assertTrue(0 < due < 500)
