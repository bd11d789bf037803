"""Bad ratings in their wire shape: with names, what the rated call was about, and what the reader may do."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.platform.citizens.queries.blocks import blocked_indexes
from hotline.domains.service.ratings.models import BadRating, Mending
from hotline.domains.service.ratings.queries import ratings as queries
from hotline.domains.service.ratings.rules.handling import (
    Act,
    Cause,
    Contact,
    Handling,
    RatingChannel,
    Stage,
    Verdict,
    act_refusal,
)
from hotline.domains.service.ratings.rules.terms import latest_mending
from hotline.domains.service.ratings.schemas import (
    HandlingStepOut,
    MendingOut,
    MendingRowOut,
    RatingDetailOut,
    RatingRowOut,
)
from hotline.domains.voice.callbacks.queries import callback_about_rating
from hotline.domains.voice.records.queries.details import records_by_id
from hotline.domains.voice.records.queries.names import Names
from hotline.infrastructure.permissions import Principal
from hotline.kernel.blocked_numbers import HIDDEN
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.voice.records.models import CallRecord

NOT_YOURS = "您没有处置差评的权限。需要时请联系班长或管理员开通。"


def rows_of(found: Sequence[BadRating], now: datetime) -> list[RatingRowOut]:
    calls = records_by_id(row.pk for row in found)
    names = Names({row.agent for row in found} | {row.owner for row in found})
    handlings, blocked = queries.handlings(found, now), blocked_indexes()
    due = _next_dues(found)
    return [_row(row, handlings[row.pk], due[row.pk], names, calls.get(row.pk), blocked, now) for row in found]


def _next_dues(found: Sequence[BadRating]) -> dict[str, datetime | None]:
    """Call -> the deadline that runs: of the call to the citizen, else of the mending due first."""
    dues: dict[str, datetime | None] = {
        row.pk: row.due_at if row.stage == Stage.CONTACT.value else None for row in found
    }
    running = Mending.objects.filter(rating__in=[row.pk for row in found], done_at=None, rating__closed_at=None)
    for call, due in running.order_by("-due_at").values_list("rating", "due_at"):
        dues[call] = due
    return dues


def _row(
    row: BadRating,
    handling: Handling,
    due: datetime | None,
    names: Names,
    record: "CallRecord | None",
    blocked: frozenset[str],
    now: datetime,
) -> RatingRowOut:
    hidden = record is not None and record.number_index in blocked
    return RatingRowOut(
        call=row.pk,
        called_at=record.at if record else None,
        number=HIDDEN if hidden else record.number_masked if record else "",
        topic_title=names.topic(record.topic) if record and record.topic else "",
        queue_name=names.queue(record.queue) if record and record.queue else "",
        channel=RatingChannel(row.channel),
        score=row.score,
        agent=row.agent,
        agent_name=names.agent(row.agent),
        received_at=row.received_at,
        stage=Stage(row.stage),
        owner=row.owner,
        owner_name=names.agent(row.owner),
        next_due=due,
        late=due is not None and row.closed_at is None and due < now,
        contact=Contact(row.contact) if row.contact else "",
        verdict=Verdict(row.verdict) if row.verdict else "",
        cause=Cause(row.cause) if row.cause else "",
        exclusion_pending=handling.exclusion_pending,
        second_score=row.second_score,
        second_channel=RatingChannel(row.second_channel) if row.second_channel else "",
        closed_at=row.closed_at,
    )


def detail_of(row: BadRating, reader: Principal, now: datetime) -> RatingDetailOut:
    (first,) = rows_of([row], now)
    steps, mendings = list(row.steps.order_by("at", "id")), list(row.mendings.order_by("number"))
    names = Names({step.by for step in steps} | {step.text for step in steps if step.kind == "assigned"})
    calls = queries.calls_about([row.pk]).get(row.pk, queries.Calls())
    entry = callback_about_rating(row.pk)
    handling, manages = queries.handling_of(row, now), reader.may(Permission.RATINGS_MANAGE)
    works = reader.may(Permission.RATINGS_WORK) or manages
    return RatingDetailOut(
        row=first,
        mendings=[MendingOut(**_mending(mending, now)) for mending in mendings],
        steps=[
            HandlingStepOut(
                at=step.at,
                by=step.by,
                by_name=names.agent(step.by),
                kind=step.kind,
                text=f"{step.text} {names.agent(step.text)}".strip() if step.kind == "assigned" else step.text,
                about_call=step.about_call,
                second=step.second,
            )
            for step in steps
        ],
        callback=calls.entry,
        callback_closed=entry is not None and entry.closed_at is not None,
        tries=entry.tries.count() if entry else 0,
        evidence_calls=[row.pk, *calls.reached_in],
        latest_mending=latest_mending(row.received_at, working_calendar()),
        refusals={
            act.value: act_refusal(handling, act, reader.number, manages=manages) if works else NOT_YOURS for act in Act
        },
    )


def mending_rows(found: Sequence[Mending], now: datetime) -> list[MendingRowOut]:
    names = Names({line.rating.agent for line in found} | {line.rating.owner for line in found})
    return [
        MendingRowOut(
            **_mending(line, now),
            call=line.rating_id,
            agent=line.rating.agent,
            agent_name=names.agent(line.rating.agent),
            owner=line.rating.owner,
            owner_name=names.agent(line.rating.owner),
        )
        for line in found
    ]


def _mending(row: Mending, now: datetime) -> dict[str, Any]:
    return {
        "number": row.number,
        "measure": row.measure,
        "planned_by": row.planned_by,
        "planned_at": row.planned_at,
        "due_at": row.due_at,
        "done_at": row.done_at,
        "done_by": row.done_by,
        "result": row.result,
        "late": row.done_at is None and row.due_at < now,
    }
