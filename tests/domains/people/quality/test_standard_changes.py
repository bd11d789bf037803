"""What a draft of a standard changes, the keys of its new items, and what may be published."""

import msgspec
import pytest

from hotline.domains.people.quality.rules.first_standard import FIRST_CALL_STANDARD
from hotline.domains.people.quality.rules.standard_changes import (
    ChangeKind,
    ItemChange,
    changes,
    keyed,
    ready_to_publish,
)
from hotline.domains.people.quality.rules.standards import Content, Item, Section, StandardKind
from hotline.kernel.errors import Invalid

BEFORE = Content((Section("答复", (Item("policy_correct", "政策准确", 60, red_line=True), Item("tone", "语气", 40))),))


def test_the_delivered_standard_can_be_published_and_changes_nothing_against_itself() -> None:
    assert ready_to_publish(StandardKind.CALL, FIRST_CALL_STANDARD) is FIRST_CALL_STANDARD
    assert changes(FIRST_CALL_STANDARD, FIRST_CALL_STANDARD) == []


def test_each_change_is_named_with_what_stood_before() -> None:
    after = Content(
        (
            Section(
                "答复", (Item("policy_correct", "政策准确", 70, red_line=True, help="按条目"), Item("x", "致歉", 30))
            ),
        )
    )
    assert changes(BEFORE, after) == [
        ItemChange(ChangeKind.WEIGHT, "政策准确", "60 分", "70 分"),
        ItemChange(ChangeKind.HELP, "政策准确"),
        ItemChange(ChangeKind.ADDED, "致歉", after="30 分"),
        ItemChange(ChangeKind.REMOVED, "语气", "40 分"),
    ]


def test_a_new_item_gets_a_key_that_no_version_has_used() -> None:
    draft = Content(
        (Section("答复", (Item("", "致歉", 50), Item("policy_correct", "政策准确", 40), Item("", "称呼", 10))),)
    )
    found = keyed(draft, {"policy_correct", "item_7", "item_of_old"})
    assert [item.key for item in found.items] == ["item_8", "policy_correct", "item_9"]
    assert keyed(found, {"item_8"}) == found


@pytest.mark.parametrize(
    ("items", "fault"),
    [
        ((Item("policy_correct", "政策准确", 99),), "现为 99 分"),
        ((Item("policy_correct", "政策准确", 100), Item("x", "语气")), "不是红线的评分项须有分值"),
        ((Item("x", "语气", 100),), "须保留“政策准确”"),
        ((Item("policy_correct", " ", 100),), "名称须填写"),
    ],
)
def test_what_cannot_be_published_is_said(items: tuple[Item, ...], fault: str) -> None:
    with pytest.raises(Invalid, match=fault):
        ready_to_publish(StandardKind.CALL, Content((Section("答复", items),)))


def test_a_case_has_no_answer_that_could_be_wrong() -> None:
    content = msgspec.structs.replace(BEFORE, sections=(Section("工单", (Item("x", "要素齐全", 100),)),))
    assert ready_to_publish(StandardKind.CASE, content) == content
