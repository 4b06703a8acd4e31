# Plots of the report, as SVG that stands in the page.
#
# Points are the pairs, so that a range is seen and not only told. Without matplotlib the page says so and has
# its tables. It must not know what was compared.
import html
import io

from suite.goals import BY_KEY, why_no_verdict
from suite.numbers import median


def _library():
    try:
        import matplotlib
        matplotlib.use("svg")
        matplotlib.rcParams["svg.hashsalt"] = "bench"
        import matplotlib.pyplot as pyplot
        return pyplot
    except ImportError:
        return None


PYPLOT = _library()
NONE = "<p>No plot: matplotlib is missing (Debian's package python3-matplotlib).</p>"


def _svg(figure, label):
    out = io.StringIO()
    figure.savefig(out, format="svg", bbox_inches="tight", metadata={"Date": None})
    PYPLOT.close(figure)
    drawing = out.getvalue()
    drawing = drawing[drawing.index("<svg"):]
    return f'<figure role="img" aria-label="{html.escape(label)}">{drawing}</figure>'


def _points(axes, groups):
    """A line for every group of values: its points, and its range."""
    for place, values in enumerate(groups):
        axes.plot([min(values), max(values)], [place, place], color="#777", linewidth=1, zorder=1)
        axes.scatter(values, [place] * len(values), s=18, color="#1f5fa8", zorder=2)
        axes.scatter([median(values)], [place], s=60, marker="|", color="#111", zorder=3)


def _figure(names, groups, label, is_logarithmic):
    figure, axes = PYPLOT.subplots(figsize=(9, 0.6 + 0.32 * len(names)))
    _points(axes, groups)
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlabel(label)
    if is_logarithmic:
        axes.set_xscale("log")
    else:
        axes.set_xlim(left=0)
    axes.grid(axis="x", color="#ddd")
    return figure, axes


def of_goals(run):
    """Every goal with a verdict as a share of its limit: 1 is the limit, to the right is better."""
    names, groups = [], []
    for outcome in run.outcomes:
        for ratio in outcome.ratios:
            goal = BY_KEY.get(ratio.goal)
            if goal is None or why_no_verdict(run.is_quick, ratio.values):
                continue
            is_least = goal.sense.value == "at least"
            names.append(f"{goal.key} {goal.text}")
            groups.append([value / goal.limit if is_least else goal.limit / value for value in ratio.values])
    if not names:
        return ""
    if PYPLOT is None:
        return NONE
    label = "share of the goal reached (1 = the limit, to the right is better)"
    figure, axes = _figure(names, groups, label, is_logarithmic=True)
    axes.axvline(1, color="#a3130f", linewidth=1)
    return _svg(figure, label)


def of_outcome(outcome):
    """The measured rows, one plot a unit."""
    units = {}
    for row in outcome.rows:
        if row.is_plotted:
            units.setdefault(row.unit, []).append(row)
    if not units:
        return ""
    if PYPLOT is None:
        return NONE
    drawings = []
    for unit, rows in units.items():
        all_values = [value for row in rows for value in row.values]
        is_wide = min(all_values) > 0 and max(all_values) > 20 * min(all_values)
        figure, _ = _figure([row.label for row in rows], [row.values for row in rows], unit, is_wide)
        drawings.append(_svg(figure, f"{outcome.title}, {unit}"))
    return "".join(drawings)
