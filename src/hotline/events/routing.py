"""The events of agents, of temporary skills that leaders give agents, and of leaders' notices to agents.

Subjects ``agent/<agent_id>``, ``loan/<loan_id>`` (a temporary skill), ``notice/<notice_id>``. The leading router writes
the events of agents. The routing domain writes the others through the outbox. ``agent`` and ``by`` are staff numbers,
``skill`` is a skill's code.
"""

from datetime import datetime

import msgspec

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class AgentSignedIn(Fact, frozen=True, tag="agent.signed_in"):
    """An agent signed in."""

    device: str  # browser or phone
    skills: dict[str, int]  # skill -> level, 1 learning … 5 expert
    group: str


class AgentSignedOut(Fact, frozen=True, tag="agent.signed_out"):
    """An agent signed out."""

    why: str  # asked, desk_lost, takeover, forced


class AgentStateChanged(Fact, frozen=True, tag="agent.state_changed"):
    """An agent is in another state."""

    state: str  # as in routing.ports.AgentState
    reason: str = ""  # of not ready: 小休, 用餐 …
    call: str = ""  # call the state is about; "" for none
    offer: str = ""  # offer the state is about; "" for none
    until: datetime | None = None  # end of the wrap-up


class WrapUpSaved(Fact, frozen=True, tag="agent.wrap_up_saved"):
    """The agent's summary of a call. The last one counts."""

    call: str
    topic: str  # id of the topic
    disposition: str  # 处理结果
    sensitive: bool
    notes: Sealed | None  # sealed, since they may name people


def wrap_up_of(event: Envelope) -> WrapUpSaved:
    return msgspec.convert(event.data, WrapUpSaved)


class WrapUpExtended(Fact, frozen=True, tag="agent.wrap_up_extended"):
    """The agent got more time for the summary."""

    call: str
    until: datetime  # new end of the wrap-up
    reason: str


class AgentDirected(Fact, frozen=True, tag="agent.directed"):
    """A leader sent an agent into a state or ended their talk. The effect follows as events of its own, at once or
    after the talk.
    """

    to: str  # ready, not_ready, signed_out or hang_up
    by: str  # the leader
    why: str
    group: str  # the agent's group
    call: str = ""  # the call that hang_up ends; "" otherwise


#: Types of the events that begin a new stretch of an agent's time.
TURNS = ("agent.signed_in", "agent.signed_out", "agent.state_changed")

AgentFact = AgentSignedIn | AgentSignedOut | AgentStateChanged | WrapUpSaved | WrapUpExtended | AgentDirected


def subject(agent_id: str) -> str:
    return f"agent/{agent_id}"


def fact_of(event: Envelope) -> AgentFact:
    return fact_in(event, AgentFact)  # type: ignore[no-any-return]


class TemporarySkillGranted(Fact, frozen=True, tag="loan.lent"):
    """A leader gave an agent a temporary skill."""

    agent: str
    group: str  # the agent's group
    skill: str
    level: int  # 1 learning … 5 expert
    until: datetime  # moment it goes back
    only: bool  # the agent's own skills rest meanwhile
    by: str  # the leader
    why: str


class SkillReturned(Fact, frozen=True, tag="loan.returned"):
    """A temporary skill is over."""

    agent: str
    skill: str
    why: str  # time (it ran out) or early (a leader ended it)
    by: str = ""  # the leader who ended it; "" otherwise


TemporarySkillFact = TemporarySkillGranted | SkillReturned


def temporary_skill_subject(temporary_skill_id: str) -> str:
    return f"loan/{temporary_skill_id}"


def temporary_skill_fact_of(event: Envelope) -> TemporarySkillFact:
    return fact_in(event, TemporarySkillFact)  # type: ignore[no-any-return]


class NoticeSent(Fact, frozen=True, tag="notice.sent"):
    """A leader sent a notice to agents."""

    text: str
    important: bool  # 重要: the notice must be read
    until: datetime  # moment it disappears
    audience: str  # all, group, queue or agents
    meant: tuple[str, ...]  # ids of the groups or queues
    to: tuple[str, ...]  # staff numbers of the agents who get it
    by: str  # the leader


class NoticeRead(Fact, frozen=True, tag="notice.read"):
    """An agent has read the notice."""

    agent: str


class NoticeWithdrawn(Fact, frozen=True, tag="notice.withdrawn"):
    """The leader withdrew the notice."""

    by: str


NoticeFact = NoticeSent | NoticeRead | NoticeWithdrawn


def notice_subject(notice_id: str) -> str:
    return f"notice/{notice_id}"


def notice_fact_of(event: Envelope) -> NoticeFact:
    return fact_in(event, NoticeFact)  # type: ignore[no-any-return]
