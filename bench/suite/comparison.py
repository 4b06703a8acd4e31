# What a comparison declares, and the place in which it measures.
#
# A comparison that misses a peer raises Missing, or tells it and goes on without: its row says so, never
# silence. It must not know which comparisons there are.
import dataclasses
import typing


class Missing(Exception):
    """A peer, a program or a right that is not here; the text says what and how to get it."""


@dataclasses.dataclass(frozen=True)
class Comparison:
    name: str
    goals: tuple
    title: str
    compares: str  # what does which work
    differs: str   # and where the work is not the same
    measure: typing.Callable  # (bench, outcome) -> None
    pairs: int = 5  # where no number is asked for; what takes milliseconds needs more


def in_turns(count, **ways):
    """Calls each way once a turn, A B A B; returns what each gave, in order of the turns."""
    given = {name: [] for name in ways}
    for turn in range(count):
        for name, way in ways.items():
            given[name].append(way(turn))
    return given
