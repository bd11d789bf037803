"""What agents do and are made to do. Written by the leading router, on subject ``agent/<agent_id>``.

Skills lent to them: written by the routing domain, through the outbox, on subject ``loan/<loan_id>``; what leaders tell
them in writing, and that they read it, on subject ``notice/<notice_id>``.
"""

from datetime import datetime

import msgspec

from hotline.events.envelope import Envelope, Fact, fact_in
from hotline.kernel.sealed import Sealed


class AgentSignedIn(Fact, frozen=True, tag="agent.signed_in"):
    device: str
    skills: dict[str, int]
    group: str


class AgentSignedOut(Fact, frozen=True, tag="agent.signed_out"):
    """``why``: asked, desk_lost, takeover, forced."""

    why: str


class AgentStateChanged(Fact, frozen=True, tag="agent.state_changed"):
    """``state`` as in routing.ports.AgentState; ``reason`` of not ready; ``until`` the end of wrap-up."""

    state: str
    reason: str = ""
    call: str = ""
    offer: str = ""
    until: datetime | None = None


class WrapUpSaved(Fact, frozen=True, tag="agent.wrap_up_saved"):
    """The agent's summary of a call; the last one counts. ``notes`` may name people and so is sealed."""

    call: str
    topic: str
    disposition: str
    sensitive: bool
    notes: Sealed | None


def wrap_up_of(event: Envelope) -> WrapUpSaved:
    return msgspec.convert(event.data, WrapUpSaved)


class WrapUpExtended(Fact, frozen=True, tag="agent.wrap_up_extended"):
    call: str
    until: datetime
    reason: str


class AgentDirected(Fact, frozen=True, tag="agent.directed"):
    """A leader, ``by``, sent the agent, of ``group``, into ready, not_ready or signed_out, or ended ``call`` (hang_up).

    What became of it follows as events of its own, at once or once the agent is off the phone.
    """

    to: str
    by: str
    why: str
    group: str
    call: str = ""


#: Types of the events that begin a new stretch of an agent's time.
TURNS = ("agent.signed_in", "agent.signed_out", "agent.state_changed")

AgentFact = AgentSignedIn | AgentSignedOut | AgentStateChanged | WrapUpSaved | WrapUpExtended | AgentDirected


def subject(agent_id: str) -> str:
    return f"agent/{agent_id}"


def fact_of(event: Envelope) -> AgentFact:
    return fact_in(event, AgentFact)  # type: ignore[no-any-return]


class SkillLent(Fact, frozen=True, tag="loan.lent"):
    """``by``, a leader, lends ``agent``, of ``group``, a skill; ``only``: their own skills rest meanwhile."""

    agent: str
    group: str
    skill: str
    level: int
    until: datetime
    only: bool
    by: str
    why: str


class SkillReturned(Fact, frozen=True, tag="loan.returned"):
    """``why``: time (it was over), early (``by`` took it back)."""

    agent: str
    skill: str
    why: str
    by: str = ""


LoanFact = SkillLent | SkillReturned


def loan_subject(loan_id: str) -> str:
    return f"loan/{loan_id}"


def loan_fact_of(event: Envelope) -> LoanFact:
    return fact_in(event, LoanFact)  # type: ignore[no-any-return]


class NoticeSent(Fact, frozen=True, tag="notice.sent"):
    """``by``, a leader, tells ``to``: by ``audience`` all, those of a group, a queue (``meant``), or chosen agents."""

    text: str
    important: bool
    until: datetime
    audience: str
    meant: tuple[str, ...]
    to: tuple[str, ...]
    by: str


class NoticeRead(Fact, frozen=True, tag="notice.read"):
    agent: str


class NoticeWithdrawn(Fact, frozen=True, tag="notice.withdrawn"):
    by: str


NoticeFact = NoticeSent | NoticeRead | NoticeWithdrawn


def notice_subject(notice_id: str) -> str:
    return f"notice/{notice_id}"


def notice_fact_of(event: Envelope) -> NoticeFact:
    return fact_in(event, NoticeFact)  # type: ignore[no-any-return]
