"""Questions after another: what they are weighed by, how that is learned, and whose words raise an alarm."""

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.assistant_follow_ups import NAMES, RETAINED, FollowUp, fitted, fitted_scope
from hotline.domains.understanding.assistant.rules import alerts
from hotline.domains.understanding.assistant.rules.alerts import Alerts
from hotline.domains.understanding.assistant.rules.ranking import Context
from hotline.domains.understanding.assistant.rules.talk import Turn
from hotline.domains.understanding.screening.rules.speech import SpeechTurn
from tests.domains.understanding.assistant.library import engine, reply_to


@pytest.mark.parametrize(
    ("before", "text", "topic"),
    [
        ("失业金能领几个月", "每个月给多少钱", "ui-amount"),
        ("社保卡丢了怎么补", "那要带什么材料", "card-lost"),
    ],
)
def test_a_follow_up_goes_to_what_is_near_the_last_topic(before: str, text: str, topic: str) -> None:
    assert reply_to(before, text).topics[0] == topic


def test_a_new_topic_wins_where_the_words_carry_one() -> None:
    assert reply_to("失业金能领几个月", "社保卡丢了怎么挂失补办").topics[0] == "card-lost"


def test_what_is_learned_from_adds_up_to_the_ranking() -> None:
    """The features, times the weights in use, rank the articles as the ranker does."""
    ranker, context, text = engine().ranker, Context("失业金能领几个月", "ui-duration"), "一个月给多少"
    features, _ = ranker.follow_up_features(text, context)
    weights = ranker.weights
    worth = features @ np.array([weights.alone, weights.before, weights.same, weights.near, weights.field])
    answers = np.array([not topic.startswith("ref-") for topic in ranker.library.topics])
    best = np.flatnonzero(answers)[worth[answers].argmax()]
    assert best == ranker.rank(text, context).best(1)[0]


def test_the_weights_are_those_that_find_the_right_articles() -> None:
    """Of three articles the right one is always the one related to the last topic, whatever the words say."""
    dice = np.random.default_rng(1)
    some = []
    for _ in range(200):
        features = np.zeros((3, len(NAMES)))
        features[:, 0] = dice.normal(size=3)
        right = np.arange(3) == dice.integers(3)
        features[right, NAMES.index("near")] = 1
        some.append(FollowUp("anybody", features, right, np.array([1.0, 1.0, 1.0])))
    weights = fitted(some)
    assert all(each.right[(each.features @ weights).argmax()] for each in some)
    assert weights[NAMES.index("near")] > 2


def follow_up(scopes: NDArray[np.float64], *, is_ours: bool) -> FollowUp:
    return FollowUp("anybody", np.zeros((2, len(NAMES))), np.array([is_ours, False]), np.array([*scopes, 1.0]))


def test_of_ours_as_many_are_retained_as_is_said() -> None:
    dice = np.random.default_rng(2)
    ours = [follow_up(dice.normal(2, 1, 2), is_ours=True) for _ in range(400)]
    others = [follow_up(dice.normal(-2, 1, 2), is_ours=False) for _ in range(60)]
    weights = fitted_scope([*ours, *others])
    assert np.mean([each.scopes @ weights >= 0 for each in ours]) == pytest.approx(RETAINED, abs=0.01)
    assert np.mean([each.scopes @ weights < 0 for each in others]) > 0.9


def test_what_articles_say_is_not_heard_as_the_citizens(monkeypatch: pytest.MonkeyPatch) -> None:
    received: list[list[str]] = []

    def raised(turns: list[SpeechTurn], hears: object) -> None:
        received.append([each.text for each in turns])

    monkeypatch.setattr(alerts, "raised", raised)
    turns = [
        Turn("citizen", "年终奖怎么算"),
        Turn("assistant", "职工死亡的，一次性支付。"),
        Turn("agent", "您还在听吗"),
        Turn("citizen", "他们说走的人一分没有"),
    ]
    assert Alerts({}, None).reply(turns, lambda _: True) is None
    assert received == [["年终奖怎么算", "您还在听吗", "他们说走的人一分没有"]]
