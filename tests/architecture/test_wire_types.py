"""The browser's types are those of the code."""

import pytest

from hotline.processes import schema


def test_the_generated_types_are_up_to_date(capfd: pytest.CaptureFixture[str]) -> None:
    code = schema.main(["--check"])
    assert code == 0, capfd.readouterr().err
