"""Endpoints of agents' call commands: one for each command that the table offers at the desk."""

from typing import Any

from ninja import Router

from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.queries.forms import form_of
from hotline.domains.voice.calls.rules.call_commands import CallCommand, name_of
from hotline.domains.voice.calls.rules.command_table import TABLE
from hotline.domains.voice.calls.rules.operations import OPERATIONS
from hotline.domains.voice.calls.schemas.answers import Done
from hotline.infrastructure.answers import JsonAnswer
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs

router = Router(tags=["desk"])


def view_of(kind: type[CallCommand]) -> Any:
    """The endpoint of one command, with a body when the command has fields to fill in."""
    form = form_of(kind)

    async def plain(request: StaffRequest, call_id: str) -> JsonAnswer[Done]:
        await commands.order(by=current_staff(request), kind=kind, call=call_id, form={})
        return JsonAnswer(Done())

    async def filled(request: StaffRequest, call_id: str, body: form) -> JsonAnswer[Done]:  # type: ignore[valid-type]
        await commands.order(by=current_staff(request), kind=kind, call=call_id, form=body.dict())  # type: ignore[attr-defined]
        return JsonAnswer(Done())

    return plain if form is None else filled


for _operation in OPERATIONS:
    if _operation.desk is not None:
        router.add_api_operation(
            f"/{{call_id}}/{_operation.desk.path}",
            [_operation.desk.method],
            view_of(_operation.command),
            auth=needs(TABLE[_operation.command].permission),
            operation_id=f"desk_call_{name_of(_operation.command)}",
            summary=_operation.summary,
            description=_operation.command.__doc__,
        )
