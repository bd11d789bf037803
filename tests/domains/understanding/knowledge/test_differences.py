"""Differences between two versions, side by side."""

from typing import Any

from hotline.domains.understanding.knowledge.rules.article import Article, parse
from hotline.domains.understanding.knowledge.rules.differences import Difference, DifferenceRow, differences
from tests.domains.understanding.knowledge.people import form


def article(**changed: Any) -> Article:
    return parse(form(**changed), "x")


def rows_by_field(found: list[Difference]) -> dict[str, list[tuple[str, str]]]:
    """Field -> its rows, removed sentences in -…-, added ones in +…+."""
    return {each.field: [sides(row) for row in each.rows] for each in found}


def sides(row: DifferenceRow) -> tuple[str, str]:
    marks = {"same": "", "removed": "-", "added": "+"}
    before, after = (
        "".join(f"{marks[piece.what]}{piece.text}{marks[piece.what]}" for piece in side)
        for side in (row.before, row.after)
    )
    return before, after


def test_nothing_differs_from_itself() -> None:
    assert differences(article(), article()) == []


def test_of_a_text_the_sentence_that_changed_is_marked() -> None:
    found = differences(article(conclusion="满十五年。可以领。"), article(conclusion="满二十年。可以领。"))
    assert rows_by_field(found) == {"conclusion": [("-满十五年。-可以领。", "+满二十年。+可以领。")]}
    assert found[0].label == "结论"


def test_of_a_list_what_came_what_went_and_what_stayed_is_seen() -> None:
    found = differences(article(procedure=["甲", "乙", "丙"]), article(procedure=["甲", "丙", "丁"]))
    assert rows_by_field(found) == {"procedure": [("甲", "甲"), ("-乙-", ""), ("丙", "丙"), ("", "+丁+")]}


def test_rich_text_is_compared_by_its_words_and_other_markup_is_said() -> None:
    plain, bold = article(details=["满十五年"]), article(details=["<strong>满十五年</strong>"])
    (only,) = differences(plain, bold)
    assert (only.field, only.only_looks) == ("details", True)
    (other,) = differences(plain, article(details=["<strong>满二十年</strong>"]))
    assert rows_by_field([other]) == {"details": [("-满十五年-", "+满二十年+")]}
    assert not other.only_looks


def test_fields_come_in_reading_order_each_in_the_users_words() -> None:
    before = article()
    after = article(tags=["养老"], yearly={"what": "基数", "where": "官网"}, valid_from="2026-01-01", basis=[])
    assert [(each.field, each.label) for each in differences(before, after)] == [
        ("valid_from", "生效日期"),
        ("basis", "依据"),
        ("yearly", "年度数额"),
        ("tags", "标签"),
    ]
