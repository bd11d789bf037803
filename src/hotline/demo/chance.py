"""Random choices of the demonstration: which citizen calls, about what, how long a talk lasts.

Pure apart from the dice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from hotline.demo.citizen import Intent

#: Keys that request the 社保个人权益记录 of an invented person (deploy/data/demo_benefits.toml) as a text.
OWN_RECORD = ("1", "5", "110199196503120013", "660013", "1")
#: Keys, how often (percent of callers, the daily mix of the hotline's matters), how such recordings' names begin.
WAYS: tuple[tuple[tuple[str, ...], int, tuple[str, ...]], ...] = (
    (("1", "1"), 20, ("pension",)),
    (("1", "2"), 8, ("jobless",)),
    (("1", "3"), 8, ("injury",)),
    (("1", "4"), 5, ("company", "base", "no-insurance")),
    (OWN_RECORD, 4, ()),
    (("2", "1"), 14, ("wages", "overtime")),
    (("2", "2"), 5, ("arbitration",)),
    (("2", "3"), 8, ("contract", "annual")),
    (("3",), 9, ("graduate",)),
    (("4",), 5, ("hukou", "title")),
    (("5",), 4, ("card",)),
    (("0",), 5, ()),
    (("#",), 2, ("pension",)),
    ((), 3, ()),
)
RATINGS = (1, 2, 3, 4, 5)
RATING_WEIGHTS = (82, 13, 3, 1, 1)
GIVES_UP, HANGS_UP_FIRST, RATES, WITHHOLDS, RINGS_AGAIN, TAKES_CALLBACK = 0.12, 0.2, 0.85, 0.03, 0.1, 0.5
HOLDS, RESTS = 0.2, 0.08
SHORT_PATIENCE, LONG_PATIENCE = (6.0, 45.0), (120.0, 300.0)
TALK_BEFORE_HANGING_UP = (12.0, 45.0)
NUMBERS = (13800001000, 13800008999)


def seconds_to_next(dice: Random, per_minute: float) -> float:
    """Arrivals of a Poisson stream."""
    return dice.expovariate(per_minute / 60)


def draw_citizen(dice: Random, *, dialed: str, subjects: Mapping[str, bytes], rang_before: Sequence[str]) -> Intent:
    """Draw a citizen who calls.

    ``subjects``: recordings of questions by name. ``rang_before``: numbers of earlier callers, some of whom call again.
    """
    keys, _, names = dice.choices(WAYS, [weight for _, weight, _ in WAYS])[0]
    again = bool(rang_before) and dice.random() < RINGS_AGAIN
    number = dice.choice(rang_before) if again else str(dice.randint(*NUMBERS))
    fitting = [name for name in subjects if name.startswith(names)] if names else []
    return Intent(
        number="" if dice.random() < WITHHOLDS else number,
        dialed=dialed,
        keys=keys,
        pause=dice.uniform(1.0, 4.0),
        speech=subjects[dice.choice(fitting or list(subjects))],
        patience=dice.uniform(*(SHORT_PATIENCE if dice.random() < GIVES_UP else LONG_PATIENCE)),
        talk=dice.uniform(*TALK_BEFORE_HANGING_UP) if dice.random() < HANGS_UP_FIRST else None,
        rating=dice.choices(RATINGS, RATING_WEIGHTS)[0] if dice.random() < RATES else 0,
        callback=dice.random() < TAKES_CALLBACK,
    )


@dataclass(frozen=True, slots=True)
class Manner:
    """How an agent handles one call. All fields are seconds."""

    answer_after: float
    listen: float
    #: 0: the caller is not put on hold.
    hold: float
    explain: float
    wrap_up: float
    #: 0: no break after the call.
    rest: float


def draw_manner(dice: Random) -> Manner:
    return Manner(
        answer_after=dice.uniform(1, 4),
        listen=dice.uniform(6, 12),
        hold=dice.uniform(4, 10) if dice.random() < HOLDS else 0.0,
        explain=dice.uniform(10, 25),
        wrap_up=dice.uniform(3, 15),
        rest=dice.uniform(15, 40) if dice.random() < RESTS else 0.0,
    )
