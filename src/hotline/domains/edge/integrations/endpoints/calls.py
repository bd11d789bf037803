"""Endpoints of calls: commands on behalf of an agent, the same as on the agent's own desk."""

from datetime import UTC, datetime
from typing import Annotated, Any

from ninja import Header, Router, Schema
from pydantic import Field

from hotline.domains.edge.integrations.actions import dial as integrations_dial
from hotline.domains.edge.integrations.endpoints.access import (
    AgentNumber,
    ApiRequest,
    CallId,
    Done,
    acting_for,
    requires,
)
from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.ports import OPERATIONS, CallCommand
from hotline.domains.voice.calls.queries.forms import form_of
from hotline.infrastructure.database import from_database
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission

router = Router(tags=["通话控制"])
Number = Annotated[str, Field(max_length=40, pattern=r"^[0-9+ -]*$", description="电话号码", examples=["01062345678"])]
IdempotencyKey = Annotated[
    str, Header(alias="Idempotency-Key", pattern=r"^[\x21-\x7e]{0,100}$", description="同一个值只拨一次，保留 24 小时")
]


class DialBody(Schema):
    number: Number


class DialledOut(Schema):
    call: str = Field(examples=["out-5f3a0c1d2e3f4a5b6c7d8e9f"], description="新通话的编号")


@router.post("", **requires("calls.dial", DialledOut, 400, 404, 409, 422), summary="拨打：先呼叫坐席话机，再呼叫对方")
async def dial(
    request: ApiRequest, number: AgentNumber, body: DialBody, idempotency_key: IdempotencyKey = ""
) -> DialledOut:
    by = await acting_for(request, number, Permission.CALLS_DIAL)
    citizen = commands.number_to_ring(body.number)
    if citizen is None:
        raise Invalid("请填写拨打号码。")
    if not idempotency_key:
        return DialledOut(call=await commands.dial(by=by, number=citizen))
    caller, wish = request.caller, f"{by.number} {citizen.index}"
    named = await from_database(
        lambda: integrations_dial.named_call(by=caller, key=idempotency_key, wish=wish, now=datetime.now(UTC))
    )
    try:
        return DialledOut(call=await commands.dial(by=by, number=citizen, call=named))
    except Refused as refusal:
        if refusal.status < 500:
            await from_database(lambda: integrations_dial.forget_dial(by=caller, key=idempotency_key))
        raise


def view_of(kind: type[CallCommand]) -> Any:
    """The operation of one command, with a body where there is something to fill in."""
    form = form_of(kind)

    async def plain(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
        await commands.order(by=await acting_for(request, number), kind=kind, call=call_id, form={})
        return Done()

    async def filled(request: ApiRequest, number: AgentNumber, call_id: CallId, body: form) -> Done:  # type: ignore[valid-type]
        by = await acting_for(request, number)
        await commands.order(by=by, kind=kind, call=call_id, form=body.dict())  # type: ignore[attr-defined]
        return Done()

    return plain if form is None else filled


for _operation in OPERATIONS:
    if _operation.public is not None:
        _unreadable = () if form_of(_operation.command) is None else (400,)
        router.add_api_operation(
            f"/{{call_id}}/{_operation.public.path}",
            [_operation.public.method],
            view_of(_operation.command),
            **requires("calls.control", Done, *_unreadable, 404, 409, 422),
            operation_id=f"call_{_operation.command.__name__}",
            summary=_operation.summary,
        )
