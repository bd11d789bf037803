"""Which threshold counts, and which thresholds nobody can set."""

import pytest

from hotline.domains.insight.operations.rules.thresholds import KINDS, Threshold, Thresholds, builtin, what_is_wrong

GENERAL = Threshold("talk", warn=600, urgent=1200)
OF_QUEUE = Threshold("talk", queue="expert", warn=1800, urgent=3600)
OF_GROUP = Threshold("talk", group="早班一组", warn=300, urgent=600)
SET = Thresholds((GENERAL, OF_QUEUE, OF_GROUP))


@pytest.mark.parametrize(
    ("queue", "group", "counts"),
    [
        ("social", "", GENERAL),
        ("social", "晚班", GENERAL),
        ("", "早班一组", OF_GROUP),
        ("social", "早班一组", OF_GROUP),
        ("expert", "早班一组", OF_QUEUE),
    ],
)
def test_a_queues_own_comes_before_a_groups_and_that_before_the_general_one(
    queue: str, group: str, counts: Threshold
) -> None:
    assert SET.of("talk", queue, group) == counts


@pytest.mark.parametrize("kind", KINDS)
def test_without_any_the_one_delivered_counts_and_is_sound(kind: str) -> None:
    assert Thresholds().of(kind, "social", "早班一组") == builtin(kind)
    assert what_is_wrong(builtin(kind)) == ""


@pytest.mark.parametrize(
    "row",
    [
        Threshold("nonsense", warn=1, urgent=2),
        Threshold("wait", warn=60, urgent=60),
        Threshold("wait", warn=0, urgent=60),
        Threshold("wait", warn=60, urgent=100_000),
        Threshold("wait", warn=float("nan"), urgent=60),
        Threshold("silence", warn=5, urgent=60),
        Threshold("answer_rate", warn=0.8, urgent=0.9, min_calls=1),
        Threshold("answer_rate", warn=1.1, urgent=0.9, min_calls=1),
        Threshold("answer_rate", warn=0.9, urgent=0.8, min_calls=0),
        Threshold("wait", group="早班一组", warn=1, urgent=2),
        Threshold("talk", queue="social", group="早班一组", warn=1, urgent=2),
    ],
)
def test_a_senseless_one_is_refused_with_a_sentence(row: Threshold) -> None:
    assert what_is_wrong(row).endswith("。")
