# Figures, verdicts and reports of the benchmarks from recorded numbers.
#
# Nothing is measured here. It must not need a built program.
import contextlib
import io
import unittest

import place  # noqa: F401
from suite import main, plots, report
from suite.comparison import in_turns
from suite.comparisons import ALL
from suite.goals import BY_KEY, GOALS
from suite.numbers import plain, ranged, ratios
from suite.outcome import Outcome, Run, as_plain, from_plain


def sample_run():
    met = Outcome("faker", "Packs beside <faker>", "what", "nothing | much", pairs=3, goals=["3a"])
    met.row("ours", "rows/s", [600.0, 700.0, 500.0], is_plotted=True)
    met.ratio("over faker-js", [61.0, 59.0, 70.0, 60.0, 65.0], "3a")
    missed = Outcome("archiver", "Purge", "what", "nothing", goals=["7a", "7c"], missing=["mariadbd is missing"])
    missed.ratio("over the tool", [11.0, 13.0, 11.5, 11.2, 12.9], "7a")
    return Run(False, {"CPU": "one"}, [met, missed])


class Numbers(unittest.TestCase):
    def test_a_ratio_is_of_the_pairs_and_not_of_the_medians(self):
        self.assertEqual(ratios([10, 30, 20], [1, 10, 20]), [10, 3, 1])
        self.assertEqual(ranged(ratios([10, 30, 20], [1, 10, 20]), "times"), "3 [1-10] times")

    def test_an_even_number_of_pairs_has_its_median_in_between(self):
        self.assertEqual(ranged([1.0, 2.0]), "1.5 [1-2]")

    def test_measurements_without_a_partner_are_refused(self):
        with self.assertRaisesRegex(ValueError, "3 measurements cannot be paired with 2"):
            ratios([1, 2, 3], [1, 2])

    def test_numbers_are_told_without_exponents(self):
        self.assertEqual([plain(each) for each in (0, 0.0000123, 0.5, 12345.6)], ["0", "0.0000123", "0.5", "12,346"])


class Goals(unittest.TestCase):
    def test_a_goal_is_met_at_its_limit_and_missed_beyond_it(self):
        self.assertTrue(BY_KEY["3a"].is_met_by([59, 60, 80]))
        self.assertFalse(BY_KEY["3a"].is_met_by([59.9, 59.9, 80]))
        self.assertTrue(BY_KEY["1a"].is_met_by([1.0, 1.4, 9.0]))
        self.assertFalse(BY_KEY["1a"].is_met_by([1.0, 1.41, 9.0]))

    def test_a_figure_has_the_digits_that_show_on_which_side_of_the_limit_it_is(self):
        self.assertEqual(BY_KEY["9a"].figure_text([10.1, 10.50004, 10.9]), "10.50004 [10.1-10.9] times")
        self.assertEqual(BY_KEY["9a"].figure_text([10.1, 10.49996, 10.9]), "10.5 [10.1-10.9] times")
        self.assertEqual(BY_KEY["3b"].figure_text([149.96]), "149.96 MB/s")
        self.assertEqual(BY_KEY["9b"].figure_text([1000, 1024.4, 1030]), "1,024.4 [1,000-1,030] MiB")
        self.assertEqual(BY_KEY["6b"].figure_text([0.01, 0.02, 0.04]), "0.02 [0.01-0.04] times")

    def test_every_goal_is_measured_by_exactly_one_comparison(self):
        claimed = sorted(goal for comparison in ALL for goal in comparison.goals)
        self.assertEqual(claimed, sorted(goal.key for goal in GOALS))


class Order(unittest.TestCase):
    def test_ways_take_turns(self):
        seen = []
        given = in_turns(2, a=lambda turn: seen.append(f"a{turn}") or turn, b=lambda turn: seen.append(f"b{turn}") or -turn)
        self.assertEqual(seen, ["a0", "b0", "a1", "b1"])
        self.assertEqual(given, {"a": [0, 1], "b": [0, -1]})

    def test_the_list_names_every_comparison_with_its_goals(self):
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            self.assertEqual(main.main(["--list"]), 0)
        for comparison in ALL:
            self.assertIn(f"{comparison.name} ", told.getvalue())
        self.assertRegex(told.getvalue(), r"archiver +7a, 7b, 7c ")

    def test_a_comparison_that_there_is_not_and_no_pairs_are_bad_input(self):
        for arguments, text in ((["--only", "oracel"], "read 'oracel', expected one of faker"),
                                (["--pairs", "0"], "read 0, expected at least 1"),
                                (["--out", __file__], "which is a file; expected a folder"),
                                (["--build", "/nowhere"], "where no program is; build it with ./dev build")):
            told = io.StringIO()
            with contextlib.redirect_stderr(told), self.assertRaises(SystemExit) as end:
                main.main(arguments)
            self.assertEqual(end.exception.code, 2)
            self.assertIn(text, told.getvalue())


