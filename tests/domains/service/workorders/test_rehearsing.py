"""Rehearsal of a model in the editor: everything happens, nobody is notified, nothing is stored."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from hotline.domains.service.workorders.actions import organisation, rehearsal
from hotline.domains.service.workorders.actions.rehearsal import RehearsalAction
from hotline.domains.service.workorders.actions.steps import Doing
from hotline.domains.service.workorders.models import Case, CaseTask, Department, ModelVersion, NumberSeries
from hotline.domains.service.workorders.queries.versions import builtin
from hotline.domains.service.workorders.rules.blueprint import Blueprint
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.errors import Invalid, Refused
from tests.domains.service.workorders.staffed import ADMINISTRATOR, INSPECTION, SUPERVISION, VALUES, principal
from tests.domains.service.workorders.test_models import small

pytestmark = pytest.mark.usefixtures("personnel")
UNREST = VALUES | {"unrest": "橙", "unrest_about": "三十人，工地门口，讨薪，未报警"}


def appeal() -> Blueprint:
    (model,) = builtin()
    for office in Department.objects.filter(kind="office"):
        organisation.set_members(by=SUPERVISION, code=office.code, members=[INSPECTION])
    return model.blueprint


def walked(content: Blueprint, *deeds: RehearsalAction, **values: Any) -> tuple[Case, list[str], datetime]:
    """The case, its open steps and the moment, as they would be."""

    def show(case: Case, at: datetime) -> tuple[Case, list[str], datetime]:
        open_ones = CaseTask.objects.filter(case=case, state="open")
        return case, sorted(open_ones.values_list("step", flat=True)), at

    return rehearsal.rehearse(by=principal(ADMINISTRATOR), content=content, values=values, deeds=deeds, show=show)


def row_counts() -> Sequence[int]:
    return [each.objects.count() for each in (Case, CaseTask, ModelVersion, NumberSeries, AuditRow, Outgoing)]


def test_a_case_goes_through_the_shipped_model_and_nothing_of_it_stays() -> None:
    model = appeal()
    before = row_counts()
    deeds = [
        RehearsalAction("register", Doing("submit", VALUES)),
        RehearsalAction("review", Doing("pass")),
        RehearsalAction("dispatch", Doing("dispatch")),
    ]
    case, steps, _ = walked(model, *deeds)
    assert (case.state, steps, case.number[:3]) == ("dispatched", ["sign"], "试GD")
    assert case.department is not None
    assert case.department.code == "chaoyang"
    assert row_counts() == before


def test_time_goes_on_to_the_next_timer_without_anybody_waiting() -> None:
    model = appeal()
    opened, steps, began = walked(model, RehearsalAction("register", Doing("submit", UNREST)))
    assert steps == ["review", "unrest_first"]
    assert opened.rings_at is not None
    _, steps, at = walked(model, RehearsalAction("register", Doing("submit", UNREST)), RehearsalAction("", Doing("")))
    assert steps == ["review", "unrest_escalate", "unrest_first"]
    assert (at - began).total_seconds() == pytest.approx(600, abs=30)


def test_what_is_filled_in_wrongly_is_refused_as_in_earnest() -> None:
    with pytest.raises(Invalid) as refused:
        walked(appeal(), RehearsalAction("register", Doing("submit", {"kind": "骂人"})))
    assert [each["field"] for each in refused.value.extra["fields"]] == ["kind", "summary"]


def test_a_deed_that_cannot_be_is_refused() -> None:
    with pytest.raises(Refused, match="“sign”不在办"):
        walked(appeal(), RehearsalAction("sign", Doing("sign")))
    with pytest.raises(Refused, match="无等待中的定时"):
        walked(small(), RehearsalAction("", Doing("")), summary="想要一台打印机")


def test_an_unsound_model_is_not_walked() -> None:
    with pytest.raises(Invalid, match="登记环节“nowhere”不在流程图里") as refused:
        walked(small(entry="nowhere"))
    assert refused.value.code == "unsound"
