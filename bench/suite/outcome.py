# What a comparison found, as plain values that can be written to bench.json and read again.
#
# The report is made from these alone, so that it can be tried with recorded numbers. It must not know how
# anything was measured.
import dataclasses


@dataclasses.dataclass
class Row:
    """Measurements of one thing, one for every turn."""
    label: str
    unit: str
    values: list
    is_plotted: bool = False


@dataclasses.dataclass
class Ratio:
    """Of the pairs; `goal` is a key of goals.py, or empty where there is none."""
    label: str
    values: list
    goal: str = ""


@dataclasses.dataclass
class Outcome:
    name: str
    title: str
    compares: str
    differs: str
    pairs: int = 0  # that were asked for
    rows: list = dataclasses.field(default_factory=list)
    ratios: list = dataclasses.field(default_factory=list)
    goals: list = dataclasses.field(default_factory=list)    # keys, measured or not
    missing: list = dataclasses.field(default_factory=list)  # peers that were not there, and why
    notes: list = dataclasses.field(default_factory=list)
    commands: list = dataclasses.field(default_factory=list)

    def row(self, label, unit, values, is_plotted=False):
        self.rows.append(Row(label, unit, list(values), is_plotted))

    def ratio(self, label, values, goal=""):
        self.ratios.append(Ratio(label, list(values), goal))


@dataclasses.dataclass
class Run:
    """A whole run of the benchmarks."""
    is_quick: bool
    environment: dict
    outcomes: list
    asked: list = dataclasses.field(default_factory=list)  # goals of the comparisons that were chosen

    def ratio_of(self, goal):
        for outcome in self.outcomes:
            for ratio in outcome.ratios:
                if ratio.goal == goal:
                    return ratio
        return None

    def reason_without(self, goal):
        """Why a goal has no figure."""
        for outcome in self.outcomes:
            if goal in outcome.goals:
                return "; ".join(outcome.missing) or "no figure was taken"
        return "its comparison was not reached" if goal in self.asked else "its comparison was not asked for"


def as_plain(run):
    return {"format": 1, **dataclasses.asdict(run)}


def from_plain(plain):
    outcomes = []
    for each in plain["outcomes"]:
        outcome = Outcome(**{**each, "rows": [], "ratios": []})
        outcome.rows = [Row(**row) for row in each["rows"]]
        outcome.ratios = [Ratio(**ratio) for ratio in each["ratios"]]
        outcomes.append(outcome)
    return Run(plain["is_quick"], plain["environment"], outcomes, plain.get("asked", []))
