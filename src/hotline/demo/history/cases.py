"""Cases of calls whose agent noted 已建工单: opened from the call and worked on by the people of the demonstration.

What became of each is drawn: most are answered and closed, some are late, sent back, withdrawn or still a draft.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import batched

from hotline.demo.agent import NOTE
from hotline.demo.history.past_actions import People, logged_at_once
from hotline.demo.history.texts import texts
from hotline.domains.service.workorders.actions import creation, follow_ups, steps, transitions
from hotline.domains.service.workorders.actions.creation import Opening
from hotline.domains.service.workorders.actions.steps import Doing
from hotline.domains.service.workorders.models import Case, CaseTask, Department
from hotline.domains.service.workorders.queries.people import handlers
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.domains.voice.calls.ports import OPENS_CASE
from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.records.queries.details import record_in
from hotline.domains.voice.records.queries.notes import notes_of
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import open_all
from hotline.kernel.clock import BEIJING, acting_at

AT_ONCE = 10
NINE, SIX = 9, 18
#: A district whose bureau has people in the demonstration.
DISTRICTS = {"朝阳区": "chaoyang", "海淀区": "haidian"}
LABOUR = "labor-inspection"
MAX_STEPS = 20


@dataclass(frozen=True)
class Fate:
    """What becomes of a case: outcomes that differ from the usual way, by step, each used once.

    ``handling_days``: least and most days until the department answers.
    """

    otherwise: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    handling_days: tuple[float, float] = (0.5, 5)
    satisfied: bool = True
    draft: bool = False
    urged: bool = False


#: Fate -> weight.
FATES = (
    (Fate(), 50),
    (Fate(satisfied=False), 4),
    (Fate(urged=True, handling_days=(4, 9)), 8),
    (Fate(handling_days=(18, 40)), 14),
    (Fate({"register": ("answered", "")}), 6),
    (Fate({"dispatch": ("answer", "")}), 4),
    (Fate({"review": ("return", "请补充单位全称和发生时间。")}), 5),
    (Fate({"review": ("void", "与上一张工单重复登记。")}), 2),
    (Fate({"sign": ("return", "不属于本单位职责，建议重新派发。")}), 4),
    (Fate({"check_reply": ("return", "答复没有写明办理结果，请补充。")}), 4),
    (Fate(draft=True), 3),
)
DEFAULT_OUTCOMES = {
    "register": "submit",
    "supplement": "submit",
    "review": "pass",
    "dispatch": "dispatch",
    "sign": "sign",
    "handle": "reply",
    "arbitrate": "reject",
    "check_reply": "pass",
    "follow_up": "done",
}
#: Minutes until a step is done, least and most, in working time; a department's answer takes ``handling_days``.
MINUTES = {"sign": (30, 300), "follow_up": (600, 1500), "check_reply": (30, 400)}
OTHERS = (10, 150)
#: Minutes from signing for a case to the call to its citizen, and how often it is soon.
CONTACT, LATE_CONTACT, SOON = (15, 120), (1600, 2800), 0.92


def open_owed_cases(until: datetime, seed: int) -> Iterator[int]:
    """Open and work on the cases that the demonstration's calls name and lack, oldest first, up to ``until``.

    Yields how many are still to do, first all of them.
    """
    calls = list(_owed())
    left = len(calls)
    yield left
    people = People()
    for some in batched(calls, AT_ONCE, strict=False):
        with logged_at_once():
            for call in some:
                InventedCase(call, people, random.Random(f"{seed}/{call.pk}"), until).write()
        left -= len(some)
        yield left


def _owed() -> Iterator[CallRecord]:
    """Calls of the history, and those that invented agents answered: earlier ones named cases that they did not open.

    What a visitor noted is the visitor's.
    """
    named = CallRecord.objects.filter(answered=True, detail__wrap_ups__contains=[{"disposition": OPENS_CASE}])
    for call in named.exclude(id__in=Case.objects.exclude(call="").values("call")).order_by("at"):
        if call.pk.startswith("demo-") or NOTE in open_all([each.text for each in notes_of(record_in(call))]):
            yield call


class InventedCase:
    """One case of one call."""

    def __init__(self, call: CallRecord, people: People, chance: random.Random, until: datetime) -> None:
        self._call, self._people, self._chance, self._until = call, people, chance, until
        self._fate = chance.choices([fate for fate, _ in FATES], [weight for _, weight in FATES])[0]
        self._otherwise = dict(self._fate.otherwise)
        self._urged = False
        topic = next((each for each in topics() if each.id == call.topic), topics()[0])
        self._content = texts().content_of(topic.category)
        self._topic, self._title = topic.id, topic.title

    def write(self) -> None:
        """Open the case at the end of the call, then do step after step up to ``until``."""
        at = (self._call.ended_at or self._call.at) + timedelta(seconds=5)
        agent = self._people.person(self._call.agent)
        draft = self._fate.draft or "register" in self._otherwise
        opening = Opening("appeal", self._values(), call=self._call.pk, outcome="" if draft else "submit")
        with acting_at(at):
            case = creation.open_case(by=agent, opening=opening)
        if self._fate.draft:
            return
        for _ in range(MAX_STEPS):
            task = CaseTask.objects.select_related("case", "department").filter(case=case, state="open").first()
            if task is None:
                return
            at = self._next(at, task.step)
            if at > self._until:
                return
            with acting_at(at):
                by = self._do(case.pk, task, agent)
            if task.step == "sign":
                at = self._contact(case.pk, at, by)

    def _values(self) -> dict[str, object]:
        chance, content = self._chance, self._content
        employer, people, yuan = chance.choice(texts().employers), chance.randint(1, 30), chance.randint(2, 90) * 1000
        complaint = content.kind == "投诉"
        values: dict[str, object] = {
            "kind": content.kind,
            "topic": self._topic,
            "urgency": chance.choices(("一般", "紧急"), (92, 8))[0],
            "summary": content.summary.format(title=self._title, employer=employer, people=people, yuan=yuan),
            "content": f"（演示数据）{content.content}",
            "district": chance.choice(list(DISTRICTS)),
            "name": chance.choice(texts().names),
            "wants_follow_up": True,
            "reply": f"<p>{content.reply}</p>" if "register" in self._otherwise else "",
        }
        return values | ({"employer": employer, "headcount": people, "amount": yuan} if complaint else {})

    def _next(self, at: datetime, step: str) -> datetime:
        """When the step is done: some working time later, nine to six."""
        if step == "handle":
            later = at + timedelta(days=self._chance.uniform(*self._fate.handling_days))
        else:
            shortest, longest = MINUTES.get(step, OTHERS)
            later = at + timedelta(minutes=self._chance.uniform(shortest, longest))
        return _at_work(later, self._chance)

    def _do(self, case: str, task: CaseTask, agent: Principal) -> Principal:
        """Who did it."""
        by = self._doer(task, agent)
        if task.step == "handle" and self._fate.urged and not self._urged:
            self._urged = True
            transitions.urge(by=agent, case=case, text="市民再次来电询问进度。")
            task.case.refresh_from_db(fields=["revision"])
        steps.complete(by=by, case=case, task=task.pk, revision=task.case.revision, doing=self._doing(task))
        return by

    def _contact(self, case: str, at: datetime, by: Principal) -> datetime:
        """Whoever has signed for the case rings the citizen up soon, seldom too late; when that was, or would be."""
        soon = self._chance.random() < SOON
        at = _at_work(at + timedelta(minutes=self._chance.uniform(*(CONTACT if soon else LATE_CONTACT))), self._chance)
        accepted = CaseTask.objects.filter(case=case, step="handle", state="open").exists()
        if accepted and at <= self._until:
            with acting_at(at):
                follow_ups.contact(by=by, case=case, reached=True, text="已与诉求人核实情况。")
        return at

    def _doer(self, task: CaseTask, agent: Principal) -> Principal:
        if task.person:
            return self._people.person(task.person)
        if task.department is not None:
            return self._people.person(self._chance.choice(sorted(handlers(task.department))))
        return agent if task.role == "agent" else self._chance.choice(self._people.with_role(task.role))

    def _doing(self, task: CaseTask) -> Doing:
        outcome, reason = self._otherwise.pop(task.step, (DEFAULT_OUTCOMES[task.step], ""))
        reply = {"reply": f"<p>{self._content.reply}</p>"}
        match task.step, outcome:
            case ("handle", "reply") | ("dispatch", "answer"):
                return Doing(outcome, reply, reason)
            case "dispatch", "dispatch":
                return Doing(outcome, department=self._department())
            case "follow_up", "done":
                result = "resolved" if self._fate.satisfied else "explained"
                return Doing(outcome, result=result, satisfied=self._fate.satisfied)
            case "arbitrate", _:
                return Doing(outcome, reason="职责明确，由原单位办理。")
            case _:
                return Doing(outcome, reason=reason)

    def _department(self) -> str:
        code = self._chance.choice(list(DISTRICTS.values())) if self._content.department == LABOUR else ""
        code = code or self._content.department
        return code if handlers(Department.objects.get(code=code)) else LABOUR


def _at_work(at: datetime, chance: random.Random) -> datetime:
    """The moment, or the next morning when it lies outside nine to six."""
    local = at.astimezone(BEIJING)
    if NINE <= local.hour < SIX:
        return at
    morning = local.replace(hour=NINE, minute=0, second=0) + timedelta(days=local.hour >= SIX)
    return morning + timedelta(minutes=chance.uniform(5, 120))
