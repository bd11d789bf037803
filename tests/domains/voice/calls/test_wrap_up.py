"""What the summary of a call must say before the next call may come."""

import pytest

from hotline.domains.voice.calls.rules.wrap_up import DISPOSITIONS, NOTES_LIMIT, wrap_up_error


@pytest.mark.parametrize("then", ["ready", "not_ready"])
@pytest.mark.parametrize(
    ("topic", "disposition", "missing"),
    [("", "", "主题和处理结果"), ("", "已答复", "主题"), ("pension", "", "处理结果")],
)
def test_leaving_the_wrap_up_needs_topic_and_disposition(topic: str, disposition: str, missing: str, then: str) -> None:
    assert f"请选择{missing}后" in wrap_up_error(topic, disposition, "", then)


def test_a_draft_needs_nothing() -> None:
    assert wrap_up_error("", "", "", "stay") == ""


@pytest.mark.parametrize("disposition", DISPOSITIONS)
def test_a_whole_summary_is_taken(disposition: str) -> None:
    assert wrap_up_error("pension", disposition, "x" * NOTES_LIMIT, "ready") == ""


@pytest.mark.parametrize("then", ["ready", "stay"])
def test_notes_too_long_say_by_how_much(then: str) -> None:
    assert "超出 3 字" in wrap_up_error("pension", "已答复", "x" * (NOTES_LIMIT + 3), then)


def test_an_invented_disposition_is_turned_down() -> None:
    assert wrap_up_error("pension", "挂断", "", "stay") != ""
