"""Search data on disk: indexes that processes share, and vectors that are computed once."""

import threading
from pathlib import Path

import numpy as np
import pytest

from hotline.domains.understanding.knowledge.adapters.index_files import IndexFiles
from hotline.domains.understanding.knowledge.adapters.vector_files import VectorFiles
from hotline.domains.understanding.knowledge.rules.search.engine import Searcher
from hotline.domains.understanding.knowledge.rules.search.index import Index
from tests.domains.understanding.knowledge.search.bases import ARTICLES, SYNONYMS, WEIGHTS, WordModel, entries, learned

WAYS = [way for each in ARTICLES for way in each.asked_as]


def built() -> Index:
    found = entries()
    return Index.of(found, SYNONYMS, learned(found, WordModel()))


def answers(index: Index) -> list[tuple[str, float]]:
    searcher, model = Searcher(index, WEIGHTS), WordModel()
    return [(hit.card.code, hit.score) for way in WAYS for hit in searcher.search(way, model.questions([way])[0], 3)]


def test_an_index_from_disk_answers_as_the_one_that_was_built(tmp_path: Path) -> None:
    files, index = IndexFiles(tmp_path), built()
    files.make("one", lambda: index)
    opened = files.open("one")
    assert opened is not None
    assert isinstance(opened.tokens.weights.base, np.memmap)  # shared, not copied into each process
    assert answers(opened) == answers(index)


def test_an_index_without_meaning_is_kept_as_such(tmp_path: Path) -> None:
    index = IndexFiles(tmp_path).make("words", lambda: Index.of(entries(), SYNONYMS))
    assert index.meaning is None
    assert Searcher(index, WEIGHTS).search("工资", None, 1)[0].card.code == "wage-arrears"


def test_an_index_of_nothing_is_kept_too(tmp_path: Path) -> None:
    assert len(IndexFiles(tmp_path).make("nothing", lambda: Index.of([], SYNONYMS))) == 0


def test_what_is_there_is_not_built_again_and_what_is_not_is_not_opened(tmp_path: Path) -> None:
    files, builds = IndexFiles(tmp_path), []
    for _ in range(2):
        files.make("one", lambda: (builds.append(1), built())[1])
    assert len(builds) == 1
    assert files.open("another") is None


def test_of_several_that_want_it_one_builds(tmp_path: Path) -> None:
    builds: list[int] = []

    def build() -> None:
        IndexFiles(tmp_path).make("one", lambda: (builds.append(1), built())[1])

    threads = [threading.Thread(target=build) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(builds) == 1


def test_an_index_in_use_goes_on_answering_after_newer_ones_have_taken_its_place(tmp_path: Path) -> None:
    files = IndexFiles(tmp_path)
    old = files.make("0", built)
    for stamp in "123":
        files.make(stamp, built)
    assert files.open("0") is None
    assert answers(old) == answers(built())
    assert sum(each.is_dir() for each in tmp_path.iterdir()) == 2


def test_the_newest_is_better_than_nothing(tmp_path: Path) -> None:
    files = IndexFiles(tmp_path)
    assert files.newest() is None
    files.make("0", built)
    assert files.newest() is not None


def test_a_build_that_fails_leaves_nothing_half_done(tmp_path: Path) -> None:
    def fail() -> Index:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        IndexFiles(tmp_path).make("one", fail)
    assert IndexFiles(tmp_path).open("one") is None
    assert len(IndexFiles(tmp_path).make("one", built)) == len(ARTICLES)


def test_a_text_is_embedded_once_ever(tmp_path: Path) -> None:
    model, file = WordModel(), tmp_path / "vectors.npz"
    first = VectorFiles(model, file).questions(WAYS)
    again = VectorFiles(model, file)
    assert again.lacking(WAYS, []) == 0
    assert np.array_equal(again.questions(WAYS), first)
    assert len(model.embedded) == len(WAYS)


def test_only_what_changed_is_embedded(tmp_path: Path) -> None:
    model, file = WordModel(), tmp_path / "vectors.npz"
    VectorFiles(model, file).questions(WAYS)
    model.embedded.clear()
    store = VectorFiles(model, file)
    assert store.lacking([*WAYS, "新问法"], []) == 1
    store.questions([*WAYS, "新问法"])
    assert model.embedded == ["新问法"]


def test_a_question_and_a_passage_of_the_same_words_are_two(tmp_path: Path) -> None:
    model = WordModel()
    store = VectorFiles(model, tmp_path / "vectors.npz")
    store.questions(["工资"])
    assert store.lacking([], ["工资"]) == 1


def test_kept_vectors_point_where_the_model_pointed(tmp_path: Path) -> None:
    dice = np.random.default_rng(1)
    true = dice.normal(size=(len(WAYS), 384)).astype(np.float32)
    true /= np.linalg.norm(true, axis=1, keepdims=True)
    model = WordModel()
    model._of = lambda texts: true[: len(texts)]  # type: ignore[method-assign]
    vectors = VectorFiles(model, tmp_path / "vectors.npz").questions(WAYS)
    assert np.abs(vectors @ vectors.T - true @ true.T).max() < 2e-3


def test_what_is_shipped_is_used_and_only_the_texts_named_are_shipped(tmp_path: Path) -> None:
    model, builtin = WordModel(), tmp_path / "shipped.npz"
    store = VectorFiles(model, tmp_path / "own.npz")
    store.questions(WAYS)
    store.retain_only(builtin, WAYS[:3], [])
    elsewhere = VectorFiles(model, tmp_path / "elsewhere.npz", builtin)
    assert elsewhere.lacking(WAYS, []) == len(WAYS) - 3
