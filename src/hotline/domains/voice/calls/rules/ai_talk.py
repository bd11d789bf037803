"""The talk of an AI seat: who wants a person gets one, and a seat that dies in mid-talk leaves nobody behind."""

from hotline.domains.voice.calls.rules import queue_wait, talk_steps
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import ToPerson
from hotline.domains.voice.calls.rules.draft import Draft, Plan
from hotline.domains.voice.calls.rules.parts import Talk
from hotline.domains.voice.calls.rules.phases import Talking
from hotline.domains.voice.routing.ports import AI_SKILL
from hotline.domains.voice.telephony.rules.phones import is_ai_seat
from hotline.events.calls import CallTransferred

#: The key that leads to a person at any time.
PERSON_KEY = "0"


def is_ai(talk: Talk) -> bool:
    return is_ai_seat(talk.endpoint)


def requests_person(draft: Draft, key: str) -> bool:
    """Whether the caller of an AI seat asks for a person by this key."""
    state = draft.call.state
    return isinstance(state, Talking) and is_ai(state.talk) and key == PERSON_KEY


def to_person(draft: Draft, *, urgent: bool = False) -> None:
    """The AI seat is free at once; the caller waits for a person: ``urgent`` as the first of all, else like others.

    A citizen whom the seat has rung goes to the head of the line: the hotline wanted something of them.
    """
    talk = draft.expect(Talking).talk
    queue = people_queue(draft.plan, talk.queue or draft.call.people_queue)
    is_first = urgent or draft.call.direction == "out"
    talk_steps.end(draft, "agent", "transfer")
    draft.remember(passed_on_by=talk.agent)
    draft.record(CallTransferred(talk.agent, "blind", "", queue, None, ""), talk_steps.actor_of(talk.agent))
    queue_wait.passed_on(draft, queue, talk, head=is_first, people_only=True)


def refuse(call: Call, _plan: Plan, _command: ToPerson) -> str:
    """People pass their callers on by a transfer."""
    return "" if call.talk is not None and is_ai(call.talk) else "请用转接。"


def hand_over(draft: Draft, command: ToPerson) -> None:
    to_person(draft, urgent=command.urgent)


def people_queue(plan: Plan, queue: str) -> str:
    """The queue of the people for a caller of this queue.

    That of AI seats: the first queue of an overflow's skill, else the first other one. Any other queue, where an AI
    seat only helps, by an overflow or a skill that it was lent: itself.
    """
    own = plan.queues.get(queue)
    if own is not None and own.skill != AI_SKILL:
        return queue
    others = [other for other in plan.queues.values() if other.id != queue and other.skill != AI_SKILL]
    helping = {rule.skill for rule in own.overflow} if own is not None else set()
    return next((other.id for other in (*(one for one in others if one.skill in helping), *others)), queue)
