"""Published articles are found and retired ones are not. The worker builds the index, and the searchers load it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.actions import publication, terms
from hotline.domains.understanding.knowledge.actions.index import IndexKeeper
from hotline.domains.understanding.knowledge.adapters.index_files import IndexFiles
from hotline.domains.understanding.knowledge.adapters.vector_files import VectorFiles
from hotline.domains.understanding.knowledge.queries import search_engine
from hotline.domains.understanding.knowledge.queries.articles import today
from hotline.kernel.errors import Unavailable
from tests.domains.understanding.knowledge.people import ANOTHER, CLIENT, EDITOR, TOPIC, published, redrafted
from tests.domains.understanding.knowledge.search.bases import WordModel
from tests.slots import Override

pytestmark = [pytest.mark.real, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def model(tmp_path: Path, override: Override, monkeypatch: pytest.MonkeyPatch) -> Iterator[WordModel]:
    """A node's own folder, a model of few words; looking as often as searching."""
    model = WordModel()
    override(ports.embedder, model)
    override(ports.vectors, VectorFiles(model, tmp_path / "vectors.npz"))
    override(ports.indexes, IndexFiles(tmp_path / "index"))
    monkeypatch.setattr(search_engine, "LOOK_SECONDS", -1.0)
    search_engine.forget()
    yield model
    search_engine.forget()


def found(typed: str) -> list[str]:
    search_engine.look()
    return [hit.card.code for hit in search_engine.search(typed, 5).hits]


def test_what_is_published_is_found_once_it_is_indexed() -> None:
    keeper = IndexKeeper()
    published(code=TOPIC)
    assert keeper.refresh()
    assert found("交够几年能领退休金") == [TOPIC]
    published(code=ANOTHER, title="养老金怎么算", asked_as=["退休金一个月多少"])
    assert found("退休金一个月多少")[0] == TOPIC
    assert keeper.refresh()
    assert found("退休金一个月多少")[0] == ANOTHER


def test_nothing_is_done_while_nothing_changed() -> None:
    keeper = IndexKeeper()
    published()
    assert [keeper.refresh(), keeper.refresh()] == [True, False]


def test_what_is_taken_down_is_not_found() -> None:
    keeper, row = IndexKeeper(), published()
    keeper.refresh()
    publication.retire(by=CLIENT, code=TOPIC, number=row.number, on=today(), reason="有误")
    keeper.refresh()
    assert found("交够几年能领退休金") == []


def test_what_is_to_come_is_found_on_its_day_and_not_before() -> None:
    keeper = IndexKeeper()
    first = published(valid_from=date(2025, 1, 1), conclusion="满十五年可以按月领。")
    published(redrafted(first, valid_from=today() + timedelta(days=10), conclusion="满二十年可以按月领。"))
    keeper.refresh()
    search_engine.look()
    typed = "交够几年能领退休金"
    assert search_engine.search(typed, 1).hits[0].card.conclusion == "满十五年可以按月领。"
    then = search_engine.search_on(today() + timedelta(days=11), typed, 1).hits[0].card
    assert (then.conclusion, then.version) == ("满二十年可以按月领。", 2)
    assert search_engine.search_on(date(2024, 1, 1), typed, 1).hits == []


def test_a_word_that_was_explained_finds_what_it_stands_for() -> None:
    keeper = IndexKeeper()
    published(asked_as=["交够几年能领退休金"])
    published(code=ANOTHER, title="别的事", asked_as=["别的事情"], conclusion="别的。", spoken="别的。")
    terms.save_term(by=EDITOR, word="退休金", synonyms=["老来钱"])
    keeper.refresh()
    search_engine.look()
    assert search_engine.suggest("老来钱", 1) == ["最低缴费年限"]


def test_searching_goes_by_words_until_there_is_more(model: WordModel) -> None:
    """Nobody keeps an index: the first to search makes one, and asks no model about the whole base for it."""
    published()
    assert found("交够几年能领退休金") == [TOPIC]
    assert not search_engine.search("交够几年", 1).meaning
    assert model.embedded == []
    IndexKeeper().refresh()
    search_engine.look()
    assert search_engine.search("交够几年", 1).meaning


def test_without_a_model_it_goes_by_words_and_says_so(override: Override) -> None:
    override(ports.embedder, None)
    override(ports.vectors, None)
    published()
    IndexKeeper().refresh()
    assert found("交够几年能领退休金") == [TOPIC]
    assert not search_engine.search("交够几年", 1).meaning


def test_a_search_before_any_look_says_to_wait() -> None:
    with pytest.raises(Unavailable):
        search_engine.search("工资", 1)


def test_an_index_that_is_behind_is_used_until_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker may be at it; when it is not, this process makes one by words."""
    published(code=TOPIC)
    IndexKeeper().refresh()
    assert found("交够几年能领退休金") == [TOPIC]
    published(code=ANOTHER, title="养老金怎么算", asked_as=["退休金一个月多少"])
    assert ANOTHER not in found("退休金一个月多少")
    monkeypatch.setattr(search_engine, "PATIENCE_SECONDS", -1.0)
    assert found("退休金一个月多少")[0] == ANOTHER


def test_suggestions_are_ways_of_asking_that_begin_so_or_what_would_be_found() -> None:
    published()
    search_engine.look()
    assert search_engine.suggest("交够", 3) == ["交够几年能领退休金"]
    assert search_engine.suggest("按月领", 3) == ["最低缴费年限"]