class Reports(unittest.TestCase):
    def test_a_goal_that_was_asked_for_and_not_reached_says_so(self):
        run = sample_run()
        run.asked = ["3a", "8a"]
        self.assertEqual(run.reason_without("8a"), "its comparison was not reached")
        self.assertEqual(run.reason_without("9a"), "its comparison was not asked for")
        self.assertEqual(from_plain(as_plain(run)).asked, run.asked)

    def test_the_goals_stand_first_with_range_and_verdict(self):
        text = report.as_markdown(sample_run())
        self.assertIn("| 3a | records of a CSV pack a second, over faker-js (Danish) | at least 60 times | "
                      "61 [59-70] times | pass |", text)
        self.assertIn("| at least 12 times | 11.5 [11-13] times | miss |", text)
        self.assertLess(text.index("## Goals"), text.index("## Packs beside <faker>"))
        self.assertIn("1 pass, 1 miss, 24 not measured.", text)

    def test_a_goal_without_a_figure_says_why(self):
        rows = {row[0]: row for row in report.goal_rows(sample_run())}
        self.assertEqual(rows["7c"][3:], ("mariadbd is missing", "not measured"))
        self.assertEqual(rows["1a"][3:], ("its comparison was not asked for", "not measured"))

    def test_small_sizes_give_no_verdict(self):
        run = sample_run()
        run.is_quick = True
        rows = {row[0]: row for row in report.goal_rows(run)}
        self.assertEqual(rows["3a"][3:], ("61 [59-70] times", "- (small sizes)"))
        self.assertEqual(rows["7c"][4], "not measured")
        for text in (report.goals_as_text(run).splitlines()[-1], report.as_markdown(run), report.as_page(run)):
            self.assertRegex(text, "0 pass, 0 miss, [0-9]+ not measured, 2 without a verdict")
        self.assertEqual(plots.of_goals(run), "")
        self.assertNotIn("class=\"pass\"", report.as_page(run))

    def test_fewer_pairs_than_a_goal_demands_give_no_verdict(self):
        run = sample_run()
        run.outcomes[0].ratios[0].values.pop()
        rows = {row[0]: row for row in report.goal_rows(run)}
        self.assertEqual(rows["3a"][4], "- (pairs: 4, needed: 5)")
        self.assertEqual(rows["7a"][4], "miss")
        self.assertIn("0 pass, 1 miss, 24 not measured, 1 without a verdict.", report.as_markdown(run))

    def test_a_terminal_is_told_of_the_goals_that_were_asked_for(self):
        keys = [line.split()[0] for line in report.goals_as_text(sample_run()).splitlines()[:-1]]
        self.assertEqual(keys, ["3a", "7a", "7c"])
        run = sample_run()
        run.outcomes = []
        self.assertIn("no goal", report.goals_as_text(run))

    def test_a_missing_peer_is_told_in_its_section(self):
        self.assertIn("- **Missing:** mariadbd is missing", report.as_markdown(sample_run()))
        self.assertIn("<li>Missing: mariadbd is missing</li>", report.as_page(sample_run()))

    def test_a_quick_run_says_that_it_proves_nothing(self):
        run = sample_run()
        self.assertNotIn("--quick", report.goals_as_text(run))
        run.is_quick = True
        without_goals = Run(True, {}, [])
        for text in (report.goals_as_text(run), report.as_markdown(run), report.as_page(run),
                     report.goals_as_text(without_goals)):
            self.assertIn("proves no goal", text)

    def test_code_is_marked_as_such_in_both_forms(self):
        run = sample_run()
        run.outcomes[0].differs = "`purge` <logs>"
        self.assertIn("`purge` <logs>", report.as_markdown(run))
        self.assertIn("<code>purge</code> &lt;logs&gt;", report.as_page(run))

    def test_the_page_is_one_offline_file_and_escapes_what_it_tells(self):
        page = report.as_page(sample_run())
        self.assertIn("Packs beside &lt;faker&gt;", page)
        self.assertNotIn("<faker>", page)
        for outside in ("<script", "<link", "<img", "src="):
            self.assertNotIn(outside, page)
        self.assertIn("<svg" if plots.PYPLOT else "matplotlib is missing", page)

    def test_a_bar_in_a_cell_does_not_break_the_table(self):
        run = sample_run()
        run.outcomes[0].row("a|b", "s", [1.0])
        self.assertIn("| a\\|b | 1 | 1 s |", report.as_markdown(run))

    def test_every_row_tells_of_how_many_measurements_it_is(self):
        run = sample_run()
        run.outcomes[0].row("once", "MiB", [7.0])
        text = report.as_markdown(run)
        for line in ("|  | of | median [least-most] |", "| ours | 3 | 600 [500-700] rows/s |", "| once | 1 | 7 MiB |",
                     "| ratio: over faker-js (goal 3a: at least 60 times) | 5 | 61 [59-70] times |"):
            self.assertIn(line, text)
        self.assertIn("<td>once</td><td>1</td><td>7 MiB</td>", report.as_page(run))

    def test_numbers_that_were_written_down_give_the_same_report(self):
        run = sample_run()
        self.assertEqual(report.as_markdown(from_plain(as_plain(run))), report.as_markdown(run))
