"""The acceptance checklist and the contract year: one side claims with proof, the other finds; quarters sum up."""

from collections.abc import Iterator
from typing import Any

import pytest

from hotline.domains.insight.assessment.models import AcceptanceStep
from hotline.domains.insight.assessment.queries.acceptance import checklist
from hotline.domains.insight.assessment.rules.acceptance import checklist_from_toml
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Invalid
from tests.domains.insight.assessment.test_planted_quarter import events_of_calls
from tests.domains.service.messaging.arrivals import log
from tests.web import test_registers
from tests.web.test_registers import AGENT, CLIENT, DIRECTOR, MANAGER, get, post

pytestmark = [pytest.mark.django_db, pytest.mark.real]
personnel = test_registers.personnel


def clauses(answer: Any) -> Iterator[dict[str, Any]]:
    return (clause for group in answer.json()["groups"] for clause in group["clauses"])


def clause(answer: Any, id: str) -> dict[str, Any]:
    return next(each for each in clauses(answer) if each["id"] == id)


def test_a_clause_is_claimed_with_proof_found_by_the_client_and_claimed_anew_when_refused() -> None:
    assert len(list(clauses(get(DIRECTOR, "acceptance")))) == 33
    assert post(MANAGER, "acceptance/claim", clause="T7", comment=" ").status_code == 422
    assert post(MANAGER, "acceptance/claim", clause="T99", comment="x").status_code == 422
    assert post(CLIENT, "acceptance/find", clause="T7", state="accepted").json()["code"] == "not_claimed"
    assert post(CLIENT, "acceptance/claim", clause="T7", comment="x").status_code == 403
    claimed = post(MANAGER, "acceptance/claim", clause="T7", comment="并发测试报告第3页")
    assert clause(claimed, "T7")["state"] == "claimed"
    assert post(MANAGER, "acceptance/claim", clause="T7", comment="再报").json()["code"] == "claimed_before"
    assert post(CLIENT, "acceptance/find", clause="T7", state="refused").status_code == 422, "a reason is wanted"
    assert post(CLIENT, "acceptance/find", clause="T7", state="open", comment="x").status_code == 422
    refused = post(CLIENT, "acceptance/find", clause="T7", state="refused", comment="只测到150席")
    assert clause(refused, "T7")["state_name"] == "不通过"
    post(MANAGER, "acceptance/claim", clause="T7", comment="重测报告")
    done = post(CLIENT, "acceptance/find", clause="T7", state="accepted")
    assert [step["state"] for step in clause(done, "T7")["steps"]] == ["claimed", "refused", "claimed", "accepted"]
    assert done.json()["counts"]["通过"] == 1
    assert AcceptanceStep.objects.count() == AuditRow.objects.filter(action="assessment.accept").count() == 4
    assert get(AGENT, "acceptance").status_code == 403


def test_the_quarters_of_the_year_add_up() -> None:
    log(events_of_calls())
    year = get(DIRECTOR, "year").json()
    states = [quarter["state"] for quarter in year["quarters"]]
    assert states == ["running", "running", "running", "ahead"]
    # 2026Q3 as in the planted quarter: 26,272.71 + 21,893.93 + 41,598.46.
    assert year["quarters"][1]["total"] == "89765.10"
    rate = next(line for line in year["lines"] if line["indicator"] == "answer_rate")
    assert rate["amounts"][1] == "26272.71"
    assert rate["amounts"][3] == ""
    post(CLIENT, "quarters/2026Q3/freeze")
    again = get(DIRECTOR, "year").json()
    assert again["quarters"][1] == year["quarters"][1] | {"state": "frozen"}
    assert again["total"] == year["total"]


def test_a_checklist_with_a_clause_twice_is_refused() -> None:
    twice = '[[groups]]\nname = "x"\nclauses = [{ id = "A", text = "a" }, { id = "A", text = "b" }]\n'
    with pytest.raises(Invalid, match="重复"):
        checklist_from_toml('contract = "2026"\n' + twice)
    with pytest.raises(Invalid, match="没有验收清单"):
        checklist("1999")
