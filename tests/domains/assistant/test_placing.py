"""Whose question it is, as learned from all ways of asking at once."""

import numpy as np
import pytest

from hotline.domains.assistant.queries import engines
from hotline.domains.assistant.rules.outside import Line, Outside
from hotline.domains.assistant.rules.placing import Placing
from hotline.domains.knowledge.queries import shipped_articles

LINES = {
    "tax": Line("税务管。", ("个税怎么算",), "12366", topic="ref-tax"),
    "post": Line("邮政管。", ("快递丢了",), "12305"),
}
SAID = {
    "年假几天": {"wage": 0.1, "leave": 0.7, "ref-tax": 0.1, "post": 0.1},
    "包裹没到": {"wage": 0.05, "leave": 0.05, "ref-tax": 0.1, "post": 0.8},
}
NAMES = ("wage", "leave", "ref-tax", "post")
PLACING = Placing(NAMES, lambda text: np.log([SAID[text][name] for name in NAMES]).astype(np.float32))


def test_articles_and_lines_are_told_by_their_names() -> None:
    told = PLACING.told(PLACING.scores("年假几天"), ("wage", "ref-tax", "leave"), LINES, np.zeros(3, np.float32))
    assert told.above.argmax() == 2
    assert told.lines == pytest.approx([0.1, 0.1])
    assert (told.ours, told.outside) == pytest.approx((0.7, 0.1))


def test_what_no_article_speaks_for_is_outside() -> None:
    told = PLACING.told(PLACING.scores("包裹没到"), ("wage", "leave", "ref-tax"), LINES, np.zeros(3, np.float32))
    assert (told.ours, told.outside) == pytest.approx((0.1, 0.8))


def test_an_article_that_was_not_there_to_be_learned_is_as_far_ahead_as_by_its_meaning() -> None:
    meant = np.array([0.1, 0.1, 0.1, 0.9], np.float32)
    told = PLACING.told(PLACING.scores("年假几天"), ("wage", "leave", "ref-tax", "new"), LINES, meant)
    assert told.above[3] == pytest.approx((meant[3] - meant.mean()) / meant.std(), abs=1e-3)
    assert told.above[1] > 0 > told.above[0]


def test_where_nothing_was_learned_nothing_is_likely() -> None:
    told = PLACING.told(PLACING.scores("年假几天"), ("new",), {}, np.array([1.0], np.float32))
    assert (told.ours, told.outside) == (0, 0)


def test_what_is_learned_decides_between_lines_that_are_said_alike() -> None:
    lines = {"police": Line("", ("车被偷了",), "110"), "traffic": Line("", ("车被撞了",), "122")}
    outside = Outside.of(lines, None)
    assert outside.nearest("车被人弄了", None, np.array([0.9, 0.1], np.float32)).name == "police"
    assert outside.nearest("车被人弄了", None, np.array([0.1, 0.9], np.float32)).name == "traffic"


def test_what_is_delivered_tells_neighbours_apart() -> None:
    delivered = engines.placing()
    assert delivered is not None
    scores = delivered.scores("哪里能买到便宜的二手车")
    assert np.exp(scores).sum() == pytest.approx(1, abs=1e-3)
    assert delivered.scores("老板不给交社保怎么投诉").argmax() != scores.argmax()


def test_what_is_delivered_knows_every_delivered_article_and_line() -> None:
    delivered = engines.placing()
    assert delivered is not None
    wanted = {article.topic for article in shipped_articles()}
    wanted |= {line.placed_at(name) for name, line in engines.lines().items()}
    assert wanted == set(delivered.names)
