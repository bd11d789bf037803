"""What follows a confirmed wrong answer: the citizen is called back by somebody else than its agent."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from hotline.domains.insight.assessment.actions import wrong_answers
from hotline.domains.people.quality.models import Inspection
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.citizens.models import Blocking
from hotline.domains.platform.notifications.models import Receipt
from hotline.domains.service.messaging.actions.barred_numbers import note_opt_out_of
from hotline.domains.understanding.knowledge.models import Feedback, RequiredReading
from hotline.domains.voice.callbacks import actions, queries
from hotline.domains.voice.callbacks.actions import corrections, dial
from hotline.domains.voice.callbacks.models import CallBack, Correction
from hotline.domains.voice.callbacks.ports import WrongAnswer
from hotline.infrastructure.models import AuditRow
from hotline.kernel.sealed import Sealed
from tests.domains.understanding.knowledge.people import TOPIC, published
from tests.domains.voice.calls.tales import NUMBER, Tale
from tests.web.people import sign_in
from tests.web.test_callbacks import happened, rang
from tests.web.test_quality import first_of, marks, post, settings

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC).replace(microsecond=0)
AGENT, COLLEAGUE, LEADER, OTHER_LEADER = "1001", "1002", "2001", "2002"
PEOPLE = {
    AGENT: ("agent", "甲组"),
    COLLEAGUE: ("agent", "甲组"),
    LEADER: ("leader", "甲组"),
    OTHER_LEADER: ("leader", "乙组"),
    "3001": ("inspector", ""),
    "3002": ("inspector", ""),
    "3003": ("inspector", ""),
    "8001": ("client", ""),
}
RIGHT = {"mistake": "失业金随时可以申领", "correction": "失业后 60 日内申领，逾期不补", "article": ""}


@pytest.fixture
def browsers(person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, (role, group) in PEOPLE.items():
        person(number, f"某{number}", [role], group=group)
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def wrongly_answered(browsers: dict[str, Client], number: Sealed | None = NUMBER, presentation: str = "vouched") -> str:
    """A call of yesterday in which the agent answered wrongly; inspected, and agreed with. Its inspection."""
    tale = Tale("c1", NOW - timedelta(days=1)).arrives(number, presentation).queues("social").offered(AGENT)
    tale.answered(AGENT, after=3).talk_ends(AGENT, "caller", "hangup", after=60).ends("caller")
    happened(tale.wraps_up(AGENT, TOPIC, seq=1).events)
    plan = post(browsers["3002"], "plans", **settings(size=1, min_each=0, certain=[], double_percent=0)).json()
    assert post(browsers["3002"], f"plans/{plan['id']}/draw").status_code == 200
    row = first_of(AGENT)
    answer = post(browsers[row.inspector], f"inspections/{row.pk}/submit", marks=marks(policy_correct=40))
    assert answer.status_code == 200, answer.content
    assert post(browsers[AGENT], f"own/{row.pk}/agree").status_code == 200
    return row.pk


def second_inspector(browsers: dict[str, Client], inspection: str) -> Client:
    first = Inspection.objects.get(pk=inspection).inspector
    return browsers[next(number for number in ("3001", "3002", "3003") if number != first)]


def decide(browsers: dict[str, Client], inspection: str, **changed: Any) -> Any:
    body = {"wrong": True, "comment": "与条目抵触"} | RIGHT | changed
    return post(second_inspector(browsers, inspection), f"wrong-answers/{inspection}/decide", **body)


def confirmed(browsers: dict[str, Client], **changed: Any) -> str:
    inspection = wrongly_answered(browsers)
    answer = decide(browsers, inspection, **changed)
    assert answer.status_code == 204, answer.content
    return inspection


def listed(browsers: dict[str, Client], inspection: str, state: str = "confirmed") -> dict[str, Any]:
    rows = second_inspector(browsers, inspection).get("/api/quality/wrong-answers", {"state": state}).json()["rows"]
    return next(row for row in rows if row["id"] == inspection)


def of_callbacks(browser: Client, path: str, **body: Any) -> Any:
    return browser.post(f"/api/callbacks{path}", body, "application/json")


# The citizen ---------------------------------------------------------------------------------------------------------


def test_the_citizen_of_a_confirmed_wrong_answer_is_to_be_called_back_by_the_leader(
    browsers: dict[str, Client],
) -> None:
    published()
    inspection = confirmed(browsers, article=TOPIC)
    (entry,) = CallBack.objects.filter(kind="correction")
    assert (entry.call, entry.number_masked) == ("c1", NUMBER.masked)
    assert NOW < entry.due_at <= NOW + timedelta(days=10)  # the next working day, whatever festival comes between
    (row,) = browsers[LEADER].get("/api/callbacks?kind=correction").json()["rows"]
    found = row["correction"]
    assert (found["mistake"], found["correction"]) == (RIGHT["mistake"], RIGHT["correction"])
    assert (found["article"], found["title"], found["agent"]) == (TOPIC, "最低缴费年限", AGENT)
    assert (found["assigned_to"], row["next_try"] <= row["due_at"]) == (LEADER, True)
    wrong = listed(browsers, inspection)
    assert (wrong["callback"]["to"]["number"], wrong["callback"]["result"]) == (LEADER, "")
    assert (wrong["article"], wrong["topic"]) == ({"code": TOPIC, "version": 1, "title": "最低缴费年限"}, TOPIC)
    (receipt,) = Receipt.objects.filter(notification__kind="callback.correction")
    assert receipt.person == LEADER
    assert AuditRow.objects.get(action="callbacks.require_correction").about == f"callback/{entry.pk}"


def test_what_was_wrong_and_what_is_right_has_to_be_said(browsers: dict[str, Client]) -> None:
    inspection = wrongly_answered(browsers)
    for changed in ({"mistake": " "}, {"correction": ""}):
        answer = decide(browsers, inspection, **changed)
        assert (answer.status_code, answer.json()["code"]) == (422, "correction_missing")
    answer = decide(browsers, inspection, article="no-such-article")
    assert (answer.status_code, answer.json()["code"]) == (422, "no_article")
    assert not CallBack.objects.exists()
    assert listed(browsers, inspection, "waiting")["state"] == "waiting"
    answer = decide(browsers, inspection, mistake="请拨 13800138000 咨询")
    assert answer.status_code == 204
    assert "13800138000" not in Correction.objects.get().mistake


def test_a_dismissed_wrong_answer_calls_nobody(browsers: dict[str, Client]) -> None:
    inspection = wrongly_answered(browsers)
    assert decide(browsers, inspection, wrong=False, mistake="", correction="").status_code == 204
    assert not CallBack.objects.exists()
    assert listed(browsers, inspection, "dismissed")["unreachable"] is None


@pytest.mark.parametrize(
    ("number", "presentation", "reason"),
    [(None, "withheld", "withheld"), (NUMBER, "claimed", "unverified")],
)
def test_who_cannot_be_called_back_is_not_and_the_page_says_why(
    browsers: dict[str, Client], number: Sealed | None, presentation: str, reason: str
) -> None:
    inspection = wrongly_answered(browsers, number, presentation)
    assert decide(browsers, inspection).status_code == 204
    row = listed(browsers, inspection)
    assert (row["callback"], row["unreachable"]) == (None, reason)
    assert not CallBack.objects.exists()


def test_who_has_opted_out_or_had_their_data_blocked_is_not_called(browsers: dict[str, Client]) -> None:
    inspection = wrongly_answered(browsers)
    note_opt_out_of(NUMBER, NOW, "1002")
    assert decide(browsers, inspection).status_code == 204
    assert listed(browsers, inspection)["unreachable"] == "opted_out"
    assert not CallBack.objects.exists()
    assert not Blocking.objects.exists()


def test_repeating_it_calls_nobody_twice(browsers: dict[str, Client]) -> None:
    confirmed(browsers)
    wrong = WrongAnswer(AGENT, "又一处", "另一处")
    corrections.require_correction(by="3001", call="c1", number=NUMBER, place="北京", wrong=wrong, due=NOW, now=NOW)
    assert Correction.objects.get().mistake == RIGHT["mistake"]
    assert AuditRow.objects.filter(action="callbacks.require_correction").count() == 1
    assert Receipt.objects.filter(notification__kind="callback.correction").count() == 1


# Worked off ----------------------------------------------------------------------------------------------------------


def test_agents_do_not_see_it_and_its_own_agent_may_not_take_it(browsers: dict[str, Client]) -> None:
    confirmed(browsers)
    entry = CallBack.objects.get()
    for number in (AGENT, COLLEAGUE):
        assert browsers[number].get("/api/callbacks").json()["rows"] == []
    assert of_callbacks(browsers[AGENT], f"/{entry.pk}/take").json()["code"] == "own_answer"
    assert of_callbacks(browsers[COLLEAGUE], f"/{entry.pk}/take").json()["code"] == "not_assigned"
    assert of_callbacks(browsers[OTHER_LEADER], f"/{entry.pk}/take").json()["taken_by"] == OTHER_LEADER


def test_a_leader_does_not_correct_the_own_answer(person: Callable[..., Staff], browsers: dict[str, Client]) -> None:
    confirmed(browsers)
    Correction.objects.update(agent=LEADER)
    assert of_callbacks(browsers[LEADER], f"/{CallBack.objects.get().pk}/take").json()["code"] == "own_answer"


def test_a_talk_settles_nothing_before_its_result_is_reported_and_then_the_register_has_it(
    browsers: dict[str, Client],
) -> None:
    inspection = confirmed(browsers)
    entry, leader = CallBack.objects.get(), browsers[LEADER]
    wrong_answers.enter(inspection=inspection, call="c1", day=NOW.date(), note="错答", made_by="3001")
    assert of_callbacks(leader, f"/{entry.pk}/take").status_code == 200
    rang(entry, "out-1", entry.opened_at, "", agent=LEADER)
    entry.refresh_from_db()
    assert entry.closed_at is None
    assert of_callbacks(leader, f"/{entry.pk}/result", result="reached").status_code == 422
    done = of_callbacks(leader, f"/{entry.pk}/result", result="corrected").json()
    assert (done["result"], done["closed_by"]) == ("corrected", LEADER)
    wrong = listed(browsers, inspection)["callback"]
    assert (wrong["result"], wrong["by"]["number"], wrong["overdue"]) == ("corrected", LEADER, False)
    answer = browsers["8001"].get("/api/assessment/registers/entries?register_key=wrong_answers").json()
    (found,) = answer["rows"]
    assert (found["correction"]["result"], found["correction"]["by"]) == ("corrected", LEADER)
    assert not Receipt.objects.filter(notification__kind="callback.correction", read_at=None, person=LEADER).exists()


def test_three_tries_in_vain_end_it(browsers: dict[str, Client]) -> None:
    inspection = confirmed(browsers)
    entry = CallBack.objects.get()
    for n in range(3):
        rang(entry, f"out-{n}", entry.opened_at + timedelta(hours=n), "no_answer", agent=LEADER)
    assert listed(browsers, inspection)["callback"]["result"] == "not_reached"


def test_it_is_dialled_by_hand_and_its_deadline_is_announced_in_time(browsers: dict[str, Client]) -> None:
    confirmed(browsers)
    entry = CallBack.objects.get()
    at_deadline = entry.due_at
    assert dial.hand_out_promises([COLLEAGUE, LEADER], {COLLEAGUE, LEADER}, at_deadline) == []
    assert actions.notify_of_promises(at_deadline - timedelta(hours=3)) == 0
    assert actions.notify_of_promises(at_deadline - timedelta(hours=1)) == 1
    assert actions.notify_of_promises(at_deadline) == 0
    (receipt,) = Receipt.objects.filter(notification__kind="callback.due")
    assert (receipt.person, receipt.notification.title[:7]) == (LEADER, "纠错回访将到期")
    assert queries.first_moment(entry, []) == entry.opened_at


def test_without_a_leader_everybody_who_manages_call_backs_hears_of_it(browsers: dict[str, Client]) -> None:
    Staff.objects.filter(number=LEADER).update(is_active=False)
    confirmed(browsers)
    assert Correction.objects.get().assigned_to == ""
    assert [each.person for each in Receipt.objects.filter(notification__kind="callback.correction")] == [OTHER_LEADER]
    (row,) = browsers[OTHER_LEADER].get("/api/callbacks").json()["rows"]
    assert row["correction"]["assigned_to"] == ""


# The article and the agent -------------------------------------------------------------------------------------------


def test_the_editor_finds_a_hint_among_the_feedback_and_the_answer_reaches_the_page(
    browsers: dict[str, Client],
) -> None:
    published()
    inspection = confirmed(browsers, article=TOPIC)
    (row,) = browsers[LEADER].get("/api/knowledge/feedback").json()["rows"]
    assert (row["code"], row["version"], row["kind"], row["call"]) == (TOPIC, 1, "mistaken", "c1")
    assert RIGHT["mistake"] in row["text"]
    assert AGENT not in row["text"]
    assert listed(browsers, inspection)["hint"]["outcome"] == ""
    body = {"outcome": "changed", "text": "已补充申领期限"}
    answer = browsers[LEADER].post(f"/api/knowledge/feedback/{row['id']}/answer", body, "application/json")
    assert answer.status_code == 200
    hint = listed(browsers, inspection)["hint"]
    assert (hint["outcome"], hint["answer"], hint["overdue"]) == ("changed", "已补充申领期限", False)


def test_only_inspection_says_that_an_article_was_answered_wrongly(browsers: dict[str, Client]) -> None:
    published()
    body = {"version": 1, "kind": "mistaken", "text": "答错"}
    answer = browsers[AGENT].post(f"/api/knowledge/articles/{TOPIC}/feedback", body, "application/json")
    assert answer.status_code == 422
    assert not Feedback.objects.exists()


def test_the_agent_alone_has_to_read_the_article_and_the_page_says_when_it_is_done(browsers: dict[str, Client]) -> None:
    published()
    inspection = confirmed(browsers, article=TOPIC)
    assert browsers[COLLEAGUE].get("/api/knowledge/readings/owed").json()["rows"] == []
    (owed,) = browsers[AGENT].get("/api/knowledge/readings/owed").json()["rows"]
    assert (owed["code"], owed["overdue"]) == (TOPIC, False)
    assert RIGHT["correction"] in owed["reason"]
    assert Receipt.objects.filter(notification__kind="knowledge.reading", person=AGENT).count() == 1
    assert listed(browsers, inspection)["task"]["read_at"] is None
    (reading,) = browsers[LEADER].get("/api/knowledge/readings").json()["rows"]
    assert (reading["reader"], reading["groups"], reading["recipients"]) == (AGENT, [], 1)
    own = browsers[AGENT].get(f"/api/quality/own/{inspection}").json()["wrong"]
    assert (own["mistake"], own["article"]["code"], own["task"]["read_at"]) == (RIGHT["mistake"], TOPIC, None)
    assert browsers[AGENT].post(f"/api/knowledge/readings/{owed['id']}/read").status_code == 204
    task = listed(browsers, inspection)["task"]
    assert (task["read_at"] is not None, task["overdue"]) == (True, False)


def test_without_an_article_there_is_nothing_to_read_or_to_mend(browsers: dict[str, Client]) -> None:
    inspection = confirmed(browsers)
    row = listed(browsers, inspection)
    assert (row["article"], row["hint"], row["task"]) == (None, None, None)
    assert not RequiredReading.objects.exists()
    own = browsers[AGENT].get(f"/api/quality/own/{inspection}").json()["wrong"]
    assert (own["correction"], own["task"]) == (RIGHT["correction"], None)


def test_who_has_left_has_nothing_to_read(browsers: dict[str, Client]) -> None:
    published()
    inspection = wrongly_answered(browsers)
    Staff.objects.filter(number=AGENT).update(is_active=False)
    assert decide(browsers, inspection, article=TOPIC).status_code == 204
    row = listed(browsers, inspection)
    assert (row["hint"] is not None, row["task"]) == (True, None)


# The inspector -------------------------------------------------------------------------------------------------------


def test_the_inspector_sees_on_the_own_form_what_became_of_the_answer(browsers: dict[str, Client]) -> None:
    inspection = wrongly_answered(browsers)
    inspector = browsers[Inspection.objects.get(pk=inspection).inspector]
    assert inspector.get(f"/api/quality/inspections/{inspection}").json()["wrong"]["state"] == "waiting"
    assert decide(browsers, inspection).status_code == 204
    found = inspector.get(f"/api/quality/inspections/{inspection}").json()
    assert found["wrong"] == {"state": "confirmed", "comment": "与条目抵触"}
    assert (found["final_score"], [mark["decided"] for mark in found["marks"] if mark["decided"]]) == (None, [])
    (row,) = inspector.get("/api/quality/inspections/submitted").json()["rows"]
    assert (row["id"], row["decided"]) == (inspection, 0)
