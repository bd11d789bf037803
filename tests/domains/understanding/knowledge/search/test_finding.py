"""Which articles a typed text finds."""

import pytest

from hotline.domains.understanding.knowledge.rules.search.engine import Hit, Searcher
from hotline.domains.understanding.knowledge.rules.search.index import Index
from hotline.domains.understanding.knowledge.rules.search.synonyms import Synonyms
from tests.domains.understanding.knowledge.search.bases import (
    ARTICLES,
    SYNONYMS,
    WEIGHTS,
    WordModel,
    entries,
    lexical_searcher,
    with_meaning,
)


@pytest.fixture(scope="module")
def lexical() -> Searcher:
    return lexical_searcher()


@pytest.fixture(scope="module")
def meaning() -> Searcher:
    return with_meaning()


def found(searcher: Searcher, typed: str, count: int = 3) -> list[str]:
    vector = WordModel().questions([typed])[0] if searcher.has_meaning else None
    return [hit.card.code for hit in searcher.search(typed, vector, count)]


def first(searcher: Searcher, typed: str) -> Hit:
    return searcher.search(typed, None, 1)[0]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("老板不发工资", "wage-arrears"),
        ("讨工钱去哪", "wage-arrears"),
        ("工资", "wage-arrears"),
        ("民生卡没了", "card-lost"),
        ("被炒鱿鱼了", "dismissed"),
        ("工商认定多久内办", "injury-apply"),
        ("年价几天", "annual-leave"),
        ("nianjia", "annual-leave"),
        ("nian jia ji tian", "annual-leave"),
        ("gongshangrend", "injury-apply"),
        ("gsrd", "injury-apply"),
        ("shbzk", "card-lost"),
        ("满12年休几天", "annual-leave"),
    ],
)
def test_it_is_found_by_words_synonyms_sounds_pinyin_and_first_letters(
    typed: str, code: str, lexical: Searcher
) -> None:
    assert found(lexical, typed)[0] == code


@pytest.mark.parametrize("typed", ["nianjia", "gsrd", "nian jia ji tian"])
def test_letters_are_compared_as_letters_whatever_a_model_thinks_of_them(
    typed: str, lexical: Searcher, meaning: Searcher
) -> None:
    assert found(meaning, typed) == found(lexical, typed)


def test_every_way_of_asking_and_every_title_finds_its_article_first(lexical: Searcher, meaning: Searcher) -> None:
    ways = {way: each.code for each in ARTICLES for way in (each.title, *each.asked_as)}
    for searcher in (lexical, meaning):
        assert {way: found(searcher, way)[0] for way in ways} == ways


def test_meaning_finds_what_shares_no_word(lexical: Searcher, meaning: Searcher) -> None:
    assert found(meaning, "想歇一歇")[0] == "annual-leave"
    assert "annual-leave" not in found(lexical, "想歇一歇")


def test_words_alone_find_nothing_in_what_nobody_says(lexical: Searcher) -> None:
    assert found(lexical, "vvvv") == []
    assert found(lexical, "鲲") == []


@pytest.mark.parametrize("typed", ["", "   ", "？！", "🙂"])
def test_nothing_typed_finds_nothing(typed: str, lexical: Searcher, meaning: Searcher) -> None:
    assert found(lexical, typed) == found(meaning, typed) == []


def test_an_empty_base_finds_nothing() -> None:
    nothing = Searcher(Index.of([], Synonyms({})), WEIGHTS)
    assert nothing.search("工资", None, 3) == []
    assert nothing.complete("工资", 3) == []


def test_one_article_alone_is_found() -> None:
    assert found(Searcher(Index.of(entries()[:1], SYNONYMS), WEIGHTS), "工资") == ["wage-arrears"]


def test_scores_say_how_sure_it_is_and_fall(meaning: Searcher) -> None:
    sure = meaning.search("社保卡丢了咋办", WordModel().questions(["社保卡丢了咋办"])[0], 5)
    scores = [hit.score for hit in sure]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.9
    assert sum(scores) == pytest.approx(1, abs=1e-4)


def test_what_is_found_says_its_version_validity_and_source(lexical: Searcher) -> None:
    card = first(lexical, "拖欠工资").card
    assert (card.version, str(card.valid_from), card.valid_until) == (3, "2026-01-01", None)
    assert card.source == "《中华人民共和国劳动法》第五十条"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("拖欠工资投诉", "conclusion"),
        ("欠工资投诉带什么身份证考勤", "materials/0"),
        ("拖欠工资当面去监察大队，还是打12333", "channels/0"),
    ],
)
def test_the_piece_that_fits_is_shown(typed: str, key: str, lexical: Searcher) -> None:
    assert first(lexical, typed).excerpt.passage.key == key


def test_the_words_that_say_so_are_marked_synonyms_too(lexical: Searcher) -> None:
    passage, marks = first(lexical, "违法让我走人赔多少").excerpt
    assert [passage.text[begin:end] for begin, end in marks] == ["违法辞退"]


def test_what_was_begun_is_completed_by_ways_of_asking_one_an_article(lexical: Searcher) -> None:
    assert [each.way for each in lexical.complete("社保卡", 5)] == ["社保卡丢了咋办"]
    assert [each.way for each in lexical.complete("工", 5)] == ["工资一直拖着", "工伤认定申请时限"]
    assert lexical.complete("没有人这样问", 5) == []
