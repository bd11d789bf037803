"""The worked numbers of docs/algorithms/indicators.md, line by line."""

import re
from pathlib import Path

import pytest

from tests.domains.insight.assessment.contracts import GOOD, assessed

PAGE = Path("docs/algorithms/indicators.md")
LINE = re.compile(r"^    (\w+) +((?:\w+=[\w.,]+ )+) *(\S.*?)  +(\d+\.\d\d)(?: +(\S.*))?$", re.M)
EXAMPLE = PAGE.read_text().split("<!-- example -->")[1].split("<!-- /example -->")[0]
LINES = LINE.findall(EXAMPLE)


def pairs(written: str) -> dict[str, str]:
    return dict(each.split("=") for each in written.split())


def value_of(written: str) -> object:
    """``true``, a list with commas, a whole number, else a decimal as text."""
    if "," in written:
        return [value_of(each) for each in written.split(",")]
    return True if written == "true" else int(written) if written.isdigit() else written


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line[0]} {line[1].strip()}")
def test_the_worked_numbers_come_out_as_printed(line: tuple[str, ...]) -> None:
    kpi, inputs, value, yuan, rivals = line
    found = assessed(kpi, **{name: value_of(written) for name, written in pairs(inputs).items()})
    assert (found.displayed_value, str(found.deduction)) == (value, yuan)
    assert {name: str(found.shadow(name).deduction) for name in pairs(rivals)} == pairs(rivals)


def test_the_example_is_read_whole_and_shows_every_indicator() -> None:
    assert len(LINES) == sum(line.startswith("    ") for line in EXAMPLE.splitlines())
    assert {line[0] for line in LINES} == set(GOOD)
