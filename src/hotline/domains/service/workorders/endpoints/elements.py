"""Elements recognised in an agent's notes, before there is a case."""

from dataclasses import asdict

from ninja import Router

from hotline.domains.service.workorders.queries import elements
from hotline.domains.service.workorders.schemas.elements import ElementOut, ElementsOut, NotesBody
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["work orders"], auth=needs(Permission.WORKORDERS_CREATE))


@router.post("", response=ElementsOut)
def recognise(request: StaffRequest, body: NotesBody) -> ElementsOut:
    """Suggestions, nothing is kept or logged: who notes it down accepts each by hand."""
    return ElementsOut(elements=[ElementOut(**asdict(one)) for one in elements.noted(body.notes)])
