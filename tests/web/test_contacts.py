"""A citizen's contacts in one list: of every kind, only what each reader may see, and no number in any address."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hotline.domains.insight.contacts.rules import LONGEST, Contact, ContactKind, merged
from hotline.domains.service.messaging.models import Chat, Item, Text, TextReply
from hotline.domains.service.workorders.models import Case
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import handle_of
from hotline.infrastructure.sealing import seal_number, seal_text, search_digest
from tests.web.acd import Acd
from tests.web.people import signed_in as person
from tests.web.test_blocking import NUMBER, block, lift, place
from tests.web.test_personal_chats import chat
from tests.web.test_records import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
__all__ = ["place"]
NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
HANDLE = "138******01"
EVERYTHING = ("calls.view_all", "workorders.view_all", "inbox.work", "chat.work", "chat.assign", "callbacks.use")


@pytest.fixture
def stored(place: Case) -> Case:
    """Besides call, case, chat and call-back: texts, a reply, a voicemail, and a chat that mentions the number."""
    text("t1", call="c1")
    text("t2", case=place.pk)
    text("t3")
    reply = TextReply(id="r1", account="mobile", receiver="1069", received_at=NOW, call="c1", meaning="open")
    reply.number, reply.text = seal_number(NUMBER, "reply/r1"), seal_text("好的", "reply/r1", "text")
    reply.save(force_insert=True)
    item = Item(id="i1", kind="voicemail", state="done", holder="1001", received_at=NOW, due_at=NOW, done_at=NOW)
    item.number = seal_number(NUMBER, "item/i1")
    item.save(force_insert=True)
    Chat.objects.update(session="1")  # the visit in which the number was left for a call-back
    chat("c1c2d3d4e5f60718", f"别人的号码是 {NUMBER}")
    Chat.objects.update(holder="3001")
    return place


def text(id: str, **of: str) -> None:
    to, content = seal_number(NUMBER, f"text/{id}", "to"), seal_text("您的查询结果", f"text/{id}", "text")
    Text.objects.create(
        id=id, requested_at=NOW, due_at=NOW, number_masked=to.masked, number_cipher=to.cipher, number_index=to.index,
        text_cipher=content.cipher, **of,
    )  # fmt: skip


def contacts(*permissions: str, reader: str = "3001", **of: str) -> Any:
    query = of or {"number": handle_of(NUMBER, HANDLE)}
    return signed_in(reader, *permissions).get("/api/contacts", query)


def kinds(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return sorted(row["kind"] for row in answer.json()["rows"])


def test_all_kinds_stand_in_one_list_the_newest_first_without_a_word_of_the_citizen(stored: Case) -> None:
    answer = contacts(*EVERYTHING)
    assert kinds(answer) == [
        "call", "callback", "case", "chat", "chat", "item", "reply", "text", "text", "text",
    ]  # fmt: skip
    found = answer.json()
    moments = [row["at"] for row in found["rows"]]
    assert moments == sorted(moments, reverse=True)
    assert (found["number"], found["cut"]) == (HANDLE, [])
    (call,) = [row for row in found["rows"] if row["kind"] == "call"]
    assert (call["id"], call["state"], call["agent"]) == ("c1", "in", "1001")
    assert {row["parent"] for row in found["rows"] if row["kind"] == "text"} == {"call/c1", f"case/{stored.pk}", ""}
    for word in (NUMBER, "好的", "您的查询结果"):
        assert word not in answer.content.decode()


def test_a_chat_that_only_mentions_the_number_says_so(stored: Case) -> None:
    theirs = [row["uncertain"] for row in contacts(*EVERYTHING).json()["rows"] if row["kind"] == "chat"]
    assert sorted(theirs) == [False, True]
    assert kinds(contacts("chat.work", reader="1002")) == [], "another agent's chats"


@pytest.mark.parametrize(
    ("permissions", "found"),
    [
        (("calls.view_all",), ["call", "reply", "text", "text"]),
        (("calls.view_own",), []),
        (("workorders.view_all",), ["case", "text"]),
        (("inbox.work",), ["item", "reply"]),
        (("callbacks.use",), ["callback"]),
        (("chat.work",), ["chat", "chat"]),
    ],
)
def test_each_kind_is_listed_as_far_as_the_reader_may_see_it(
    stored: Case, permissions: tuple[str, ...], found: list[str]
) -> None:
    assert kinds(contacts(*permissions)) == found


def test_who_talked_with_the_citizen_sees_that_call_and_its_texts(stored: Case) -> None:
    assert kinds(contacts("calls.view_own", reader="1001")) == ["call", "reply", "text"]


def test_the_citizen_of_a_case_is_found_without_a_number(stored: Case) -> None:
    assert kinds(contacts(*EVERYTHING, case=stored.pk)) == kinds(contacts(*EVERYTHING))
    assert contacts("calls.view_all", case=stored.pk).status_code == 404, "the case is none of this reader's business"


@pytest.mark.parametrize(
    ("of", "status", "code"),
    [
        ({"number": "0001"}, 422, ""),
        ({"number": NUMBER}, 422, "number_in_address"),
        ({"case": "none"}, 404, ""),
        ({"number": f"{HANDLE}~AAAA"}, 422, ""),
        ({"number": "0001", "case": "x"}, 422, ""),
    ],
)
def test_what_names_nobody_or_two_is_refused(stored: Case, of: dict[str, str], status: int, code: str) -> None:
    answer = contacts(*EVERYTHING, **of)
    assert answer.status_code == status, answer.content
    assert code in ("", answer.json()["code"])
    assert signed_in("3001", *EVERYTHING).get("/api/contacts").status_code == 422


def test_without_any_of_these_permissions_nothing_is_said(stored: Case) -> None:
    assert contacts("desk.use").status_code == 403


def test_the_look_is_on_record_with_whom_it_was_about_and_not_the_number(stored: Case) -> None:
    contacts(*EVERYTHING)
    row = AuditRow.objects.filter(action="contacts.view").latest("id")
    assert (row.by, row.about, row.detail["rows"]) == ("3001", "contacts", 10)
    assert row.detail["asked"] == {"number": search_digest(NUMBER), "number_tail": "01"}


def test_while_the_citizen_s_data_is_blocked_the_list_is_refused(stored: Case) -> None:
    for of in ({}, {"case": stored.pk}):
        block()
        assert contacts(*EVERYTHING, **of).json()["code"] == "blocked"
        lift()
        assert contacts(*EVERYTHING, **of).status_code == 200


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_the_caller_on_the_line_is_looked_up_by_the_call(bus: Bus) -> None:
    acd = Acd(bus)
    await acd.show_talk("c9", "1001", seal_number(NUMBER, "call/c9"))
    await acd.show_talk("c8", "1001", None)
    for call, number, status in (("c9", "1001", 200), ("c9", "1002", 404), ("c8", "1001", 404)):
        answer = await person(number, "calls.view_own").get(f"/api/contacts/calls/{call}")
        assert answer.status_code == status, (call, number)


def test_of_more_than_a_hundred_of_a_kind_the_newest_are_listed_and_it_is_said() -> None:
    def row(kind: ContactKind, minutes: int) -> Contact:
        return Contact(kind, str(minutes), NOW - timedelta(minutes=minutes))

    many = [row(ContactKind.TEXT, number) for number in range(LONGEST + 1)]
    found = merged({ContactKind.TEXT: many, ContactKind.CALL: [row(ContactKind.CALL, 1000)]})
    assert (len(found.rows), found.cut) == (LONGEST + 1, [ContactKind.TEXT])
    assert found.rows[-1].kind is ContactKind.CALL
