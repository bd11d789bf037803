"""Tests of flows: the caller does something, and the flow must react. They take milliseconds and no telephony.

A scenario is a list of sentences, one per step. SENTENCES below lists all permitted ones; docs/flows.md explains them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.ivr.rules.rehearsal import Rehearsal
from hotline.domains.voice.ivr.rules.steps import PromiseCallback, Query, Record, SendText
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid

#: When the call of a scenario is, unless it says otherwise: a working day, in Beijing time.
DEFAULT_MOMENT = "2026-11-25 10:00"
type Line = Annotated[str, Meta(min_length=1)]


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A scenario of a flow."""

    name: Line
    steps: Annotated[tuple[Line, ...], Meta(min_length=1)]
    #: Moment of the call in Beijing time.
    at: str = DEFAULT_MOMENT
    #: Facts known of the caller.
    facts: dict[str, str] = {}
    #: Announcements that are switched on.
    on: tuple[str, ...] = ()
    #: ISO date -> "working" or "holiday", where it differs from the calendar.
    days: dict[str, str] = {}

    @property
    def moment(self) -> datetime:
        return datetime.strptime(self.at, "%Y-%m-%d %H:%M").replace(tzinfo=BEIJING)


class Scenarios(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file with all scenarios of one flow."""

    flow: Line
    scenario: tuple[Scenario, ...] = ()


class Failure(msgspec.Struct, frozen=True):
    """``number`` of the scenario and ``step`` count from 1.

    ``line`` is the step as written, ``message`` what happened instead.
    """

    number: int
    scenario: str
    step: int
    line: str
    message: str

    def __str__(self) -> str:
        return f"场景“{self.scenario}”第{self.step}步“{self.line}”：{self.message}"


def scenarios_from_toml(text: str) -> Scenarios:
    """Invalid names the place that is no scenario, or the sentence nobody understands."""
    try:
        read = msgspec.toml.decode(text, type=Scenarios)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise Invalid(f"场景文件格式有误：{error}", code="scenarios_unreadable") from error
    for scenario in read.scenario:
        _refuse_what_is_not_understood(scenario)
    return read


def failures(flow: Flow, scenarios: Sequence[Scenario], others: Mapping[str, Flow] | None = None) -> list[Failure]:
    """The first failing step of each scenario. Empty when all pass."""
    numbered = enumerate(scenarios, start=1)
    return [found for number, each in numbered if (found := _failure(flow, number, each, others or {})) is not None]


def call_of(flow: Flow, scenario: Scenario, others: Mapping[str, Flow]) -> Rehearsal:
    """The call of a scenario before its first step."""
    flows = FlowSet(0, {**others, flow.id: flow}, {}, flow.id, days=scenario.days, on=frozenset(scenario.on))
    return Rehearsal(flow, flows, scenario.facts, scenario.moment)


def play(call: Rehearsal, line: str) -> str:
    """Do or check one step. Returns what was wrong, "" when nothing."""
    understood = _sentence(line)
    return NOT_UNDERSTOOD if understood is None else understood[0](call, understood[1])


def is_understood(line: str) -> bool:
    return _sentence(line) is not None


def _refuse_what_is_not_understood(scenario: Scenario) -> None:
    if wrong := wrong_moment(scenario):
        raise Invalid(f"场景“{scenario.name}”有误：{wrong}", code="scenarios_unreadable")
    for place, line in enumerate(scenario.steps, start=1):
        if _sentence(line) is None:
            known = "、".join(SENTENCES)
            raise Invalid(
                f"场景“{scenario.name}”第{place}步“{line}”无法识别，可以写：{known}", code="scenarios_unreadable"
            )


def wrong_moment(scenario: Scenario) -> str:
    """What is wrong with the scenario's time, "" when nothing."""
    try:
        _ = scenario.moment
    except ValueError:
        return f"时间“{scenario.at}”不对，请写成 2026-10-01 10:00"
    return ""


def _failure(flow: Flow, number: int, scenario: Scenario, others: Mapping[str, Flow]) -> Failure | None:
    call = call_of(flow, scenario, others)
    for place, line in enumerate(scenario.steps, start=1):
        if instead := play(call, line):
            return Failure(number, scenario.name, place, line, instead)
    return None


type Step = Callable[[Rehearsal, str], str]
"""Does or checks what the rest of the sentence says; returns what was wrong, "" when nothing."""


def verb_of(line: str) -> tuple[str, str]:
    """A line's verb, in its present wording where a stored scenario has an earlier one, and the rest."""
    verb, _, rest = line.strip().partition(" ")
    return verb.replace("回电", "回拨"), rest.strip()


def _sentence(line: str) -> tuple[Step, str] | None:
    verb, rest = verb_of(line)
    step, argument = SENTENCES.get(verb, (None, None))
    if step is None or argument is None or not re.fullmatch(argument, rest):
        return None
    return step, rest


def _press(call: Rehearsal, keys: str) -> str:
    for key in keys.replace(" ", ""):
        if not call.listens:
            return f"按“{key}”时来电人{call.where}，按键无效"
        call.press(key)
    return ""


def _wait(call: Rehearsal, rest: str) -> str:
    return "" if call.wait() else f"此时来电人{call.where}，等待后无下一步"


def _hears(call: Rehearsal, prompt: str) -> str:
    return "" if call.hears_now(prompt) else f"听到的是：{call.sound}"


def _does_not_hear(call: Rehearsal, prompt: str) -> str:
    return f"听到了“{prompt}”" if call.ever_played(prompt) else ""


def _is_at(call: Rehearsal, label: str) -> str:
    return "" if call.node_label == label else f"实际在“{call.node_label}”"


def _waits_in(call: Rehearsal, rest: str) -> str:
    queue, _, priority = rest.partition(PRIORITY)
    joined = call.queue
    if joined is None:
        return f"来电人没有排队，{call.where}"
    if joined.queue != queue.strip():
        return f"实际进入队列 {joined.queue}"
    return f"实际优先级 {joined.priority}" if priority and joined.priority != int(priority) else ""


def _path(call: Rehearsal, path: str) -> str:
    displayed = call.queue.label if call.queue else " › ".join(call.walk.path)
    return "" if displayed == path else f"实际路径“{displayed}”"


def _ended(outcome: str) -> Step:
    def finish(call: Rehearsal, rest: str) -> str:
        if call.queue is None:
            return f"来电人没有排队，{call.where}"
        call.finish(outcome)
        return ""

    return finish


def _answered(call: Rehearsal, rest: str) -> str:
    """``benefits 成功 {"months": 278}``"""
    service, prompt, answer = [*rest.split(" ", 2), "", ""][:3]
    query = call.waits_for
    if not isinstance(query, Query):
        return f"没有在查询，来电人{call.where}"
    if query.service != service:
        return f"实际查询的是 {query.service}"
    try:
        content = msgspec.json.decode(answer or "{}", type=dict[str, Any])
    except msgspec.MsgspecError as error:
        return f"查询结果不是 JSON：{error}"
    call.answer(query, ANSWERS[prompt], content)
    return ""


def _left(call: Rehearsal, seconds: str) -> str:
    if not isinstance(call.waits_for, Record):
        return f"没有在录留言，来电人{call.where}"
    call.leave_message(float(seconds))
    return ""


def _texted(outcome: str) -> Step:
    def send(call: Rehearsal, text: str) -> str:
        awaited = call.waits_for
        if not isinstance(awaited, SendText):
            return f"没有发短信，来电人{call.where}"
        if text not in awaited.text:
            return f"短信是：{awaited.text}"
        call.finish(outcome)
        return ""

    return send


def _promised(outcome: str) -> Step:
    def promise(call: Rehearsal, rest: str) -> str:
        if not isinstance(call.waits_for, PromiseCallback):
            return f"没有登记回拨，来电人{call.where}"
        call.finish(outcome)
        return ""

    return promise


def _rated(call: Rehearsal, value: str) -> str:
    score = call.score
    if score is None:
        return "没有评价"
    return "" if score.value == int(value) else f"实际评价 {score.value}"


def _unrated(call: Rehearsal, rest: str) -> str:
    return f"评价了 {call.score.value}" if call.score and call.score.value else ""


def _collected(call: Rehearsal, rest: str) -> str:
    name, _, value = rest.partition(" ")
    known = call.walk.known.get(name)
    return "" if known == value.strip() else f"实际是“{known or ''}”"


def _recorded(call: Rehearsal, rest: str) -> str:
    return "" if call.recorded else "来电人已反对录音"


def _unrecorded(call: Rehearsal, rest: str) -> str:
    return "来电人没有反对录音" if call.recorded else ""


def _hung_up(call: Rehearsal, rest: str) -> str:
    return "" if call.walk.over else f"没有挂机，来电人{call.where}"


NOT_UNDERSTOOD = "看不懂"
PRIORITY = " 优先 "
NOTHING, ANYTHING = r"", r".+"
#: A query's outcomes, as scenarios call them.
ANSWERS = {"成功": "done", "不符": "refused", "锁定": "locked", "失败": "failed", "超时": "timeout"}
#: Verb -> its function, and the form of the rest of the sentence: a group for each of several values.
SENTENCES: dict[str, tuple[Step, str]] = {
    "按": (_press, r"[0-9*# ]+"),
    "等待": (_wait, NOTHING),
    "听到": (_hears, ANYTHING),
    "没听到": (_does_not_hear, ANYTHING),
    "来到": (_is_at, ANYTHING),
    "排队": (_waits_in, rf"(\S+)(?:{PRIORITY}(\d+))?"),
    "路径": (_path, ANYTHING),
    "接通后结束": (_ended("served"), NOTHING),
    "约定回拨": (_ended("callback"), NOTHING),
    "无人接听": (_ended("failed"), NOTHING),
    "坐席掉线": (_ended("lost_agent"), NOTHING),
    "查询": (_answered, rf"(\S+) ({'|'.join(ANSWERS)})(?: (\{{.*\}}))?"),
    "留言": (_left, r"\d+"),
    "短信": (_texted("done"), ANYTHING),
    "短信失败": (_texted("failed"), NOTHING),
    "登记回拨": (_promised("promised"), NOTHING),
    "登记回拨失败": (_promised("failed"), NOTHING),
    "评价": (_rated, r"[1-5]"),
    "未评价": (_unrated, NOTHING),
    "记下": (_collected, r"(\S+) (\S+)"),
    "录音": (_recorded, NOTHING),
    "不录音": (_unrecorded, NOTHING),
    "挂机": (_hung_up, NOTHING),
}
