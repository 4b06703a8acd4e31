# What comparisons make of figures: which of them a goal gets, and what they refuse.
#
# All figures are made up and nothing is run. It must not need a built program.
import contextlib
import pathlib
import tempfile
import types
import unittest
from unittest import mock

from place import bench_in
from suite.comparison import Missing
from suite.comparisons import archiver, sizes
from suite.outcome import Outcome


def usage(wall=1.0, peak=1.0, cpu=1.0):
    return types.SimpleNamespace(wall=wall, peak=peak, cpu=cpu)


class Comparisons(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.bench = bench_in(pathlib.Path(folder.name))

    def outcome_of(self, module, **stand_ins):
        """Of the comparison with stand-ins for what it calls."""
        outcome = Outcome("x", "X", "what", "nothing")
        with mock.patch.multiple(module, **stand_ins):
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

    def test_memory_of_packs_is_measured_as_often_as_all_else(self):
        self.bench.pairs = 7
        outcome = self.outcome_of(
            sizes, judged_run=lambda *_: (usage(), {"counts": {"notification": {"generated": 1}}}),
            make_pack=lambda bench, citizens, threads: (None, usage(peak=citizens)))
        self.assertEqual(self.values_of(outcome, "9c"), [10] * 7)
