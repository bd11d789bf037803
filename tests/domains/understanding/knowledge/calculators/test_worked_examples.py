"""The worked examples of docs/algorithms/calculators.md, row by row."""

import re
from pathlib import Path

import pytest

from hotline.domains.understanding.knowledge.rules.calculators.catalogue import CALCULATORS
from tests.domains.understanding.knowledge.calculators.calculations import work

ROW = re.compile(r"^\| `([a-z-]+)` \| (.+) \| (.+) \|$", re.M)
EXAMPLES = ROW.findall(Path("docs/algorithms/calculators.md").read_text().split("<!-- examples -->")[1])


def test_there_is_one_for_each_calculator() -> None:
    assert [name for name, _, _ in EXAMPLES] == list(CALCULATORS)


@pytest.mark.parametrize(("name", "fields", "conclusion"), EXAMPLES)
def test_it_comes_out_as_printed(name: str, fields: str, conclusion: str) -> None:
    typed = dict(pair.split("=") for pair in fields.split())
    assert work(name, **typed).conclusion == conclusion
