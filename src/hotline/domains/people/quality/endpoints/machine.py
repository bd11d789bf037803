"""Endpoints of the machine's proposals: how they agree with people, item by item, and whether inspectors see them."""

from ninja import Router, Status

from hotline.domains.people.quality.actions import machine
from hotline.domains.people.quality.queries import machine_items
from hotline.domains.people.quality.queries.standards import content_of, in_force
from hotline.domains.people.quality.rules.machine_agreement import ItemAgreement
from hotline.domains.people.quality.rules.marks.talk import Item
from hotline.domains.people.quality.rules.standards import StandardKind
from hotline.domains.people.quality.schemas.inspections import MachineItemBody, MachineItemListOut, MachineItemOut
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import now
from hotline.kernel.permissions import Permission

router = Router(tags=["quality"], auth=needs(Permission.QUALITY_DESIGN, Permission.QUALITY_VIEW))


@router.get("", response=MachineItemListOut)
def listed(request: StaffRequest) -> MachineItemListOut:
    """Every item that the machine marks, in the order of the standard."""
    found, settings = machine_items.machine_agreement(now()), machine_items.settings()
    names = {item.key: item.name for item in content_of(in_force(StandardKind.CALL)).items if item.key in set(Item)}
    rows = []
    for key, name in names.items():
        one, setting = found.get(key, ItemAgreement()), settings.get(key)
        rows.append(
            MachineItemOut(
                item=key,
                name=name,
                hidden=setting is not None and setting.hidden,
                by=setting.by if setting else "",
                at=setting.at if setting else None,
                low=one.interval.low if one.interval else None,
                high=one.interval.high if one.interval else None,
                advice=one.advice,
                **{field: value for field, value in one._asdict().items() if field != "interval"},
            )
        )
    return MachineItemListOut(rows=rows)


@router.put("/{item}", response={204: None}, auth=needs(Permission.QUALITY_DESIGN))
def switch(request: StaffRequest, item: str, body: MachineItemBody) -> Status[None]:
    """Hide an item's proposals from inspectors, or let them see these."""
    machine.set_hidden(by=current_staff(request), item=item, hidden=body.hidden)
    return Status(204, None)
