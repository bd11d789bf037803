"""Tables in the forms of cases, from the model to print; and what reviewers wrote, under a heading of its own."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.service.workorders.actions import creation, publication
from hotline.domains.service.workorders.actions.creation import Opening
from hotline.domains.service.workorders.endpoints.printout import printout_of
from hotline.domains.service.workorders.endpoints.shapes import case_detail, rows_of
from hotline.domains.service.workorders.models import Case, CaseSearchText
from hotline.domains.service.workorders.rules.blueprint import Blueprint
from hotline.kernel.errors import Invalid
from tests.domains.service.workorders.staffed import (
    ADMINISTRATOR,
    AGENT,
    REVIEWER,
    SUPERVISION,
    done,
    fresh,
    opened,
    principal,
)
from tests.domains.service.workorders.test_forms import WAGES
from tests.domains.service.workorders.test_models import SMALL

pytestmark = pytest.mark.usefixtures("personnel")

ROWS: list[dict[str, Any]] = [{"month": "2026-01", "sum": 5000}, {"month": "2026-02", "sum": 4800.5}]
TEXT = "1. 月份 2026-01，金额 5,000.00 元；2. 月份 2026-02，金额 4,800.50 元"


def with_wages(rows: list[Any]) -> Case:
    """A case of a model whose form has a table, which is a column of the list and printed too."""
    form = {"type": "object", "properties": SMALL["form"]["properties"] | {"wages": WAGES}}
    more = {"columns": [{"field": "wages", "name": "欠薪"}], "printed": [{"title": "明细", "fields": ["wages"]}]}
    content = msgspec.convert(SMALL | {"form": form} | more, Blueprint)
    publication.save_draft(by=ADMINISTRATOR, model="wages", name="欠薪", content=content, base=0)
    publication.publish(by=SUPERVISION, model="wages", number=1)
    values = {"summary": "两个月没有发工资", "wages": rows}
    return creation.open_case(by=principal(AGENT), opening=Opening("wages", values))


def test_a_table_is_stored_without_blank_rows_searched_listed_and_printed() -> None:
    case = with_wages([*ROWS, {"month": " ", "sum": None}])
    assert fresh(case).fields["wages"] == ROWS
    assert "2026-02" in CaseSearchText.objects.get(case=case).text
    (row,) = rows_of([fresh(case)], principal(AGENT), datetime.now(UTC))
    assert row.columns == {"wages": TEXT}
    (section,) = printout_of(fresh(case), {}).sections
    assert [(line.name, line.value) for line in section.lines] == [("欠薪明细", TEXT)]


def test_a_moment_and_a_person_are_listed_as_people_read_them_and_an_amount_as_a_number() -> None:
    own = {
        "at": {"type": "string", "title": "约访时间", "x-widget": "datetime"},
        "who": {"type": "string", "title": "联系人员", "x-widget": "person"},
        "owed": {"type": "number", "title": "欠薪总额", "x-widget": "money"},
    }
    form = {"type": "object", "properties": SMALL["form"]["properties"] | own}
    columns = [{"field": field, "name": each["title"]} for field, each in own.items()]
    content = msgspec.convert(SMALL | {"form": form, "columns": columns}, Blueprint)
    publication.save_draft(by=ADMINISTRATOR, model="visits", name="约访", content=content, base=0)
    publication.publish(by=SUPERVISION, model="visits", number=1)
    values = {"summary": "约定上门取证", "at": "2026-12-08T14:30", "who": REVIEWER, "owed": 21600.5}
    case = creation.open_case(by=principal(AGENT), opening=Opening("visits", values))
    (row,) = rows_of([fresh(case)], principal(AGENT), datetime.now(UTC))
    name = names_of({REVIEWER})[REVIEWER]
    assert row.columns == {"at": "2026-12-08 14:30", "who": f"{REVIEWER} {name}", "owed": 21600.5}


def test_a_case_with_a_table_runs_along_its_flow() -> None:
    assert done(with_wages(ROWS), "look", "ok", REVIEWER).over


def test_a_wrong_cell_is_refused_with_its_row_and_column() -> None:
    with pytest.raises(Invalid, match="欠薪明细第 2 行“金额”请填数字") as refused:
        with_wages([ROWS[0], {"month": "2026-02", "sum": "五千"}])
    assert refused.value.extra["fields"] == [{"field": "wages", "message": "第 2 行“金额”请填数字"}]


def test_what_a_reviewer_wrote_is_marked_and_printed_under_its_own_heading() -> None:
    case = done(opened(), "review", "return", REVIEWER, reason="请补充用工时间")
    detail = case_detail(fresh(case), principal(AGENT), datetime.now(UTC))
    assert [entry.text for entry in detail.entries if entry.is_review] == ["请补充用工时间"]
    sections = {each.title: each.lines for each in printout_of(fresh(case), {}).sections}
    (line,) = sections["审核意见"]
    assert line.value.endswith("（请补充用工时间）")


def test_without_reviews_there_is_no_heading() -> None:
    case = opened()
    assert "审核意见" not in [each.title for each in printout_of(case, {}).sections]
    assert not [e for e in case_detail(case, principal(AGENT), datetime.now(UTC)).entries if e.is_review]
