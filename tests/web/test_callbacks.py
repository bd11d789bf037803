"""The call-back list: filled by events, worked off by agents over the API, each deed audited."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.db import transaction
from django.test import Client

from hotline.config.reactions import react
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.callbacks import actions, queries
from hotline.domains.voice.callbacks.models import CallBack, CallBackTry
from hotline.domains.voice.records.actions.fold import rebuild
from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.records.queries.access import visible_call
from hotline.domains.voice.records.queries.details import records_of
from hotline.events import calls
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.intake import LoggedMessage, take_in
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Refused
from tests.domains.voice.calls.tales import NUMBER, Tale
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC).replace(microsecond=0)


def happened(events: list[Envelope]) -> None:
    """As the projector does it, again and again if need be."""
    first = happened.count = getattr(happened, "count", 0) + 1000  # type: ignore[attr-defined]
    messages = [LoggedMessage(e.subject, msgspec.json.encode(e), first + n) for n, e in enumerate(events, 1)]
    with transaction.atomic():
        react(take_in(messages, "stream"))


def dissatisfied(call: str = "c1") -> Tale:
    tale = Tale(call, NOW - timedelta(days=1)).arrives().queues("social").offered("1003").answered("1003", after=3)
    return tale.talk_ends("1003", "agent", "rating", after=60).rates("1003", 5, after=4).ends("system")


def rang(entry: CallBack, call: str, at: datetime, why: str, agent: str = "1001") -> None:
    """This agent tried, and what the telephone said ("" : they talked)."""
    tale = Tale(call, at).publish(
        calls.CallDialled(agent, NUMBER, "北京", "12333", f"{call}.raw", entry.call, entry.id)
    )
    if why:
        tale.publish(calls.DialFailed(agent, why), after=30).ends("system", stage="dialling")
    else:
        tale.publish(calls.TalkStarted(agent, "o", 1, ""), after=8)
        tale.talks = 1
        tale.talk_ends(agent, "caller", "hangup", after=60).ends("caller")
    happened(tale.events)


def left(call: str = "c1") -> CallBack:
    happened(dissatisfied(call).events)
    return CallBack.objects.get(call=call)


def principal(number: str, *permissions: str) -> Principal:
    return Principal(number, "", "", (), (), frozenset(permissions), 1, NOW + timedelta(hours=1))


@pytest.fixture
def agent(person: Callable[..., Staff], client: Client) -> Client:
    person("1001", "王晓芳", ["agent"])
    sign_in(client, "1001")
    return client


@pytest.fixture
def leader(person: Callable[..., Staff]) -> Client:
    person("2001", "张班长", ["leader"])
    browser = Client()
    sign_in(browser, "2001")
    return browser


def post(client: Client, path: str, body: dict[str, Any] | None = None) -> Any:
    return client.post(f"/api/callbacks{path}", body or {}, content_type="application/json")


# Filled by events ----------------------------------------------------------------------------------------------------


def test_a_dissatisfied_caller_is_on_the_list_once_however_often_it_is_told() -> None:
    tale = dissatisfied()
    happened(tale.events[:-1])
    happened(tale.events[-1:])
    entry = CallBack.objects.get()
    assert (entry.kind, entry.call, entry.reason, entry.number_masked) == ("rating", "c1", "5", NUMBER.masked)
    with transaction.atomic():
        actions.note_callbacks(records_of(["c1"]))
    assert CallBack.objects.count() == 1


def test_who_is_cut_off_in_line_twice_is_rung_once_and_again_after_that() -> None:
    def cut_off(call: str, at: datetime) -> Tale:
        return Tale(call, at).arrives().queues("social").publish(calls.CallEnded("system", 38, "queued"), after=30)

    first = cut_off("c1", NOW - timedelta(days=1))
    second = cut_off("c2", NOW - timedelta(hours=23))
    for tale in (first, second, first):
        happened(tale.events)
    entry = CallBack.objects.get(kind="line")
    assert entry.call == "c1"
    rang(entry, "out", NOW - timedelta(hours=22), "")
    happened(cut_off("c3", NOW - timedelta(hours=1)).events)
    happened(second.events)
    assert set(CallBack.objects.filter(kind="line").values_list("call", flat=True)) == {"c1", "c3"}


def test_three_tries_in_vain_close_an_entry_and_what_was_our_own_fault_is_none() -> None:
    entry = left()
    for n, why in enumerate(("busy", "own_phone", "no_answer", "cancelled")):
        rang(entry, f"out-{n}", NOW + timedelta(hours=n), why)
    entry.refresh_from_db()
    assert entry.closed_at is None
    rang(entry, "out-9", NOW + timedelta(hours=9), "refused")
    entry.refresh_from_db()
    assert (entry.result, entry.closed_by) == ("not_reached", "1001")
    assert [tried.result for tried in entry.tries.order_by("at")] == [
        "busy", "own_phone", "no_answer", "cancelled", "refused",
    ]  # fmt: skip


def test_whoever_is_reached_is_done_and_the_record_says_which_call_it_followed() -> None:
    entry = left()
    rang(entry, "out-1", NOW, "")
    entry.refresh_from_db()
    assert entry.result == "reached"
    row = CallRecord.objects.get(pk="out-1")
    assert (row.direction, row.after, row.agent, row.answered) == ("out", "c1", "1001", True)


def test_a_try_in_vain_is_among_the_agents_own_calls() -> None:
    rang(left(), "out-1", NOW, "busy")
    assert visible_call(principal("1001", "calls.view_own"), "out-1").direction == "out"


def test_folding_everything_anew_leaves_the_list_alone() -> None:
    entry = left()
    rang(entry, "out-1", NOW, "busy")
    rebuild()
    assert (CallBack.objects.count(), CallBackTry.objects.count()) == (1, 1)


# Worked off ----------------------------------------------------------------------------------------------------------


def test_the_list_shows_what_is_due_with_the_call_that_left_it(agent: Client) -> None:
    left()
    (row,) = agent.get("/api/callbacks").json()["rows"]
    assert (row["kind"], row["number"], row["tries_left"]) == ("rating", NUMBER.masked, 3)
    assert (row["original"]["agent"], row["original"]["agent_name"], row["original"]["rating"]) == ("1003", "", 5)
    assert NUMBER.cipher not in str(row)
    assert agent.get("/api/callbacks?kind=queued").json()["rows"] == []
    assert agent.get("/api/callbacks?state=closed").json()["rows"] == []


def test_who_takes_an_entry_keeps_others_away_until_it_is_given_back(agent: Client, leader: Client) -> None:
    entry = left()
    assert post(agent, f"/{entry.id}/take").json()["taken_by"] == "1001"
    refused = post(leader, f"/{entry.id}/take")
    assert (refused.status_code, refused.json()["code"]) == (409, "taken")
    assert "1001" in refused.json()["message"]
    assert post(leader, f"/{entry.id}/release").json()["taken_by"] == ""
    assert post(leader, f"/{entry.id}/take").json()["taken_by"] == "2001"
    assert post(agent, f"/{entry.id}/release").status_code == 409
    assert [row.action for row in AuditRow.objects.filter(about=f"callback/{entry.id}").order_by("id")] == [
        "callbacks.take", "callbacks.release", "callbacks.take",
    ]  # fmt: skip


def test_only_what_one_has_taken_is_dialled_and_not_twice_in_the_same_part_of_the_day() -> None:
    entry, me = left(), principal("1001", "callbacks.use")
    with pytest.raises(Refused, match="先领取"):
        queries.callback_to_dial(me, entry.id, NOW)
    actions.take_callback(by=me, entry_id=entry.id, now=NOW)
    assert queries.callback_to_dial(me, entry.id, NOW).pk == entry.id
    rang(entry, "out-1", NOW, "no_answer")
    with pytest.raises(Refused, match="请换时段"):
        queries.callback_to_dial(me, entry.id, NOW + timedelta(hours=1))
    assert queries.callback_to_dial(me, entry.id, NOW + timedelta(days=1, hours=12)).pk == entry.id


def test_the_agent_says_more_than_the_telephone_can(agent: Client) -> None:
    entry = left()
    assert post(agent, f"/{entry.id}/result", {"result": "declined"}).status_code == 409
    rang(entry, "out-1", NOW, "")
    assert post(agent, f"/{entry.id}/result", {"result": "nonsense"}).status_code == 422
    assert post(agent, f"/{entry.id}/result", {"result": "later"}).status_code == 422
    due = (NOW + timedelta(hours=5)).isoformat()
    row = post(agent, f"/{entry.id}/result", {"result": "later", "due_at": due}).json()
    assert (row["closed_at"], row["tries"][0]["result"]) == (None, "later")
    assert datetime.fromisoformat(row["next_try"]) == datetime.fromisoformat(due)
    row = post(agent, f"/{entry.id}/result", {"result": "wrong_number"}).json()
    assert row["result"] == "wrong_number"


def test_closed_by_hand_with_a_reason_and_opened_again_by_a_leader_with_one(agent: Client, leader: Client) -> None:
    entry = left()
    assert post(agent, f"/{entry.id}/close", {"reason": "来电人又打来了"}).status_code == 409
    post(agent, f"/{entry.id}/take")
    closed = post(agent, f"/{entry.id}/close", {"reason": "来电人又打来了"}).json()
    assert (closed["result"], closed["note"]) == ("closed", "来电人又打来了")
    assert post(agent, f"/{entry.id}/reopen", {"reason": "还要联系"}).status_code == 403
    assert post(leader, f"/{entry.id}/reopen", {}).status_code == 422
    opened = post(leader, f"/{entry.id}/reopen", {"reason": "还要联系"}).json()
    assert (opened["closed_at"], opened["result"], opened["note"]) == (None, "", "还要联系")
    assert post(leader, f"/{entry.id}/reopen", {"reason": "又"}).status_code == 409


def test_tries_before_it_was_opened_again_count_no_more() -> None:
    entry, boss = left(), principal("2001", "callbacks.manage")
    for n in range(3):
        rang(entry, f"out-{n}", NOW - timedelta(hours=9 - 3 * n), "busy")
    actions.reopen_callback(by=boss, entry_id=entry.id, reason="再试", now=NOW)
    rang(entry, "out-9", NOW + timedelta(hours=1), "busy")
    entry.refresh_from_db()
    assert entry.closed_at is None
    assert entry.tries.count() == 4


def test_a_promise_is_kept_for_its_moment_and_made_again_moves_it() -> None:
    me, number = principal("1001", "callbacks.use"), NUMBER
    due = NOW + timedelta(hours=4)
    first = actions.promise_callback(by=me, call="c1", number=number, place="北京", due=due, now=NOW)
    assert (first.kind, first.due_at, first.made_by) == ("promised", due, "1001")
    later = due + timedelta(hours=1)
    assert actions.promise_callback(by=me, call="c1", number=number, place="北京", due=later, now=NOW).pk == first.pk
    assert CallBack.objects.get().due_at == later
    for wrong in (NOW - timedelta(minutes=1), NOW + timedelta(days=31)):
        with pytest.raises(Refused, match="30 天"):
            actions.promise_callback(by=me, call="c1", number=number, place="北京", due=wrong, now=NOW)


def test_who_may_not_sees_nothing(person: Callable[..., Staff], client: Client) -> None:
    person("3001", "质检", ["inspector"])
    sign_in(client, "3001")
    assert client.get("/api/callbacks").status_code == 403
