"""限制处理, further uses: what is listened to, searched for, listed and opened by number; told to who dials."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hotline.domains.edge.integrations.endpoints.records import to_out
from hotline.domains.insight.search.queries import found
from hotline.domains.platform.citizens.actions import blocks
from hotline.domains.platform.citizens.queries.blocks import blocked_indexes
from hotline.domains.service.messaging.actions.chat_retention import note_chat_reveal
from hotline.domains.service.messaging.actions.chats import stored_message
from hotline.domains.service.messaging.endpoints.shapes import items_of
from hotline.domains.service.messaging.models import Chat, Item, Text
from hotline.domains.service.messaging.queries import content_for, note_for, past_chats
from hotline.domains.service.messaging.rules.items import ItemKind
from hotline.domains.service.workorders.actions.creation import Opening, open_case
from hotline.domains.service.workorders.actions.reveal import note_reveal
from hotline.domains.service.workorders.actions.steps import store_draft
from hotline.domains.service.workorders.endpoints.shapes import rows_of as cases_as_rows
from hotline.domains.service.workorders.models import Case
from hotline.domains.service.workorders.queries import cases
from hotline.domains.service.workorders.queries.prefill import prefill
from hotline.domains.service.workorders.queries.statistics import CaseStatisticsQuery, statistics
from hotline.domains.voice.recordings.endpoints.shapes import rows_of as library_rows
from hotline.domains.voice.recordings.models import RecordingFile, TalkTranscript
from hotline.domains.voice.recordings.queries import library
from hotline.domains.voice.recordings.queries.playback import recording_for
from hotline.domains.voice.recordings.queries.transcripts import reading
from hotline.domains.voice.records.endpoints.shapes import rows_of as call_rows
from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.records.queries.search import RecordFilters, page_of, search_calls
from hotline.events.chats import subject
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import indexes_of, seal_number, seal_text
from hotline.infrastructure.transcripts import Phrase, Transcript, about
from hotline.kernel.blocked_numbers import BlockedNumbers
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid, NotFound, Refused
from tests.domains.service.workorders import staffed
from tests.domains.voice.calls.tales import Tale
from tests.web.test_blocking import AGENT, NUMBER, block, lift, number, over_case, place
from tests.web.test_personal_chats import chat, leaves_number
from tests.web.test_personal_requests import BODY, browser, decide, own_spool, post
from tests.web.test_records import ALL, logged, signed_in
from tests.web.test_workorders import post as workorders_post

__all__ = ["own_spool", "place"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
MASK, HIDDEN = "138******01", "限制处理"
NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
READER = replace(AGENT, permissions=AGENT.permissions | {"recordings.listen", "inbox.work", "workorders.view_all"})


@pytest.fixture
def stored(place: Case, own_spool: Path) -> None:
    """Besides call, case, chat and call-back: a recording, a text, a voicemail that was dealt with."""
    (own_spool.parent / "c1.raw").write_bytes(b"\1\2\3\4")
    RecordingFile.objects.create(
        call="c1", at=NOW, path="c1.raw", state="verified", seconds=1, size=4, talk_seconds=1, checked_at=NOW
    )
    to, text = seal_number(NUMBER, "text/t1", "to"), seal_text("您的查询结果", "text/t1", "text")
    Text.objects.create(
        id="t1", call="c1", requested_at=NOW, due_at=NOW, number_masked=to.masked, number_cipher=to.cipher,
        text_cipher=text.cipher,
    )  # fmt: skip
    item = Item(id="i1", kind="voicemail", state="done", holder="1001", received_at=NOW, due_at=NOW, done_at=NOW)
    item.number, item.note = seal_number(NUMBER, "item/i1"), seal_text("已回电", "item/i1", "note")
    item.save(force_insert=True)


def hear_voicemail() -> None:
    """Its content has not come."""
    with pytest.raises(Refused) as refusal:
        content_for(READER, "i1", ItemKind.VOICEMAIL)
    if refusal.value.code != "content_pending":
        raise refusal.value


def over_http(path: str, reader: str = "3001", *permissions: str) -> None:
    answer = signed_in(reader, *ALL, *permissions).get(path)
    if answer.status_code == 409:
        raise Refused(answer.json()["message"], code=answer.json()["code"])
    assert answer.status_code == 200, answer.content


def open_by_hand() -> None:
    values = staffed.VALUES | {"phone": NUMBER}
    open_case(by=staffed.principal(staffed.AGENT), opening=Opening("appeal", values, outcome="submit"))


OTHER, WRITTEN = "13911112222", "找138-0000 0001，或幺三八零零零零零零零幺，或１３８００００１１１１"
WITHOUT = f"找{HIDDEN}，或{HIDDEN}，或１３８００００１１１１"


def note_of_another_caller() -> list[str]:
    """In which the number stands."""
    if not CallRecord.objects.filter(pk="c2").exists():
        tale = Tale("c2").arrives(seal_number(OTHER, "call/c2")).queues("social").answered("1002").ends("caller")
        logged(tale.wraps_up("1002", "pension-min-years", seq=1, notes=seal_text(WRITTEN, "call/c2", "notes")))
    answer = signed_in("3001", *ALL).get("/api/calls/c2/notes")
    return [note["text"] for note in answer.json()["notes"]]


def chat_in_which_only_the_agent_wrote_it() -> list[str]:
    row = Chat.objects.filter(session="c1c2d3d4e5f60718").first()
    if row is None:
        chat("c1c2d3d4e5f60718", "退休金怎么算")
        row = Chat.objects.get(session="c1c2d3d4e5f60718")
        stored_message(row, by="1001", key="k", text=WRITTEN)
        row.holder, row.note = "1001", seal_text(WRITTEN, subject(row.pk), "note")
        row.save()
    found = past_chats.record(by=AGENT, row=row, clear=True)
    return [found.messages[-1].text, found.note]


def case_of_another(*, is_over: bool) -> str:
    """Its citizen's name, as somebody typed it."""
    row = Case.objects.filter(phone_masked="139******22").first()
    row = row or staffed.to_the_district(phone=OTHER, name=f"李四 {NUMBER}")
    Case.objects.filter(pk=row.pk).update(over=is_over)
    revealed = workorders_post(staffed.CHAOYANG, f"cases/{row.pk}/reveal", reason="联系诉求人")
    return str(revealed.json()["fields"]["name"])


