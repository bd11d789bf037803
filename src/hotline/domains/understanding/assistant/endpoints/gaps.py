"""Endpoints of 待补问法: citizens' questions that are not answered well, for editors of articles."""

from ninja import Router

from hotline.domains.understanding.assistant import permissions
from hotline.domains.understanding.assistant.actions import gap_outcomes
from hotline.domains.understanding.assistant.models import Gap
from hotline.domains.understanding.assistant.queries import gaps as queries
from hotline.domains.understanding.assistant.schemas.gaps import (
    DismissIn,
    ExampleOut,
    GapOut,
    GapsOut,
    NearOut,
    StartedIn,
    WayIn,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["assistant"], auth=needs(*permissions.EDITORS))
writer = needs(Permission.KNOWLEDGE_EDIT)


@router.get("", response=GapsOut)
def gaps(request: StaffRequest, state: str = "open") -> GapsOut:
    """Gaps, the most frequent first, each with its most typical questions. The reading leaves an audit row."""
    if state not in Gap.State.values:
        raise Invalid("没有这种状态。请重新选择。", code="bad_state")
    found = queries.gaps(by=current_staff(request), state=state)
    return GapsOut(rows=[_out(each) for each in found], counts=queries.counts())


@router.get("/{int:number}", response=GapOut)
def gap(request: StaffRequest, number: int) -> GapOut:
    """A gap with all its stored questions."""
    return _to_out(request, number)


@router.post("/{int:number}/way", response=GapOut, auth=writer)
def add_way(request: StaffRequest, number: int, body: WayIn) -> GapOut:
    """Another way of asking, into the draft of ``code``. 409 while that is being reviewed."""
    gap_outcomes.add_way(by=current_staff(request), number=number, code=body.code, phrase=body.phrase)
    return _to_out(request, number)


@router.post("/{int:number}/started", response=GapOut, auth=writer)
def started(request: StaffRequest, number: int, body: StartedIn) -> GapOut:
    """Note that a new article, ``code``, was begun for the gap."""
    gap_outcomes.started(by=current_staff(request), number=number, code=body.code)
    return _to_out(request, number)


@router.post("/{int:number}/dismiss", response=GapOut, auth=writer)
def dismiss(request: StaffRequest, number: int, body: DismissIn) -> GapOut:
    gap_outcomes.dismiss(by=current_staff(request), number=number, reason=body.reason)
    return _to_out(request, number)


@router.post("/{int:number}/reopen", response=GapOut, auth=writer)
def reopen(request: StaffRequest, number: int) -> GapOut:
    gap_outcomes.reopen(by=current_staff(request), number=number)
    return _to_out(request, number)


def _to_out(request: StaffRequest, number: int) -> GapOut:
    return _out(queries.gap(by=current_staff(request), number=number))


def _out(cluster: queries.GapCluster) -> GapOut:
    row = cluster.gap
    return GapOut(
        number=row.pk,
        state=row.state,
        size=row.size,
        since=row.since,
        first_at=row.first_at,
        last_at=row.last_at,
        doubts=cluster.doubts,
        nearest=[NearOut(code=each.code, title=each.title) for each in cluster.nearest],
        examples=[ExampleOut(text=each.text, doubt=each.doubt, at=each.row.at) for each in cluster.examples],
        article=row.article,
        version=row.version,
        reason=row.reason,
        done_by=row.done_by,
        done_at=row.done_at,
    )
