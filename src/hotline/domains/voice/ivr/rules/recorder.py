"""Records a rehearsal as a scenario: what the caller did, and after each step what the flow said and did."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.domains.voice.ivr.rules.nodes.base import REPEAT_KEY
from hotline.domains.voice.ivr.rules.nodes.collect import CLEAR_KEY, END_KEY, Collect
from hotline.domains.voice.ivr.rules.nodes.menu import Menu
from hotline.domains.voice.ivr.rules.nodes.rating import LEVELS, Rating
from hotline.domains.voice.ivr.rules.rehearsal import Rehearsal
from hotline.domains.voice.ivr.rules.scenario_table import TableStep, line_of
from hotline.domains.voice.ivr.rules.scenarios import ANSWERS, Scenario, call_of, is_understood, play, wrong_moment
from hotline.domains.voice.ivr.rules.steps import (
    JoinQueue,
    PromiseCallback,
    Query,
    Record,
    SendText,
)
from hotline.kernel.errors import Invalid


class Offer(msgspec.Struct, frozen=True):
    """A step that may come next. ``label`` tells where a key leads; a step without its values is to be filled in."""

    step: TableStep
    label: str = ""


class Recording(msgspec.Struct, frozen=True):
    """A rehearsal so far: its steps, where the caller is in words, and what may be done next. ``over``: hung up."""

    steps: tuple[TableStep, ...]
    where: str
    offers: tuple[Offer, ...]
    over: bool


class _Seen(msgspec.Struct, frozen=True):
    """What had been noticed before a step."""

    announcements: int = 0
    label: str = ""
    queue: JoinQueue | None = None
    score: object = None
    facts: Mapping[str, str] = {}
    recorded: bool = True
    over: bool = False


def record(
    flow: Flow, beginning: Scenario, actions: Sequence[TableStep], others: Mapping[str, Flow] | None = None
) -> Recording:
    """Walk through a flow by these actions.

    ``beginning`` has the moment, the facts and the switches; its steps are left out. Invalid ``step_impossible`` for an
    action that is not possible where the caller is, ``scenarios_unreadable`` for a moment that is none.
    """
    if wrong := wrong_moment(beginning):
        raise Invalid(wrong, code="scenarios_unreadable")
    call = call_of(flow, beginning, others or {})
    steps = [*_noticed(call, _Seen(facts=beginning.facts))]
    for action in actions:
        before = _seen(call)
        if problem := play(call, line_of(action)):
            raise Invalid(f"这一步走不通，请改走别的步骤：{problem}", code="step_impossible")
        steps = [*_with(steps, action), *_noticed(call, before)]
    return Recording(tuple(steps), call.where, tuple(_offers(call)), call.walk.over)


def _with(steps: list[TableStep], action: TableStep) -> list[TableStep]:
    """Keys pressed one after another, without anything noticed between them, are one step."""
    if steps and steps[-1].verb == action.verb == "按":
        return [*steps[:-1], TableStep("按", (f"{steps[-1].values[0]} {action.values[0]}",))]
    return [*steps, action]


def _seen(call: Rehearsal) -> _Seen:
    return _Seen(
        call.announcements,
        call.node_label,
        call.queue,
        call.score,
        call.walk.facts,
        call.recorded,
        call.walk.over,
    )


def _noticed(call: Rehearsal, before: _Seen) -> Iterator[TableStep]:
    """What a scenario can check of the change; private facts are not written into it."""
    return (step for step in _changes(call, before) if is_understood(line_of(step)))


def _changes(call: Rehearsal, before: _Seen) -> Iterator[TableStep]:
    if call.announcements > before.announcements:
        yield from (TableStep("听到", (_in_one_line(text),)) for text in call.expectations)
    if call.recorded is not before.recorded:
        yield TableStep("不录音")
    for fact, value in call.walk.facts.items():
        if before.facts.get(fact) != value:
            yield TableStep("记下", (fact, value))
    if call.score is not None and call.score is not before.score:
        yield TableStep("评价", (str(call.score.value),)) if call.score.value else TableStep("未评价")
    if call.queue is not None and call.queue is not before.queue:
        yield TableStep("排队", (call.queue.queue, str(call.queue.priority)))
        yield TableStep("路径", (call.queue.label,))
    elif call.walk.over and not before.over:
        yield TableStep("挂机")
    elif call.node_label != before.label:
        yield TableStep("来到", (call.node_label,))


def _in_one_line(text: str) -> str:
    return text.split("\n")[0].strip()


def _offers(call: Rehearsal) -> Iterator[Offer]:
    if call.walk.over:
        return
    match call.waits_for:
        case JoinQueue():
            yield from (Offer(TableStep(verb)) for verb in ("接通后结束", "约定回拨", "无人接听", "坐席掉线"))
        case Query(service):
            yield from (Offer(TableStep("查询", (service, outcome, ""))) for outcome in ANSWERS)
        case Record():
            yield from (Offer(TableStep("留言", (seconds,))) for seconds in ("12", "0"))
        case SendText(text):
            yield Offer(TableStep("短信", (_in_one_line(text),)))
            yield Offer(TableStep("短信失败"))
        case PromiseCallback():
            yield from (Offer(TableStep(verb)) for verb in ("登记回拨", "登记回拨失败"))
        case None if call.listens:
            yield from _keys(call)
            yield Offer(TableStep("等待"))
        case None:
            pass


def _keys(call: Rehearsal) -> Iterator[Offer]:
    match call.node:
        case Menu():
            keys = {key: edge.label for key, edge in call.exits.items() if len(key) == 1}
            yield from (_key(key, label) for key, label in sorted({**keys, REPEAT_KEY: "重听"}.items()))
        case Rating():
            yield from (_key(key, label) for key, label in LEVELS.items())
        case Collect():
            yield _key("", "号码")
            yield from (_key(END_KEY, "结束"), _key(CLEAR_KEY, "重新输入"))
        case _:
            yield _key("", "")


def _key(key: str, label: str) -> Offer:
    return Offer(TableStep("按", (key,)), label)