def transcript() -> None:
    """What was said in the call, written down."""
    if not TalkTranscript.objects.exists():
        found = Transcript("c1.raw", NOW, ("1001",), (Phrase(True, 0, 2_000, "退休金怎么算"),))
        text = seal_text(msgspec.json.encode(found).decode(), about("c1"))
        TalkTranscript.objects.create(call="c1", at=NOW, **TalkTranscript.text.columns(text, call="c1"))


def read_transcript() -> None:
    transcript()
    assert reading(READER, "c1", "核对").transcript is not None


def calls_with_the_phrase() -> int:
    transcript()
    return library.library_rows(READER, library.Sought(RecordFilters(), phrase="退休金")).count()


#: What uses the citizen's data, and is refused in a sentence while it is blocked.
REFUSED: dict[str, Callable[[], Any]] = {
    "a recording is listened to, or a copy taken": lambda: recording_for(READER, "c1"),
    "a voicemail that was dealt with is listened to": hear_voicemail,
    "the result of what was dealt with": lambda: note_for(READER, "i1"),
    "a text in the clear": lambda: over_http("/api/calls/c1/texts/t1", "3001", "citizens.reveal"),
    "calls are searched by the number": lambda: search_calls(READER, RecordFilters(number=NUMBER)).count(),
    "cases are searched by the number": lambda: cases.search(READER, cases.CaseFilters(person=NUMBER), NOW).count(),
    "other cases of the same number": lambda: cases.search(
        READER, cases.CaseFilters(caller=Case.objects.get().pk), NOW
    ).count(),
    "a case is opened by a typed number": open_by_hand,
    "what was said, written down": read_transcript,
}


def masks(shape: Callable[[], list[Any]]) -> Callable[[], list[str]]:
    return lambda: [row.number for row in shape()]


def over() -> list[Any]:
    Case.objects.update(over=True)
    return cases_as_rows(list(Case.objects.all()), READER, NOW)


def hits(text: str) -> int:
    with suppress(Invalid):
        return len([hit for hit in found(READER, text) if hit.kind.startswith("number_")])
    return 0


def repeated() -> list[str]:
    if Case.objects.count() == 1:
        staffed.opened()
    today = beijing_day(datetime.now(UTC))
    query, by = CaseStatisticsQuery("appeal", today, today), staffed.principal(staffed.SUPERVISION)
    return [caller.phone for caller in statistics(query, by, datetime.now(UTC)).callers]


def opened_by_tail() -> int:
    return search_calls(READER, RecordFilters(number=NUMBER[-4:])).count()


#: What goes on without the citizen's data: the path, what it gives before and while it is blocked.
LEFT_OUT: dict[str, tuple[Callable[[], Any], Any, Any]] = {
    "the list of calls": (masks(lambda: call_rows(list(CallRecord.objects.all()))), [MASK], [HIDDEN]),
    "the library of recordings": (
        masks(lambda: library_rows(library.library_entry(READER, "c1"))),
        [MASK],
        [HIDDEN],
    ),
    "the list of what was dealt with": (
        masks(lambda: items_of(list(Item.objects.filter(pk="i1")), READER, NOW)),
        [MASK],
        [HIDDEN],
    ),
    "cases that are over": (lambda: [row.phone for row in over()], [MASK], [HIDDEN]),
    "names in cases that are over": (lambda: [row.person for row in over()], ["张**"], [HIDDEN]),
    "records of the open interface": (
        masks(lambda: to_out(page_of(search_calls(READER, RecordFilters()))).records),
        [MASK],
        [HIDDEN],
    ),
    "calls found by four last digits": (opened_by_tail, 1, 0),
    "one search over all, by the number": (lambda: hits(NUMBER), 3, 0),
    "one search over all, by four last digits": (lambda: hits(NUMBER[-4:]), 1, 0),
    "repeated callers in the statistics of cases": (repeated, [MASK], []),
    "an agent's note about another caller, with the number in it": (note_of_another_caller, [WRITTEN], [WITHOUT]),
    "a chat that is over, with the number in the agent's words": (
        chat_in_which_only_the_agent_wrote_it,
        [WRITTEN] * 2,
        [WITHOUT] * 2,
    ),
    "the words of another's case that is over": (
        lambda: case_of_another(is_over=True),
        f"李四 {NUMBER}",
        f"李四 {HIDDEN}",
    ),
    "the words of another's case that goes on": (
        lambda: case_of_another(is_over=False),
        f"李四 {NUMBER}",
        f"李四 {NUMBER}",
    ),
    "calls in which something was said": (calls_with_the_phrase, 1, 0),
    "earlier cases beside a call": (lambda: len(prefill(READER, "c1", datetime.now(UTC)).known), 1, 0),
}


