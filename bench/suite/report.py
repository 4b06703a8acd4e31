# The report from recorded numbers: for a terminal, as Markdown, and as one offline page.
#
# Goals come first, then a section for every comparison. A goal without a figure or a verdict says why. It must
# not measure anything.
import html
import re

from suite import plots
from suite.goals import BY_KEY, GOALS, why_no_verdict
from suite.numbers import ranged

NONE = "without a verdict"


def verdict(run, goal, ratio):
    if ratio is None:
        return "not measured"
    why = why_no_verdict(run.is_quick, ratio.values)
    if why:
        return f"- ({why})"
    return "pass" if goal.is_met_by(ratio.values) else "miss"


def goal_rows(run):
    """Key, what, limit, measured, verdict: as text, for every goal."""
    rows = []
    for goal in GOALS:
        ratio = run.ratio_of(goal.key)
        figure = goal.figure_text(ratio.values) if ratio else run.reason_without(goal.key)
        rows.append((goal.key, goal.text, goal.limit_text(), figure, verdict(run, goal, ratio)))
    return rows


def tally(rows):
    verdicts = [NONE if row[4].startswith("-") else row[4] for row in rows]
    words = ["pass", "miss", "not measured"] + ([NONE] if NONE in verdicts else [])
    return ", ".join(f"{verdicts.count(word)} {word}" for word in words)


QUICK = "Small sizes and few pairs (--quick): shows that every comparison runs to its end, proves no goal."


def goals_as_text(run):
    """For a terminal, so without goals that nobody asked for."""
    asked = {goal for outcome in run.outcomes for goal in outcome.goals}
    rows = [row for row in goal_rows(run) if row[0] in asked]
    lines = [QUICK] if run.is_quick else []
    if not rows:
        return "\n".join([*lines, "no goal hangs on what was measured"])
    widths = [max(len(row[i]) for row in rows) for i in (0, 1, 2, 4)]
    for key, text, limit, figure, word in rows:
        lines.append(f"{key:{widths[0]}}  {text:{widths[1]}}  {limit:{widths[2]}}  {word:{widths[3]}}  {figure}")
    lines.append(tally(rows))
    return "\n".join(lines)


MEASURED = ("", "of", "median [least-most]")  # `of` so many, since not all of a comparison is done equally often


def _sections(run):
    """Of every comparison: what both forms of the report tell, in order."""
    for outcome in run.outcomes:
        rows = [(row.label, len(row.values), ranged(row.values, row.unit)) for row in outcome.rows]
        for ratio in outcome.ratios:
            goal = BY_KEY.get(ratio.goal)
            tail = f" (goal {goal.key}: {goal.limit_text()})" if goal else ""
            figure = goal.figure_text(ratio.values) if goal else ranged(ratio.values, "times")
            rows.append((f"ratio: {ratio.label}{tail}", len(ratio.values), figure))
        yield outcome, rows


def _cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def _table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_cell(str(cell)) for cell in row) + " |" for row in rows]
    return lines


def as_markdown(run):
    lines = ["# Benchmarks", "", "Written by `./dev bench`. Ratios are medians of the pairs' ratios, with the least and "
             "the most in brackets.", ""]
    if run.is_quick:
        lines += [f"**{QUICK}**", ""]
    lines += ["## Goals", "", f"{tally(goal_rows(run))}.", ""]
    lines += _table(("goal", "ratio on the same work", "limit", "measured", "verdict"), goal_rows(run))
    for outcome, rows in _sections(run):
        lines += ["", f"## {outcome.title}", "", outcome.compares, "", f"**What differs:** {outcome.differs}", ""]
        lines += [f"- **Missing:** {each}" for each in outcome.missing]
        lines += [f"- {each}" for each in outcome.notes]
        lines += ["", *_table(MEASURED, rows)]
        if outcome.commands:
            lines += ["", "```", *outcome.commands, "```"]
    lines += ["", "## Environment", "", *_table(("", ""), run.environment.items())]
    return "\n".join(lines) + "\n"


STYLE = """body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;margin:1rem 0}td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;
vertical-align:top}pre{background:#f4f4f4;padding:.8rem;overflow-x:auto;font-size:.8rem}
.pass{color:#0a6b2d}.miss{color:#a3130f;font-weight:bold}.none{color:#555}svg{max-width:100%;height:auto}"""


def _html_text(text):
    """What stands between backticks is code in both forms of the report."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))


def _class_of(word):
    return word if word in ("pass", "miss") else "none"


def _html_table(head, rows, last_is_verdict=False):
    text = "<table><tr>" + "".join(f"<th scope=col>{html.escape(cell)}</th>" for cell in head) + "</tr>"
    for row in rows:
        cells = [html.escape(str(cell)) for cell in row]
        mark = f' class="{_class_of(cells[-1])}"' if last_is_verdict else ""
        body = "".join(f"<td>{cell}</td>" for cell in cells[:-1]) + f"<td{mark}>{cells[-1]}</td>"
        text += f"<tr>{body}</tr>"
    return text + "</table>"


def as_page(run):
    parts = [f"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
             f"<title>Benchmarks</title><style>{STYLE}</style><h1>Benchmarks</h1>"]
    if run.is_quick:
        parts.append(f"<p><strong>{html.escape(QUICK)}</strong></p>")
    parts.append(f"<h2>Goals</h2><p>{html.escape(tally(goal_rows(run)))}.</p>")
    parts.append(_html_table(("goal", "ratio on the same work", "limit", "measured", "verdict"), goal_rows(run), True))
    parts.append(plots.of_goals(run))
    for outcome, rows in _sections(run):
        parts.append(f"<h2>{html.escape(outcome.title)}</h2><p>{_html_text(outcome.compares)}</p>"
                     f"<p><strong>What differs:</strong> {_html_text(outcome.differs)}</p>")
        told = [f"Missing: {each}" for each in outcome.missing] + outcome.notes
        parts.append("<ul>" + "".join(f"<li>{_html_text(each)}</li>" for each in told) + "</ul>")
        parts.append(_html_table(MEASURED, rows))
        parts.append(plots.of_outcome(outcome))
        if outcome.commands:
            parts.append(f"<pre>{html.escape(chr(10).join(outcome.commands))}</pre>")
    parts.append("<h2>Environment</h2>" + _html_table(("", ""), run.environment.items()))
    return "\n".join(parts) + "</html>\n"
