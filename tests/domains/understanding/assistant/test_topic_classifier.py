"""The classifier of questions, trained on all phrasings at once."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hotline.domains.understanding.assistant.queries import engines
from hotline.domains.understanding.assistant.rules.outside import OtherLine, Outside
from hotline.domains.understanding.assistant.rules.topic_classifier import Classification, TopicClassifier
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles

LINES = {
    "tax": OtherLine("税务管。", ("个税怎么算",), "12366", topic="ref-tax"),
    "post": OtherLine("邮政管。", ("快递丢了",), "12305"),
}
OWNERS = ["wage", "wage", "leave", "leave", "ref-tax", "post"]
#: Two directions an owner, one of each question's own.
VECTORS = np.array(
    [[1, 0, 0, 0, 0.2], [1, 0, 0, 0, -0.2], [0, 1, 0, 0, 0.2], [0, 1, 0, 0, -0.2], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0]],
    np.float32,
)


@pytest.fixture
def classifier() -> TopicClassifier:
    return TopicClassifier.learned(VECTORS, OWNERS, 0.1)


def test_a_question_is_placed_where_those_like_it_are(classifier: TopicClassifier) -> None:
    scores = classifier.scores(np.array([[0.9, 0.1, 0, 0, 0], [0, 0.1, 0, 0.9, 0]], np.float32))
    assert [classifier.names[at] for at in scores.argmax(1)] == ["wage", "post"]


def test_articles_and_lines_are_told_by_their_names(classifier: TopicClassifier) -> None:
    scores = classifier.scores(np.array([0.1, 0, 0.9, 0, 0], np.float32))
    classified = classifier.trained(scores, ("leave", "ref-tax", "wage"), LINES, np.zeros(3, np.float32))
    assert classified.above.argmax() == 1
    assert classified.lines[0] == pytest.approx(classified.referring)
    assert max(classified.outside, classified.ours) < 0.3 < classified.referring
    assert classified.together < -0.3


def test_all_articles_that_answer_together_say_whether_it_is_ours(classifier: TopicClassifier) -> None:
    between = classifier.scores(np.array([0.7, 0.7, 0, 0, 0], np.float32))
    assert classifier.trained(between, ("wage", "leave", "ref-tax"), LINES, np.zeros(3, np.float32)).together > 0.3


def test_an_article_that_was_not_there_to_be_learned_is_as_far_ahead_as_by_its_meaning(
    classifier: TopicClassifier,
) -> None:
    scores = classifier.scores(np.array([0.9, 0.1, 0, 0, 0], np.float32))
    meant = np.array([0.1, 0.1, 0.1, 0.9], np.float32)
    classified = classifier.trained(scores, ("wage", "leave", "ref-tax", "new"), LINES, meant)
    assert classified.above[3] == pytest.approx((meant[3] - meant.mean()) / meant.std(), abs=1e-3)
    assert classified.above[0] > 0 > classified.above[1]


def test_what_is_learned_decides_between_lines_that_are_said_alike() -> None:
    lines = {"police": OtherLine("", ("车被偷了",), "110"), "traffic": OtherLine("", ("车被撞了",), "122")}
    outside = Outside.of(lines, None)
    assert outside.nearest("车被人弄了", None, np.array([0.9, 0.1], np.float32)).name == "police"
    assert outside.nearest("车被人弄了", None, np.array([0.1, 0.9], np.float32)).name == "traffic"


def test_a_newer_question_draws_what_is_like_it_to_its_article_and_leaves_the_rest(classifier: TopicClassifier) -> None:
    newer, far = np.array([[0.5, 0, 0, 0.8, 0.1]], np.float32), np.array([0, 0.9, 0.1, 0, 0], np.float32)
    knowing = classifier.knowing(newer, ["wage"])
    assert classifier.names[classifier.scores(newer[0]).argmax()] == "post"
    for like in (newer[0], np.array([0.55, 0.02, 0, 0.75, 0.1], np.float32)):
        assert classifier.names[knowing.scores(like).argmax()] == "wage"
    assert np.abs(knowing.scores(far)[:-1] - classifier.scores(far)).max() < 0.05


def test_a_newer_question_of_an_article_that_was_not_there_is_ours_and_no_other_articles(
    classifier: TopicClassifier,
) -> None:
    newer = np.array([[0.2, 0, 0, 0.9, 0.1]], np.float32)
    classified = [_classified(each, newer[0]) for each in (classifier, classifier.knowing(newer, ["new"]))]
    assert classified[0].together < 0 < 0.5 < classified[1].together
    assert classified[0].outside > 0.5 > 0.3 > max(classified[1].outside, classified[1].ours)


def test_a_newer_question_of_an_article_that_refers_elsewhere_is_not_ours(classifier: TopicClassifier) -> None:
    newer = np.array([[0.9, 0.1, 0, 0, 0]], np.float32)
    classified = [_classified(each, newer[0]) for each in (classifier, classifier.knowing(newer, ["ref-new"]))]
    assert classified[0].together > 0.5 > 0.3 > classified[1].together


def _classified(classifier: TopicClassifier, vector: NDArray[np.float32]) -> Classification:
    topics = ("wage", "leave", "ref-tax", "new")
    return classifier.trained(classifier.scores(vector), topics, LINES, np.zeros(len(topics), np.float32))


def test_what_is_kept_is_what_was_learned(
    classifier: TopicClassifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "TOPIC_CLASSIFIER", tmp_path / "placing.npz")
    engines.topic_classifier.cache_clear()
    try:
        assert engines.topic_classifier() is None
        engines.store_topic_classifier(classifier, ["快递丢了"])
        for each in (engines.topic_classifier, engines.learned_from):
            each.cache_clear()
        stored = engines.topic_classifier()
        assert engines.learned_from() == {engines.number_of("请问快递丢了？")}
    finally:
        for each in (engines.topic_classifier, engines.learned_from):
            each.cache_clear()
    assert stored is not None
    assert stored.names == classifier.names
    assert np.abs(stored.scores(VECTORS) - classifier.scores(VECTORS)).max() < 0.02


def test_what_is_delivered_knows_every_delivered_article_and_line() -> None:
    builtin = engines.topic_classifier()
    assert builtin is not None
    topics = {article.topic for article in builtin_articles()}
    topics |= {line.classified_as(name) for name, line in engines.lines().items()}
    assert topics == set(builtin.names)


def test_what_is_delivered_has_nothing_to_learn_anew() -> None:
    questions = {way for article in builtin_articles() for way in (*article.asked_as, article.title)}
    assert {engines.number_of(each) for each in questions} <= engines.learned_from()
