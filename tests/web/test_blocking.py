"""限制处理: what is stored about a number is not used, on every path, until it is lifted; two people each time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hotline.domains.platform.citizens import actions as citizens
from hotline.domains.platform.citizens.models import Blocking
from hotline.domains.service.messaging.actions import chat_retention
from hotline.domains.service.messaging.models import Chat
from hotline.domains.service.workorders.actions.reveal import note_reveal
from hotline.domains.service.workorders.models import Case
from hotline.domains.voice.callbacks import actions as callbacks
from hotline.domains.voice.callbacks import queries as callback_queries
from hotline.domains.voice.callbacks.endpoints.dial import recorded_side
from hotline.domains.voice.callbacks.models import CallBack
from hotline.domains.voice.records.endpoints.caller import earlier_calls
from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.records.queries.details import records_of
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import indexes_of, seal_number, seal_text
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused
from hotline.kernel.sealed import Sealed
from tests.domains.service.workorders import staffed
from tests.domains.voice.calls.tales import NINE, Tale
from tests.web.test_personal_chats import chat
from tests.web.test_personal_requests import browser, decide, in_writing, own_spool, registered
from tests.web.test_records import ALL, logged, signed_in

__all__ = ["own_spool"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
NUMBER = "13800000001"
MAY = frozenset(("calls.view_all", "citizens.reveal", "workorders.reveal", "callbacks.use", "callbacks.manage"))
AGENT = Principal("1001", "", "", (), (), MAY, 1, datetime.now(UTC) + timedelta(hours=1))


@pytest.fixture
def place() -> Case:
    """A citizen who rang, asked to be rung, wrote in a chat, and has a case."""
    staffed.staff()
    tale = Tale("c1").arrives(seal_number(NUMBER, "call/c1")).queues("social").answered("1001").ends("caller")
    logged(tale.wraps_up("1001", "pension-min-years", seq=1, notes=seal_text("问了补缴", "call/c1", "notes")))
    in_writing(taken_by="1001", taken_at=datetime.now(UTC))
    chat("a1b2c3d4e5f60718", f"我的手机是 {NUMBER}")
    Chat.objects.update(holder="1001")
    return staffed.to_the_district()


def block() -> None:
    assert decide(registered("blocking"), "block").status_code == 200


def lift() -> None:
    assert decide(registered("lifting"), "lift").status_code == 200


def number() -> Sealed:
    found = CallRecord.objects.get().number
    assert found is not None
    return found


def over_case() -> Case:
    row = Case.objects.get()
    row.over = True
    return row


def dissatisfied() -> list[str]:
    """What kinds of call-backs a bad rating leaves."""
    tale = (
        Tale("c2", NINE)
        .arrives(seal_number(NUMBER, "call/c2"))
        .queues("general")
        .answered("1001")
        .rates("1001", 5)
        .ends("caller")
    )
    logged(tale)
    callbacks.note_callbacks(records_of(["c2"]))
    return list(CallBack.objects.filter(call="c2").values_list("kind", flat=True))


def promise() -> Any:
    now = datetime.now(UTC)
    due = now + timedelta(days=1)
    return callbacks.promise_callback(by=AGENT, call="c1", number=number(), place="", due=due, now=now)


def read_notes() -> Any:
    answer = signed_in("3001", *ALL).get("/api/calls/c1/notes")
    if answer.status_code == 409:
        raise Refused(answer.json()["message"], code=answer.json()["code"])
    return answer.json()["notes"]


def numbers_in_export() -> list[str]:
    return citizens.full_numbers(by=AGENT, numbers=[("c1", number()), ("none", None)])


def reveal(**more: bool) -> str:
    return citizens.reveal(by=AGENT, call="c1", number=number(), reason="核对", **more)


def to_dial() -> CallBack:
    return callback_queries.callback_to_dial(AGENT, "cb1", datetime.now(UTC) + timedelta(hours=1))


def read_chat() -> None:
    """A chat that is over, in which the citizen wrote the number."""
    chat_retention.note_chat_reveal(by=AGENT, row=Chat.objects.get(), reason="核对")


#: What uses the citizen's data, and is refused in a sentence while it is blocked.
REFUSED: dict[str, Callable[[], Any]] = {
    "the number of a call in the records": reveal,
    "an entry of the call-back list is dialled": to_dial,
    "the caller of a record is rung back": lambda: recorded_side(AGENT, "c1"),
    "a call-back is promised": promise,
    "the notes of a call": read_notes,
    "a chat that is over, in the clear": read_chat,
    "the personal data of a case that is over": lambda: note_reveal(by=AGENT, case=over_case(), reason="核对"),
}
#: What goes on without the citizen's data: the path, what it gives before and while it is blocked.
LEFT_OUT: dict[str, tuple[Callable[[], Any], Any, Any]] = {
    "an export with full numbers": (numbers_in_export, [NUMBER, ""], ["限制处理", ""]),
    "earlier calls at the desk": (lambda: len(earlier_calls(indexes_of(number()), "c0") or []), 1, 0),
}
#: What a case or a talk under way needs.
GOES_ON: dict[str, Callable[[], Any]] = {
    "the number of a call under way": lambda: reveal(under_way=True),
    "the personal data of a running case": lambda: note_reveal(by=AGENT, case=Case.objects.get(), reason="核对"),
}


@pytest.mark.parametrize("path", REFUSED)
def test_what_is_blocked_is_not_used_until_it_is_lifted(place: Case, path: str) -> None:
    block()
    with pytest.raises(Refused, match="限制处理") as refusal:
        REFUSED[path]()
    assert refusal.value.code == "blocked"
    lift()
    REFUSED[path]()


@pytest.mark.parametrize("path", LEFT_OUT)
def test_what_goes_on_leaves_it_out(place: Case, path: str) -> None:
    use, before, blocked = LEFT_OUT[path]
    assert use() == before
    block()
    assert use() == blocked
    lift()
    assert use() == before


@pytest.mark.parametrize("path", GOES_ON)
def test_what_is_under_way_goes_on(place: Case, path: str) -> None:
    block()
    GOES_ON[path]()


def test_another_number_is_used_as_before(place: Case) -> None:
    block()
    other = seal_number("13911112222", "call/c9")
    assert citizens.reveal(by=AGENT, call="c9", number=other, reason="核对") == "13911112222"


@pytest.mark.parametrize(("since", "kinds"), [(-1, []), (1, ["rating"])])
def test_a_bad_rating_leaves_no_call_back_from_then_on(place: Case, since: int, kinds: list[str]) -> None:
    block()
    Blocking.objects.update(at=NINE + timedelta(hours=since))
    assert dissatisfied() == kinds


def test_one_by_one_nobody_takes_more_numbers_than_a_day_s_without_an_approved_export(
    place: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A call under way goes on, and so does a client system, whose key was approved for this."""
    monkeypatch.setenv("HOTLINE_PRIVACY__REVEALS_A_DAY", "2")
    settings.cache_clear()
    assert [reveal(), reveal(under_way=True)] == [NUMBER, NUMBER]
    with pytest.raises(Refused, match="申请导出") as refusal:
        reveal()
    assert refusal.value.code == "too_many_reveals"
    assert AuditRow.objects.filter(action="citizens.reveal", outcome="refused").count() == 1
    assert reveal(under_way=True) == NUMBER
    assert reveal(bounded=False) == NUMBER
    other = replace(AGENT, number="1002")
    assert citizens.reveal(by=other, call="c1", number=number(), reason="核对") == NUMBER


