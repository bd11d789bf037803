"""Leaders' notices to agents: permitted texts, audiences, and how a desk shows them."""

from datetime import timedelta

import pytest

from hotline.domains.voice.routing.rules.notices import LONGEST, NoticeDoc, Reachable, notice_error, own_notice, reached
from tests.domains.voice.routing.states import NOON

PEOPLE = [
    Reachable("1003", "早班二组", frozenset({"labor"})),
    Reachable("1001", "早班一组", frozenset({"social", "labor"})),
    Reachable("2001", "早班一组", frozenset()),
]
SKILLS = {"social": "social", "green": "social", "labor": "labor", "expert": "expert"}
DOC = NoticeDoc(
    "notice-1",
    "2001",
    "韩梅",
    "系统今晚升级",
    True,
    "all",
    "全体坐席",
    NOON,
    NOON + timedelta(hours=1),
    to=("1001", "1003"),
    read={"1003": NOON + timedelta(minutes=1)},
)


@pytest.mark.parametrize(
    ("audience", "meant", "numbers"),
    [
        ("all", [], ["1001", "1003", "2001"]),
        ("group", ["早班一组"], ["1001", "2001"]),
        ("group", ["早班一组", "早班二组"], ["1001", "1003", "2001"]),
        ("queue", ["green"], ["1001"]),
        ("queue", ["labor", "green"], ["1001", "1003"]),
        ("queue", ["expert"], []),
        ("agents", ["1003", "2001"], ["1003", "2001"]),
    ],
)
def test_whom_it_reaches(audience: str, meant: list[str], numbers: list[str]) -> None:
    assert reached(PEOPLE, audience, frozenset(meant), SKILLS) == numbers


@pytest.mark.parametrize(
    ("text", "minutes", "why"),
    [
        ("  ", 60, "请填写通知内容。"),
        ("长" * (LONGEST + 1), 60, "通知最多 300 个字，现在 301 个。"),
        ("请回电 13800000000", 60, "通知中请勿填写电话、证件等号码。"),
        ("请回电 138 0000 0000", 60, "通知中请勿填写电话、证件等号码。"),
        ("身份证 １１０１０１１９９００１０１", 60, "通知中请勿填写电话、证件等号码。"),
        ("开会", 4, "有效时间须为 5 分钟到 24 小时。"),
        ("开会", 1441, "有效时间须为 5 分钟到 24 小时。"),
    ],
)
def test_what_may_not_be_said(text: str, minutes: int, why: str) -> None:
    assert notice_error(text, minutes) == why


def test_dates_times_and_the_hotlines_own_numbers_may_be_said() -> None:
    assert notice_error("2026-12-01 10:30 起，12333 与 12345 的转接按新流程办理，时限 15 分钟", 5) == ""


def test_it_stands_on_the_desks_of_those_it_is_for_until_it_is_over() -> None:
    own = own_notice(DOC, "1001", NOON)
    assert own is not None
    assert (own.text, own.important, own.by_name, own.read_at) == ("系统今晚升级", True, "韩梅", None)
    assert own_notice(DOC, "1002", NOON) is None
    assert own_notice(DOC, "1001", DOC.until) is None


def test_who_has_read_it_sees_only_that_of_themselves() -> None:
    own = own_notice(DOC, "1003", NOON)
    assert own is not None
    assert own.read_at == NOON + timedelta(minutes=1)
    assert not hasattr(own, "read")