@pytest.mark.parametrize("path", REFUSED)
def test_what_is_blocked_is_not_used_until_it_is_lifted(stored: None, path: str) -> None:
    REFUSED[path]()
    block()
    with pytest.raises(Refused, match="限制处理") as refusal:
        REFUSED[path]()
    assert refusal.value.code == "blocked"
    lift()
    REFUSED[path]()


@pytest.mark.parametrize("path", LEFT_OUT)
def test_what_goes_on_leaves_it_out(stored: None, path: str) -> None:
    use, before, blocked = LEFT_OUT[path]
    assert use() == before
    block()
    assert use() == blocked
    lift()
    assert use() == before


def test_a_call_under_way_may_still_become_a_case(stored: None) -> None:
    block()
    values = {name: value for name, value in staffed.VALUES.items() if name != "phone"}
    by = replace(
        staffed.principal(staffed.AGENT), permissions=staffed.principal(staffed.AGENT).permissions | READER.permissions
    )
    assert (
        open_case(by=by, opening=Opening("appeal", values, call="c1", outcome="submit")).phone_index == number().index
    )


def test_a_blocked_number_is_not_typed_into_a_case_under_way_that_did_not_have_it(stored: None) -> None:
    others, own = staffed.opened(outcome="", phone="13911112222"), staffed.opened(outcome="")
    block()

    def typed(case: Case) -> None:
        task, agent = staffed.task(case, "register"), staffed.principal(staffed.AGENT)
        row = staffed.fresh(case)
        store_draft(by=agent, case=row.pk, task=task.pk, revision=row.revision, values={"phone": NUMBER})

    with pytest.raises(Refused, match="限制处理") as refusal:
        typed(others)
    assert refusal.value.code == "blocked"
    assert staffed.fresh(others).phone_masked == "139******22"
    typed(own)
    lift()
    typed(others)
    assert staffed.fresh(others).phone_masked == MASK


def test_a_chat_is_held_by_the_number_left_for_a_call_back_in_the_same_visit(stored: None) -> None:
    """Though no number stands in it."""
    visit = "b1b2c3d4e5f60718"
    chat(visit, "退休金怎么算")
    row = Chat.objects.get(session=visit)
    Chat.objects.filter(pk=row.pk).update(holder="1001")
    row.refresh_from_db()
    leaves_number(visit)
    note_chat_reveal(by=AGENT, row=row, reason="核对")
    block()
    with pytest.raises(Refused, match="限制处理"):
        note_chat_reveal(by=AGENT, row=row, reason="核对")
    lift()
    note_chat_reveal(by=AGENT, row=row, reason="核对")


def test_a_case_is_held_by_a_checked_identity_number_too(stored: None) -> None:
    """Of a case about the citizen under another telephone number."""
    identity = "110101199003074514"
    row = over_case()
    row.phone_index, row.identity_index = "", indexes_of(seal_number(identity, "case/x", "identity"))[0]
    note_reveal(by=AGENT, case=row, reason="核对")
    id = str(post(browser("1001", "citizens.register"), "", **BODY | {"kind": "blocking"}).json()["id"])
    checked = post(browser("1001", "citizens.register"), f"/{id}/identity", how="document", identity=identity)
    assert checked.status_code == 200
    assert decide(id, "block").status_code == 200
    with pytest.raises(Refused, match="限制处理"):
        note_reveal(by=AGENT, case=row, reason="核对")
    lift()
    note_reveal(by=AGENT, case=row, reason="核对")


def published() -> BlockedNumbers:
    """The last that callcontrol is told."""
    row = Outgoing.objects.filter(subject="config/blocked").latest("id")
    return msgspec.json.decode(row.payload, type=BlockedNumbers)


def test_who_dials_is_told_whom_nobody_rings_up(stored: None) -> None:
    block()
    assert published().indexes == blocked_indexes()
    assert number().index in published().indexes
    lift()
    assert published().indexes == frozenset()
    blocks.publish()
    assert published().indexes == frozenset()


def stranger() -> Principal:
    return replace(READER, number="1009", permissions=frozenset({"calls.view_own"}))


def test_who_may_not_see_a_call_is_not_told_that_it_is_blocked(stored: None) -> None:
    block()
    with pytest.raises(NotFound):
        recording_for(stranger(), "c1")
