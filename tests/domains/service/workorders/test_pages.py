"""Pages of lists: together they are the search's result, for every reader, in order, without repeats."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from hotline.domains.service.workorders.models import Case, CaseSearchText
from hotline.domains.service.workorders.queries import cases
from hotline.domains.service.workorders.queries.cases import CaseFilters, page, search
from hotline.domains.service.workorders.rules.keywords import pairs
from hotline.kernel.errors import Invalid
from tests.domains.service.workorders.staffed import (
    AGENT,
    CHAOYANG,
    DIRECTOR,
    OTHER_AGENT,
    PENSION,
    REVIEWER,
    SUPERVISION,
    done,
    opened,
    principal,
    replied,
    to_the_district,
)

READERS = (AGENT, OTHER_AGENT, REVIEWER, PENSION, CHAOYANG, SUPERVISION, DIRECTOR)
FILTERS = (
    CaseFilters(),
    CaseFilters(q="拖欠"),
    CaseFilters(q="拖欠 某某建筑"),
    CaseFilters(q="拖欠", state="handling"),
    CaseFilters(overdue=True),
    CaseFilters(department="chaoyang"),
    CaseFilters(department="taken-away"),
    CaseFilters(department="pension", district="朝阳区"),
    CaseFilters(model="appeal"),
    CaseFilters(model="other"),
    CaseFilters(kind="投诉", urgency="特急"),
    CaseFilters(scope="claimable"),
    CaseFilters(scope="mine"),
    CaseFilters(scope="done"),
    CaseFilters(scope="opened", q="拖欠"),
)


@pytest.fixture
def many(personnel: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases at every stage, some registered in the same moment, some confidential; pages of three."""
    monkeypatch.setattr(cases, "PAGE_SIZE", 3)
    monkeypatch.setattr(cases, "NEWEST_WORDED", 4)
    for at in range(4):
        opened(summary=f"拖欠工资{at}", urgency="特急" if at % 2 else "一般", phone=f"1390000000{at}")
        opened(by=OTHER_AGENT, summary=f"没有拖欠{at}", kind="咨询", district="西城区", phone=f"1390000001{at}")
        replied(summary=f"拖欠加班费{at}", phone=f"1390000002{at}")
        case = to_the_district(summary=f"拖欠奖金{at}", phone=f"1390000003{at}")
        done(case, "sign", "sign", CHAOYANG)
    late, secret = Case.objects.order_by("id")[:5], Case.objects.order_by("-id")[:6]
    Case.objects.filter(pk__in=[each.pk for each in late]).update(due_at=datetime.now(UTC) - timedelta(hours=1))
    Case.objects.filter(pk__in=[each.pk for each in secret]).update(confidential=True)
    undated = Case.objects.order_by("-number")[:7]
    Case.objects.filter(pk__in=[each.pk for each in undated]).update(due_at=None)
    same = datetime.now(UTC) - timedelta(minutes=5)
    for each in Case.objects.order_by("number")[2:8]:
        Case.objects.filter(pk=each.pk).update(created_at=same)
        CaseSearchText.objects.filter(case=each).update(created_at=same)


def walked(reader: str, filters: CaseFilters, *, by_urgency: bool) -> Iterator[Case]:
    cursor: str | None = ""
    while cursor is not None:
        found = page(principal(reader), filters, datetime.now(UTC), cursor, by_urgency=by_urgency)
        assert len(found.rows) <= cases.PAGE_SIZE
        yield from found.rows
        cursor = found.next


def found_by(reader: str) -> int:
    """How many cases all filters find, of which the pages are held against the search."""
    seen = 0
    for filters in FILTERS:
        found = search(principal(reader), filters, datetime.now(UTC))
        newest = list(found.order_by("-created_at", "-id").values_list("pk", flat=True))
        due = found.filter(over=False).order_by("due_at", "id").values_list("pk", flat=True)
        assert [case.pk for case in walked(reader, filters, by_urgency=False)] == newest, (reader, filters)
        assert [case.pk for case in walked(reader, filters, by_urgency=True)] == list(due), (reader, filters)
        seen += len(newest)
    return seen


@pytest.mark.usefixtures("many")
def test_pages_together_are_what_is_found_by_every_reader() -> None:
    assert {reader for reader in READERS if not found_by(reader)} == {PENSION}, "the pension office had none"


@pytest.mark.usefixtures("personnel")
def test_what_cannot_be_searched_for_is_said() -> None:
    with pytest.raises(Invalid, match="至少输入两个字"):
        page(principal(SUPERVISION), CaseFilters(q="一"), datetime.now(UTC))
    with pytest.raises(Invalid, match="翻页位置"):
        page(principal(SUPERVISION), CaseFilters(), datetime.now(UTC), "没有这一页")


@pytest.mark.usefixtures("personnel")
def test_words_know_when_their_case_was_registered() -> None:
    case = opened()
    search_text = CaseSearchText.objects.get(case=case)
    assert (search_text.created_at, set(pairs("拖欠")) <= set(search_text.pairs)) == (case.created_at, True)
