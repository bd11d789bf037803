"""Searches every domain for what was typed, each only as far as the reader may see it."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from hotline.domains.insight.contacts.queries import SEE_CONTACTS, contacts_with
from hotline.domains.insight.search.rules.sounds import sounds_like
from hotline.domains.insight.search.rules.typed import Typed, read
from hotline.domains.platform.accounts.queries import Colleague, active_staff
from hotline.domains.platform.citizens.queries.blocks import hiding, is_blocked_number
from hotline.domains.service.workorders.queries import cases
from hotline.domains.service.workorders.rules.permits import SEE
from hotline.domains.understanding.knowledge.queries import search_engine
from hotline.domains.voice.records.queries.search import RecordFilters, search_calls
from hotline.infrastructure.number_handles import handle_of
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import number_indexes
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid, Unavailable
from hotline.kernel.masking import mask_number
from hotline.kernel.permissions import Permission

#: Hits of one kind: what is meant is among the first, or one types on.
LIMIT = 5
#: Characters of a detail.
LONGEST = 40
SEE_CALLS = (Permission.CALLS_VIEW_OWN, Permission.CALLS_VIEW_GROUP, Permission.CALLS_VIEW_ALL)
SEE_EVERYBODY = (Permission.LIVE_FLOOR, Permission.CALLS_VIEW_ALL)
Kind = Literal["number_contacts", "number_calls", "number_cases", "case", "call", "person", "article"]


@dataclass(frozen=True)
class Hit:
    """``id``: of the case, call, person or article; of a number its handle, or its last four figures."""

    kind: Kind
    id: str
    title: str
    detail: str = ""


def found(reader: Principal, text: str) -> list[Hit]:
    """By kind, in the order in which they are displayed."""
    typed = read(text)
    if not typed.text:
        return []
    kinds = (_number(reader, typed), _cases(reader, typed), _calls(reader, typed), _people(reader, typed))
    return [*(hit for kind in kinds for hit in kind), *_articles(typed)]


def _may(reader: Principal, permissions: Iterable[Permission]) -> bool:
    return any(reader.may(each) for each in permissions)


def _number(reader: Principal, typed: Typed) -> Iterable[Hit]:
    """Contacts, calls and cases of this number. Only those that the reader may see are counted."""
    if not typed.number:
        return
    masked = mask_number(typed.number) if typed.is_complete_number else f"尾号 {typed.number}"
    id = handle_of(typed.number, masked) if typed.is_complete_number else typed.number
    if typed.is_complete_number and is_blocked_number(typed.number):
        return
    if typed.is_complete_number and _may(reader, SEE_CONTACTS):
        found = contacts_with(reader, number_indexes(typed.number))
        if found.rows:
            yield Hit("number_contacts", id, masked, f"{len(found.rows)}{' 次以上' if found.cut else ' 次'}来往")
    if _may(reader, SEE_CALLS):
        with contextlib.suppress(Invalid):
            count = search_calls(reader, RecordFilters(number=typed.number)).count()
            if count:
                yield Hit("number_calls", id, masked, f"{count} 通电话")
    if typed.is_complete_number and _may(reader, SEE):
        count = cases.search(reader, cases.CaseFilters(person=typed.number), datetime.now(UTC)).count()
        if count:
            yield Hit("number_cases", id, masked, f"{count} 张工单")


def _cases(reader: Principal, typed: Typed) -> Iterable[Hit]:
    """By number, ours or 12345's; else by words."""
    if not _may(reader, SEE):
        return
    now = datetime.now(UTC)
    rows = cases.page(reader, cases.CaseFilters(number=typed.text.upper()), now, "").rows
    if not rows and not typed.number:
        with contextlib.suppress(Invalid):
            rows = cases.page(reader, cases.CaseFilters(q=typed.text), now, "").rows
    for row in rows[:LIMIT]:
        yield Hit("case", row.pk, row.number, " · ".join(filter(None, (row.summary[:LONGEST], row.employer))))


def _calls(reader: Principal, typed: Typed) -> Iterable[Hit]:
    """By the call's id or 12345's case number."""
    if not _may(reader, SEE_CALLS):
        return
    own = search_calls(reader, RecordFilters()).filter(pk=typed.text)
    of_case = search_calls(reader, RecordFilters(case=typed.text))
    hide = hiding()
    for row in [*own[:1], *of_case[:LIMIT]]:
        yield Hit(
            "call",
            row.pk,
            f"{row.at.astimezone(BEIJING):%m-%d %H:%M}",
            f"{hide(row.number_masked, row.number_index)} {row.agent}".strip(),
        )


def _people(reader: Principal, typed: Typed) -> Iterable[Hit]:
    """By number, name or the sound of it. Who sees only a group's calls finds only that group."""
    if _may(reader, SEE_EVERYBODY):
        staff = active_staff()
    elif reader.may(Permission.CALLS_VIEW_GROUP) and reader.group:
        staff = [one for one in active_staff() if one.group == reader.group]
    else:
        return
    for one in [one for one in staff if _is_meant(one, typed.text)][:LIMIT]:
        yield Hit("person", one.number, f"{one.name} {one.number}", one.group)


def _is_meant(one: Colleague, text: str) -> bool:
    return one.number.startswith(text) or text in one.name or sounds_like(one.name, text)


def _articles(typed: Typed) -> Iterable[Hit]:
    """By words, meaning or sound; none in the first seconds of a new installation."""
    if not typed.is_text:
        return
    with contextlib.suppress(Unavailable):
        if search_engine.must_look():
            search_engine.look()
        for hit in search_engine.search(typed.text, LIMIT).hits:
            yield Hit("article", hit.card.code, hit.card.title, hit.card.conclusion[:LONGEST])
