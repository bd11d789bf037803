"""What people may choose about kinds of notifications, and what may stand in one."""

from datetime import UTC, datetime

import pytest

from hotline.domains.platform.notifications.rules.kinds import KINDS, Channel, Kind, Urgency, preferred
from hotline.domains.platform.notifications.rules.texts import Content, fitted
from hotline.kernel.errors import Invalid

AT = datetime(2026, 11, 29, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    both = {"must": Kind("必收", "", required=True), "may": Kind("可选", "")}
    monkeypatch.setattr("hotline.domains.platform.notifications.rules.kinds.KINDS", both)
    monkeypatch.setattr("hotline.domains.platform.notifications.rules.texts.KINDS", both)


@pytest.mark.parametrize(
    ("kind", "choices", "listed", "popup"),
    [
        ("may", {}, True, True),
        ("may", {("may", "list"): False}, False, False),
        ("may", {("may", "browser"): False}, True, False),
        ("may", {("must", "list"): False}, True, True),
        ("must", {("must", "list"): False}, True, True),
        ("must", {("must", "browser"): False}, True, False),
    ],
)
def test_everything_is_on_until_turned_off_and_a_required_kind_stays_listed(
    kind: str, choices: dict[tuple[str, str], bool], listed: bool, popup: bool
) -> None:
    assert preferred(kind, Channel.LIST, choices) is listed
    assert preferred(kind, Channel.BROWSER, choices) is popup


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("办理时限临近：GD2026112900001", "办理时限临近：GD2026112900001"),
        ("请回电 13800000000", "请回电 （号码略）"),
        ("请回电138 0000 0000，单号 GD2026112900001", "请回电（号码略），单号 GD2026112900001"),
        ("证件 110105194912310000", "证件 （号码略）"),
        ("11-29 17:30 到期，还有 3 张", "11-29 17:30 到期，还有 3 张"),
    ],
)
def test_numbers_of_people_are_left_out_and_case_numbers_stay(text: str, stored: str) -> None:
    content = fitted(Content("case/1#2", "may", text, AT, text=text))
    assert (content.title, content.text) == (stored, stored)


def test_what_is_too_long_is_cut() -> None:
    content = fitted(Content("a", "may", "长" * 200, AT, text="长" * 999, urgency=Urgency.URGENT))
    assert (len(content.title), len(content.text)) == (80, 300)


@pytest.mark.parametrize(
    ("key", "kind", "link"),
    [
        ("a", "nothing", ""),
        ("", "may", ""),
        ("a" * 201, "may", ""),
        ("a", "may", "https://x.cn"),
        ("a", "may", "//x.cn"),
    ],
)
def test_a_source_a_kind_and_a_page_of_ours_are_required(key: str, kind: str, link: str) -> None:
    with pytest.raises(Invalid):
        fitted(Content(key, kind, "标题", AT, link=link))


def test_every_kind_is_named_and_explained() -> None:
    assert all(kind.name and kind.about for kind in KINDS.values())
