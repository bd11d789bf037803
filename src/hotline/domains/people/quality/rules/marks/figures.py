"""How often the machine finds the failures of an item: measured, by which its proposals are shown or only hinted at.

``.venv/bin/python -m bench.inspection tests/domains/people/quality/marks/inspection_held_out.jsonl``
"""

from datetime import date
from typing import NamedTuple

from hotline.domains.people.quality.rules.marks.talk import Item

MEASURED_ON = date(2026, 12, 2)
MEASURED_WITH = "inspection_held_out"
#: Below this F1, or of fewer failures, a proposal is a hint only.
PROPOSED, ENOUGH = 0.8, 3


class Figure(NamedTuple):
    """Failures that both found, only the machine, only people."""

    both: int
    machine: int
    people: int

    @property
    def f1(self) -> float | None:
        """None: there was no failure to find."""
        every = 2 * self.both + self.machine + self.people
        return 2 * self.both / every if every else None

    @property
    def is_hint_only(self) -> bool:
        return self.f1 is None or self.f1 < PROPOSED or self.both + self.people < ENOUGH


FIGURES = {
    Item.GREETING: Figure(1, 0, 0),
    Item.REPEAT_NEED: Figure(4, 0, 1),
    Item.NO_INTERRUPTION: Figure(0, 0, 0),
    Item.NO_FORBIDDEN: Figure(1, 0, 0),
    Item.IDENTITY: Figure(1, 0, 0),
    Item.CONCLUSION_FIRST: Figure(0, 1, 4),
    Item.BASIS: Figure(2, 0, 1),
    Item.POLICY_CORRECT: Figure(10, 3, 1),
    Item.REFERRAL_CORRECT: Figure(0, 0, 0),
    Item.COMPLETENESS: Figure(2, 0, 0),
    Item.EMPATHY: Figure(2, 0, 1),
    Item.SILENCE_APOLOGY: Figure(1, 0, 0),
    Item.NO_PROMISE: Figure(1, 0, 0),
    Item.NO_LEAK: Figure(1, 1, 0),
    Item.NO_INDUCING: Figure(1, 0, 0),
    Item.CLOSING_QUESTION: Figure(1, 0, 0),
    Item.UNREST_HANDLED: Figure(1, 0, 0),
    Item.TOPIC_RIGHT: Figure(1, 0, 0),
    Item.SUMMARY_RIGHT: Figure(2, 0, 0),
}
