"""Wire shapes of a case's timeline, comments, attachments and parties."""

from collections.abc import Collection
from dataclasses import dataclass

from hotline.domains.service.workorders.models import Attachment, Case, CaseDeadline, Comment, Entry, Extension, Party
from hotline.domains.service.workorders.queries import belongings
from hotline.domains.service.workorders.rules.blueprint import Blueprint
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit
from hotline.domains.service.workorders.schemas.cases import AttachmentOut, CaseEntryOut, CommentOut, PartyOut
from hotline.domains.service.workorders.schemas.steps import DeadlineOut, ExtensionRequestOut


@dataclass(frozen=True)
class Timeline:
    """The data of a case's timeline. ``people``: staff whose names it needs; ``reviews``: steps of reviewers."""

    entries: list[Entry]
    comments: list[Comment]
    attachments: list[Attachment]
    extensions: list[Extension]
    people: set[str]
    reviews: set[str]


def timeline_of(case: Case) -> Timeline:
    entries, comments = belongings.entries(case), belongings.comments(case)
    files, requested = belongings.attachments(case), belongings.extensions(case)
    people = {entry.by for entry in entries} | {str(entry.detail.get("person", "")) for entry in entries}
    people |= {comment.by for comment in comments} | {number for comment in comments for number in comment.mentions}
    people |= {each.by for each in files} | {
        number for each in requested for number in (each.requested_by, each.answered_by)
    }
    return Timeline(entries, comments, files, requested, people, belongings.review_steps(case))


def entry_of(each: Entry, names: dict[str, str], reviews: Collection[str]) -> CaseEntryOut:
    """``names`` of people and of roles; ``reviews``: the steps of reviewers."""
    detail = dict(each.detail)
    for whose in ("person", "to"):
        if whose in detail:
            detail[f"{whose}_name"] = names.get(detail[whose], "")
    columns = {name: getattr(each, name) for name in ("at", "by", "what", "step", "text")}
    is_review = each.what == "step" and each.step in reviews
    return CaseEntryOut(**columns, by_name=names.get(each.by, ""), detail=detail, is_review=is_review)


def comment_of(each: Comment, names: dict[str, str]) -> CommentOut:
    return CommentOut(
        id=each.pk,
        at=each.at,
        by=each.by,
        by_name=names.get(each.by, ""),
        text=each.text,
        mentions=each.mentions,
        mention_names=[names.get(number, number) for number in each.mentions],
    )


def attachment_of(each: Attachment, names: dict[str, str]) -> AttachmentOut:
    columns = {name: getattr(each, name) for name in ("id", "name", "media_type", "size", "digest", "at", "by")}
    return AttachmentOut(**columns, by_name=names.get(each.by, ""))


def party_of(each: Party) -> PartyOut:
    name, phone = each.name.get("masked", ""), each.phone.get("masked", "")
    return PartyOut(id=each.pk, part=each.part, note=each.note, name=name, phone=phone)


def deadline_of(row: CaseDeadline, model: Blueprint) -> DeadlineOut:
    plan = model.clock(row.clock)
    return DeadlineOut(
        id=row.pk,
        clock=row.clock,
        name=row.name,
        term=str(Term(row.amount, Unit(row.unit))),
        started_at=row.started_at,
        due_at=row.due_at,
        original_due_at=row.original_due_at,
        paused_at=row.paused_at,
        stopped_at=row.stopped_at,
        extensions=row.extensions,
        state=_state(row),
        pausable=bool(plan and plan.pausable),
        extendable=bool(plan and plan.extendable),
        ours=row.ours,
    )


def _state(row: CaseDeadline) -> str:
    if row.dropped:
        return "dropped"
    if row.stopped_at:
        return "met" if row.stopped_at <= row.due_at else "missed"
    return "paused" if row.paused_at else "running"


def extension_of(each: Extension, names: dict[str, str]) -> ExtensionRequestOut:
    return ExtensionRequestOut(
        id=each.pk,
        deadline=each.deadline_id,
        clock_name=each.deadline.name,
        term=str(Term(each.amount, Unit(each.unit))),
        reason=each.reason,
        requested_by=each.requested_by,
        requested_by_name=names.get(each.requested_by, ""),
        requested_at=each.requested_at,
        state=each.state,
        answered_by=each.answered_by,
        answered_by_name=names.get(each.answered_by, ""),
        answer=each.answer,
    )
