"""What is done with calls on behalf of an agent: the same commands as from the agent's own desk."""

from datetime import UTC, datetime
from typing import Annotated

from ninja import Header, Router, Schema
from pydantic import Field

from hotline.domains.edge.integrations import actions
from hotline.domains.edge.integrations.endpoints.access import AgentNumber, ApiRequest, CallId, Done, acting_for, asks
from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.ports import call_commands as order
from hotline.domains.voice.calls.queries import screens
from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

router = Router(tags=["通话控制"])
control = asks("calls.control", Done, 404, 409, 422)
with_body = asks("calls.control", Done, 400, 404, 409, 422)

Number = Annotated[str, Field(max_length=40, pattern=r"^[0-9+ -]*$", description="电话号码", examples=["01012345678"])]
Colleague = Annotated[str, Field(max_length=12, pattern=r"^[0-9A-Za-z]*$", description="同事工号", examples=["1002"])]
IdempotencyKey = Annotated[
    str, Header(alias="Idempotency-Key", pattern=r"^[\x21-\x7e]{0,100}$", description="同一个值只拨一次，保留 24 小时")
]


class DialBody(Schema):
    number: Number


class DialledOut(Schema):
    call: str = Field(examples=["out-5f3a0c1d2e3f4a5b6c7d8e9f"], description="新通话的编号")


class ConsultBody(Schema):
    """One of the two."""

    agent: Colleague = ""
    number: Number = ""


class TransferBody(ConsultBody):
    """One of the four: a colleague, a queue, a number outside, a published flow."""

    queue: str = Field(default="", max_length=40, pattern=r"^[\w-]*$", description="队列", examples=["labor"])
    flow: str = Field(default="", max_length=60, pattern=r"^[\w-]*$", description="语音流程", examples=["main"])


class ReasonBody(Schema):
    reason: str = Field(min_length=1, max_length=60, pattern=r"^[^\x00]*$", examples=["来电人要求结束"])


class KeysBody(Schema):
    keys: str = Field(pattern=r"^[0-9*#A-D]{1,32}$", examples=["1#"])


@router.post("", **asks("calls.dial", DialledOut, 400, 404, 409, 422), summary="拨打：先响坐席的话机，再响对方")
async def dial(
    request: ApiRequest, number: AgentNumber, body: DialBody, idempotency_key: IdempotencyKey = ""
) -> DialledOut:
    by = await acting_for(request, number, Permission.CALLS_DIAL)
    citizen = _number(body.number)
    if citizen is None:
        raise Invalid("请填要拨打的号码。")
    if not idempotency_key:
        return DialledOut(call=await commands.dial(by=by, number=citizen))
    caller, wish = request.caller, f"{by.number} {citizen.index}"
    named = await from_database(
        lambda: actions.named_call(by=caller, key=idempotency_key, wish=wish, now=datetime.now(UTC))
    )
    try:
        return DialledOut(call=await commands.dial(by=by, number=citizen, call=named))
    except Refused as no:
        if no.status < 500:
            await from_database(lambda: actions.forget_dial(by=caller, key=idempotency_key))
        raise


@router.post("/{call_id}/answer", **control, summary="接听：坐席的话机自动应答")
async def answer(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
    return await on_call(request, number, order.Answer(call_id, number))


@router.post("/{call_id}/reject", **control, summary="拒接，来电人位置不变")
async def reject(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
    return await on_call(request, number, order.Reject(call_id, number))


@router.post("/{call_id}/hang-up", **with_body, summary="挂断，要说明原因")
async def hang_up(request: ApiRequest, number: AgentNumber, call_id: CallId, body: ReasonBody) -> Done:
    return await on_call(request, number, order.HangUp(call_id, number, body.reason))


@router.post("/{call_id}/rating", **control, summary="结束通话，转满意度评价")
async def to_rating(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
    return await on_call(request, number, order.ToRating(call_id, number))


@router.post("/{call_id}/hold", **control, summary="保持")
async def hold(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
    return await on_call(request, number, order.Hold(call_id, number))


@router.post("/{call_id}/resume", **control, summary="恢复")
async def resume(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
    return await on_call(request, number, order.Resume(call_id, number))


@router.post("/{call_id}/keys", **with_body, summary="发按键")
async def send_keys(request: ApiRequest, number: AgentNumber, call_id: CallId, body: KeysBody) -> Done:
    return await on_call(request, number, order.SendKeys(call_id, number, body.keys))


@router.post("/{call_id}/transfer", **with_body, summary="盲转：同事、队列、外线或语音流程")
async def transfer(request: ApiRequest, number: AgentNumber, call_id: CallId, body: TransferBody) -> Done:
    mirror = await live.ready_mirror()
    queue, flow = screens.known_queue(mirror, body.queue), screens.known_flow(mirror, body.flow)
    to = order.Transfer(call_id, number, body.agent, queue, _number(body.number), flow)
    return await on_call(request, number, to)


@router.post("/{call_id}/consult", **with_body, summary="咨询：保持来电人，呼叫同事或外线")
async def consult(request: ApiRequest, number: AgentNumber, call_id: CallId, body: ConsultBody) -> Done:
    return await on_call(request, number, order.Consult(call_id, number, body.agent, _number(body.number)))


@router.post("/{call_id}/complete", **control, summary="咨询转：把来电人交给对方")
async def complete(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
    return await on_call(request, number, order.Complete(call_id, number))


@router.post("/{call_id}/cancel", **control, summary="取消咨询，回到来电人")
async def cancel(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
    return await on_call(request, number, order.Cancel(call_id, number))


@router.post("/{call_id}/swap", **control, summary="在来电人与第三方之间切换")
async def swap(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
    return await on_call(request, number, order.Swap(call_id, number))


@router.post("/{call_id}/conference", **control, summary="会议：三方一起通话")
async def join(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
    return await on_call(request, number, order.Join(call_id, number))


@router.delete("/{call_id}/conference", **control, summary="会议：移出第三方；第三方自己则是退出")
async def leave(request: ApiRequest, number: AgentNumber, call_id: CallId) -> Done:
    return await on_call(request, number, order.Drop(call_id, number))


async def on_call(request: ApiRequest, number: str, command: order.AnyCallCommand) -> Done:
    await commands.give(by=await acting_for(request, number), command=command)
    return Done()


def _number(raw: str) -> Sealed | None:
    return commands.number_to_ring(raw)
