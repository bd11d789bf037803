"""The machine's proposals for an inspection, and whether inspectors see those of an item."""

from collections.abc import Collection, Mapping

from django.db import transaction

from hotline.domains.people.quality.actions.inspect import about
from hotline.domains.people.quality.models import Inspection, MachineItem, MachineMark
from hotline.domains.people.quality.queries.call_marks import CallMarks, call_marks
from hotline.domains.people.quality.queries.inspections import NONE, own_inspection
from hotline.domains.people.quality.queries.machine_items import hidden_items
from hotline.domains.people.quality.queries.standards import content_of
from hotline.domains.people.quality.rules.inspections import InspectionState, Turn
from hotline.domains.people.quality.rules.marks.talk import Item, Proposal
from hotline.domains.platform.citizens.actions import read_notes
from hotline.domains.voice.recordings.actions import transcripts
from hotline.domains.voice.records.queries.access import visible_call
from hotline.domains.voice.records.queries.details import record_in
from hotline.domains.voice.records.queries.notes import notes_of
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.kernel.clock import now
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission


def propose(*, by: Principal, id: str) -> CallMarks:
    """What the machine holds of the inspector's call, without what is hidden from the inspector.

    Nothing is proposed to the second inspector of a call, so that two people agree by themselves. What was held is
    stored beside the inspection, with whether it was displayed. Raises NotFound, NotPermitted, and Refused as reading
    the transcript does.
    """
    if not by.may(Permission.QUALITY_INSPECT):
        deny(by, Permission.QUALITY_INSPECT, about(id))
    row = own_inspection(by.number, id)
    record = record_in(visible_call(by, row.call))
    transcript = transcripts.read(by=by, call=row.call, reason="质检").transcript
    found = call_marks(transcript, record, row.agent, _summary(by, record, row.agent) if transcript else "")
    keys = {item.key for item in content_of(row.standard).items}
    proposals = {item: each for item, each in found.proposals.items() if item in keys}
    hidden = set(proposals) if row.turn != Turn.FIRST.value else proposals.keys() & hidden_items()
    _store(id, proposals, hidden)
    return CallMarks(found.state, {item: each for item, each in proposals.items() if item not in hidden})


@transaction.atomic
def set_hidden(*, by: Principal, item: str, hidden: bool) -> MachineItem:
    """Hide the proposals of an item from inspectors, or let them see these. Raises NotPermitted, NotFound."""
    if not by.may(Permission.QUALITY_DESIGN):
        deny(by, Permission.QUALITY_DESIGN, f"machine/{item}")
    if item not in set(Item):
        raise NotFound("没有这个机检项，请刷新列表。")
    row, _ = MachineItem.objects.update_or_create(item=item, defaults={"hidden": hidden, "by": by.number, "at": now()})
    audit.record(by=by.number, action="quality.machine", about=f"machine/{item}", hidden=hidden)
    return row


def _summary(by: Principal, record: CallRecord, agent: str) -> str:
    """The agent's note, opened with an audit row."""
    sealed = [each.text for each in notes_of(record) if each.agent == agent]
    return "。".join(read_notes(by=by, about=f"call/{record.id}", notes=sealed)) if sealed else ""


@transaction.atomic
def _store(id: str, proposals: Mapping[Item, Proposal], hidden: Collection[str]) -> None:
    """In place of those of an earlier opening; what was in sight once stays so. Submitted, they do not change."""
    row = locked(Inspection.objects.filter(pk=id), missing=NONE)
    if row.state != InspectionState.WAITING.value:
        return
    earlier = set(row.machine_marks.filter(was_displayed=True).values_list("item", flat=True))
    row.machine_marks.all().delete()
    MachineMark.objects.bulk_create(
        MachineMark(
            inspection=row,
            item=item.value,
            result=each.result.value,
            seconds=int(each.start) if each.turn >= 0 else None,
            was_displayed=item not in hidden or item in earlier,
        )
        for item, each in proposals.items()
    )
