"""Elements recognised in an agent's notes and in the talk, before there is a case."""

from dataclasses import asdict

from ninja import Router

from hotline.domains.service.workorders.queries import elements
from hotline.domains.service.workorders.schemas.elements import ElementOut, ElementsOut, NotesBody
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["work orders"], auth=needs(Permission.WORKORDERS_CREATE))


@router.post("", response=ElementsOut)
def recognise(request: StaffRequest, body: NotesBody) -> ElementsOut:
    """Suggestions, nothing is kept or logged: who registers the case decides."""
    talk = [(each.by_caller, each.text) for each in body.talk]
    found = elements.noted_or_spoken(body.notes, talk)
    return ElementsOut(elements=[ElementOut(**asdict(one)) for one in found])