# By two people --------------------------------------------------------------------------------------------------------


def test_it_is_blocked_and_lifted_by_another_than_who_registered(place: Case) -> None:
    for kind, verb in (("blocking", "block"), ("lifting", "lift")):
        id = registered(kind)
        own = browser("1001", "citizens.register", "citizens.decide")
        assert own.post(f"/api/personal-requests/{id}/{verb}", {}, "application/json").status_code == 409
        assert decide(id, verb).json()["state"] == "granted"
    row = Blocking.objects.get()
    assert (row.by, row.lifted_by, row.lifted_for_id) == ("8001", "8001", id)
    assert {"citizens.block", "citizens.lift"} <= set(AuditRow.objects.values_list("action", flat=True))
    assert NUMBER not in str(list(Blocking.objects.values()))


def test_twice_is_refused_and_what_is_not_blocked_is_not_lifted(place: Case) -> None:
    assert decide(registered("lifting"), "lift").json()["code"] == "not_blocked"
    block()
    assert decide(registered("blocking"), "block").json()["code"] == "blocked"
    assert decide(registered("blocking"), "lift").json()["code"] == "other_kind"


def test_who_opens_the_record_or_the_call_back_sees_the_mark(place: Case) -> None:
    block()
    assert signed_in("3001", *ALL).get("/api/calls/c1").json()["blocked"]
    (entry,) = browser("1001", "callbacks.use").get("/api/callbacks").json()["rows"]
    assert entry["blocked"]
