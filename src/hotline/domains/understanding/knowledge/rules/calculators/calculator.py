"""A policy calculator: its inputs, its calculation, and the day from which its rule is in force."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hotline.domains.understanding.knowledge.rules.calculators.answers import Worked
from hotline.domains.understanding.knowledge.rules.calculators.fields import Field, fields_of
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput, read
from hotline.domains.understanding.knowledge.rules.calculators.wording import day_of


@dataclass(frozen=True)
class Calculator[T]:
    """``decides``: who has the last word, a sentence.

    ``decisive_field``: the field whose day decides which rule counts; "" where the working out looks at that itself.
    """

    name: str
    title: str
    about: str
    inputs: type[T]
    work: Callable[[T], Worked]
    decisive_field: str
    valid_from: date
    #: Who has the last word, as a sentence.
    decides: str
    valid_until: date | None = None

    @property
    def fields(self) -> dict[str, Field]:
        return fields_of(self.inputs)

    def calculate(self, typed: Mapping[str, object]) -> Worked:
        """Raises BadInput, also where the rule was not in force on the day that is asked about."""
        inputs = read(self.inputs, typed)
        if self.decisive_field:
            self._require_force(getattr(inputs, self.decisive_field))
        return self.work(inputs)

    def spoken(self, worked: Worked) -> str:
        """The complete answer as an agent or a voice reads it out."""
        steps = "".join(step.text for step in worked.steps)
        laws = f"依据是{'、'.join(f'《{law}》' for law in worked.laws)}。"
        warned = "请注意：" + "".join(worked.warnings) if worked.warnings else ""
        return f"{worked.conclusion}是这样算的：{steps}{laws}{warned}{self.decides}"

    def _require_force(self, day: date) -> None:
        label = self.fields[self.decisive_field].label
        if day < self.valid_from:
            raise BadInput(
                {self.decisive_field: f"“{label}”早于 {day_of(self.valid_from)}，那时不是现在这个规定，不能这样算。"}
            )
        if self.valid_until is not None and day > self.valid_until:
            raise BadInput(
                {self.decisive_field: f"“{label}”晚于 {day_of(self.valid_until)}，这个规定已经不用了，不能这样算。"}
            )


type AnyCalculator = Calculator[Any]
