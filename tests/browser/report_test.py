#!/usr/bin/env python3
# report.html in a real browser: what it shows, what it asks for, and whether everybody can use it.
#
# Two small runs of the program are made first: a compliant one in English, and one with findings in Danish.
# What the page shows is held against summary.json and deletions.csv, which the page did not write. With
# `--shots FOLDER` behind the program's path, pictures of the pages are kept for looking at. This file must
# not know how a page is made.
import csv
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

import pictures
from browser import ELEMENT, Browser, Driver

PROGRAM = os.path.abspath(sys.argv[1])
SHOTS = sys.argv[3] if len(sys.argv) > 3 and sys.argv[2] == "--shots" else None
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
AREAS = ["citizen", "notification", "answer", "document", "sanction", "contact_course", "plan_draft",
         "benefit_report", "message"]
MONTHS = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
          "november", "december"]


def day_text(number):
    return str(datetime.date(1970, 1, 1) + datetime.timedelta(days=number))


def at_path(data, path):
    """The value at a path such as counts.document.deleted; keys may hold points themselves."""
    if not path:
        return data
    for key in sorted(data, key=len, reverse=True):
        if path == key or path.startswith(key + "."):
            return at_path(data[key], path[len(key) + 1:])
    raise KeyError(path)


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.make("good", "en", "builtin", 0)
        cls.make("bad", "da", "fault:days-365", 1)
        cls.driver = Driver()
        cls.addClassCleanup(cls.driver.stop)
        cls.shared = Browser(cls.driver)
        cls.addClassCleanup(cls.shared.stop)
        cls.other = Browser(cls.driver)  # for what is emulated; starting one takes seconds
        cls.addClassCleanup(cls.other.stop)

    @classmethod
    def make(cls, name, language, engine, code):
        done = subprocess.run(
            [PROGRAM, "run", "first-documents-2024", "--citizens", "600", "--engine", engine, "--lang", language,
             "--quiet", "--out", f"{cls.folder.name}/{name}"], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        assert done.returncode == code, f"{name}: exit code {done.returncode}"

    def file(self, name, file="report.html"):
        return f"{self.folder.name}/{name}/{file}"

    def summary(self, name):
        with open(self.file(name, "summary.json"), encoding="utf-8") as file:
            return json.load(file)

    def opened(self, name, browser=None):
        browser = browser or self.shared
        browser.open(self.file(name))
        return browser

    def emulating(self):
        self.addCleanup(self.other.emulate_nothing)
        return self.other

    def keep(self, browser, name):
        if SHOTS:
            os.makedirs(SHOTS, exist_ok=True)
            with open(f"{SHOTS}/{name}.png", "wb") as file:
                file.write(browser.whole_picture())

    def require_drawn(self, browser, selector):
        found = browser.run("return [...document.querySelectorAll(arguments[0])].length", selector)
        self.assertGreaterEqual(found, 3)
        for i in range(found):
            element = browser.run("return document.querySelectorAll(arguments[0])[arguments[1]]", selector, i)
            drawn = pictures.share_drawn(browser.picture(list(element.values())[0]))
            self.assertGreater(drawn, 0.01, f"{selector} number {i} is blank")

    def charts(self, browser):
        return {chart["id"]: chart for chart in browser.run(
            "return [...document.querySelectorAll('.chart-data')].map(e => JSON.parse(e.textContent))")}

    # -- what it asks for and says --

    def test_asks_for_nothing_but_itself_and_has_nothing_to_complain_of(self):
        for name in ("good", "bad"):
            browser = self.shared
            browser.console(), browser.requests()
            self.opened(name)
            browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
            self.assertEqual(browser.console(), [])
            self.assertEqual(set(browser.requests()), {"file://" + self.file(name)})

    def test_runs_no_script_that_it_did_not_come_with(self):
        browser = self.opened("good")
        browser.run("const s = document.createElement('script'); s.textContent = 'window.foreign = 1';"
                    "document.body.appendChild(s);")
        self.assertIsNone(browser.run("return window.foreign || null"))
        self.assertIn("Content Security Policy", " ".join(browser.console()))

    # -- numbers --

    def test_shows_the_values_of_summary_json(self):
        for name in ("good", "bad"):
            browser, summary = self.opened(name), self.summary(name)
            summary.pop("timing")
            self.assertEqual(json.loads(browser.run("return document.getElementById('summary').textContent")), summary)
            shown = browser.run("return [...document.querySelectorAll('[data-key]')].map(e => [e.dataset.key,"
                                "e.textContent, (e.querySelector('time') || {}).dateTime || null])")
            self.assertGreater(len(shown), 60)
            for key, text, day in shown:
                wanted = at_path(summary, key)
                number = re.sub(r"[.,]", "", text) if isinstance(wanted, int) else text
                self.assertEqual(day or number, str(wanted), key)

    def test_counts_what_deletions_csv_counts(self):
        for name in ("good", "bad"):
            charts, summary = self.charts(self.opened(name)), self.summary(name)
            removed = {}
            with open(self.file(name, "deletions.csv"), encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    removed[row["as_of"], row["area"]] = removed.get((row["as_of"], row["area"]), 0) + 1
            chart = charts["removed"]
            told = {(day_text(day), AREAS[area]): count for area, counts in zip(chart["styles"], chart["values"])
                    for day, count in zip(chart["days"], counts) if count}
            self.assertEqual(told, removed)
            for area, counts in zip(charts["living"]["styles"], charts["living"]["values"]):
                self.assertEqual(counts[-1], summary["counts"][AREAS[area]]["remaining"], AREAS[area])

    def test_marks_the_policy_and_the_first_document(self):
        marks = {day_text(day) for day in self.charts(self.opened("good"))["removed"]["marks"]}
        self.assertEqual(marks, {"2024-03-18", self.summary("good")["first_deletion"]["document"]})

    # -- pictures --

    def test_charts_are_not_blank(self):
        browser = self.opened("good")
        self.assertEqual(browser.run("return document.querySelectorAll('.drawn .plot canvas').length >= 3"), True)
        self.require_drawn(browser, ".drawn .plot")
        living = browser.picture(browser.find("#living .plot"))
        self.assertTrue(pictures.is_colour_in(living, (0x00, 0x72, 0xB2)), "no line of notifications")
        self.assertTrue(pictures.is_colour_in(living, (0xC2, 0x57, 0x0C)), "no line of answers")
        self.keep(browser, "desktop")

    def test_an_area_can_be_taken_out_of_a_chart(self):
        browser = self.opened("good")
        browser.run("document.querySelector('#living .legend li:nth-child(2) input').click()")
        living = browser.picture(browser.find("#living .plot"))
        self.assertFalse(pictures.is_colour_in(living, (0x00, 0x72, 0xB2)), "notifications are still there")

    # -- for everybody --

    def test_can_be_used_by_keyboard_alone(self):
        browser = self.opened("good")
        browser.press("Tab")
        self.assertEqual(browser.run("return document.activeElement.getAttribute('href')"), "#charts")
        reached = []
        for _ in range(40):
            browser.press("Tab")
            reached.append(browser.run("const e = document.activeElement;"
                                       "return e.matches('.life-id') ? 'life' : e.matches('#living .plot') ? 'chart'"
                                       ": e.matches('.period') ? 'period' : e.type || e.tagName"))
            if reached[-1] == "chart":
                self.read_by_keys(browser)
            if reached[-1] == "life":
                break
        for place in ("period", "chart", "checkbox", "life"):
            self.assertIn(place, reached)

    def read_by_keys(self, browser):
        chart = self.charts(browser)["living"]
        browser.press("End")
        told = browser.run("return document.querySelector('#living .reading').textContent")
        self.assertIn("31 March 2025", told)
        documents = chart["values"][chart["styles"].index(AREAS.index("document"))]
        self.assertIn(f"Documents {documents[-1]:,}", told)
        browser.press("Left")
        told = browser.run("return document.querySelector('#living .reading').textContent")
        self.assertIn("30 March 2025", told)
        self.assertIn(f"Documents {documents[-2]:,}", told)

    def test_shows_the_life_that_is_asked_for(self):
        browser = self.opened("good")
        lives = "return [...document.querySelectorAll('.life')].map(e => [e.dataset.citizen, e.open])"
        citizen = browser.run(lives)[3][0]
        place = browser.find(".life-id")
        browser.type(place, citizen + "\ue007")
        self.assertEqual([each for each, is_open in browser.run(lives) if is_open], [citizen])
        browser.run("arguments[0].value = ''", {ELEMENT: place})
        browser.type(place, "1234567890123\ue007")
        self.assertIn("1234567890123", browser.run("return document.getElementById('life-answer').textContent"))

    def test_says_in_words_what_it_draws(self):
        browser = self.opened("good")
        nameless = browser.run("return [...document.querySelectorAll('[role=img],[role=group],[role=region]')]"
                               ".filter(e => !(e.getAttribute('aria-label') || '').trim()).length")
        self.assertEqual(nameless, 0)
        self.assertIn("most on 18 March 2024", browser.run(
            "return document.querySelector('#removed .plot').getAttribute('aria-label')"))
        unlabelled = browser.run("return [...document.querySelectorAll('input,select')]"
                                 ".filter(e => e.offsetHeight && !e.labels.length).length")
        self.assertEqual(unlabelled, 0)
        levels = browser.run("return [...document.querySelectorAll('h1,h2,h3')].map(e => +e.tagName[1])")
        self.assertEqual(levels[0], 1)
        self.assertTrue(all(after - before <= 1 for before, after in zip(levels, levels[1:])))

    def test_fits_a_phone(self):
        browser = self.emulating()
        browser.emulate_width(390, 844)
        for name in ("good", "bad"):
            self.opened(name, browser)
            self.assertLessEqual(browser.run("return document.documentElement.scrollWidth"), 390)
            self.keep(browser, f"phone-{name}")
        self.require_drawn(browser, ".drawn .plot")

    def test_hides_no_column_and_breaks_no_name_at_a_desk(self):
        browser = self.emulating()
        for width in (1280, 390):
            browser.emulate_width(width, 900)
            for name in ("good", "bad"):
                self.opened(name, browser)
                broken = browser.run("return [...document.querySelectorAll('td code')]"
                                     ".filter(e => e.getClientRects().length > 1).map(e => e.textContent)")
                self.assertEqual(broken, [], f"{width} px")
                hidden = browser.run("return [...document.querySelectorAll('.scroll')].filter(e => !e.closest('details') &&"
                                     "e.scrollWidth > e.clientWidth + 1).map(e => e.getAttribute('aria-label'))")
                if width == 1280:
                    self.assertEqual(hidden, [])

    def test_prints_still_pictures_and_no_controls(self):
        browser = self.opened("good", self.emulating())
        browser.emulate(media="print")
        seen = browser.run("const see = s => [...document.querySelectorAll(s)].filter(e => e.offsetHeight).length;"
                           "return [see('.still'), see('.plot'), see('.controls'), see('.verdict')]")
        self.assertEqual(seen[1:], [0, 0, 1])
        self.assertGreaterEqual(seen[0], 3)
        self.keep(browser, "print")
        paper = browser.printed()
        self.assertTrue(paper.startswith(b"%PDF"))
        pages = len(re.findall(rb"/Type\s*/Page\b", paper))
        self.assertTrue(1 <= pages <= 12, f"{pages} pages")

    def test_tells_the_same_without_scripts(self):
        browser = Browser(self.driver, scripts=False)
        self.addCleanup(browser.stop)
        self.opened("good", browser)
        self.assertFalse(browser.run("return document.documentElement.classList.contains('scripted')"))
        self.assertIn("Compliant", browser.run("return document.querySelector('.verdict').textContent"))
        self.require_drawn(browser, ".still svg")
        self.assertEqual(browser.run("return [...document.querySelectorAll('.controls,.plot,.reading')]"
                                     ".filter(e => e.offsetHeight).length"), 0)
        browser.run("document.querySelector('.numbers summary').click()")
        self.assertTrue(browser.run("return document.querySelector('.numbers table').offsetHeight > 0"))
        self.keep(browser, "scripts-off")

    def test_can_be_read_in_light_and_dark(self):
        browser = self.emulating()
        for dark in (False, True):
            browser.emulate(dark=dark)
            self.opened("bad", browser)
            colours = browser.run(
                "const c = s => getComputedStyle(document.querySelector(s)).color.match(/[0-9]+/g).map(Number);"
                "const b = getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number);"
                "return [b, c('body'), c('.facts'), c('.verdict'), c('.what dt'), c('summary'), c('caption')]")
            self.assertEqual(sum(colours[0]) < 380, dark)
            for colour in colours[1:]:
                self.assertGreaterEqual(pictures.contrast(colour, colours[0]), 4.5)
            self.keep(browser, "dark" if dark else "light")
        self.require_drawn(browser, ".drawn .plot")

    # -- Danish, and findings --

    def test_speaks_danish(self):
        browser = self.opened("bad")
        text = browser.run("return document.querySelector('main').innerText")
        self.assertEqual(browser.run("return document.documentElement.lang"), "da")
        self.assertIn("Ikke overholdt", text)
        self.assertIn("18. marts 2024", text)
        self.assertIn("forsvandt den", text)
        for english in ("Findings", "Records", "compliant", "March", "kept", "Policy", "lawful", "went on", "6 years", "12 months", "or more"):
            self.assertNotIn(english, text)
        counts = self.summary("bad")["counts"]["notification"]
        self.assertIn(f"{counts['generated']:,}".replace(",", "."), text)

    def test_findings_come_with_their_replay_line(self):
        browser = self.opened("bad")
        text = browser.run("return document.querySelector('main').innerText")
        with open(self.file("bad", "findings.csv"), encoding="utf-8") as file:
            findings = list(csv.DictReader(file))
        self.assertIn("slettefrist run first-documents-2024 --citizens 600 --engine fault:days-365", text)
        for finding in findings[:20]:
            self.assertIn(finding["record_id"], text)
            self.assertNotIn(finding["detail"], text)  # the file is English, the page Danish
        lives = browser.run("return [...document.querySelectorAll('.life tr[data-record]')].map(e => e.dataset.record)")
        self.assertLess({finding["record_id"] for finding in findings[:20]} - set(lives), {"0"})


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
