"""In the first seconds of a new installation there is an index, and no article in it."""

from types import SimpleNamespace

import pytest

from hotline.domains.understanding.assistant import queries
from hotline.domains.understanding.assistant.rules import talk
from hotline.kernel.errors import Unavailable


def test_who_asks_before_any_article_holds_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = SimpleNamespace(ranker=SimpleNamespace(library=SimpleNamespace(topics=())))
    monkeypatch.setattr(queries, "current", lambda: empty)
    for query in (queries.reply, queries.answer):
        with pytest.raises(Unavailable) as refusal:
            query([talk.Turn("citizen", "社保卡丢了怎么补")])
        assert refusal.value.code == "no_articles"
