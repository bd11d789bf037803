"""What agents ask for: sign in and out, ready, not ready, wrap-up. Each changes the floor, or refuses."""

from datetime import datetime

from hotline.domains.voice.routing.rules.configuration import RoutingConfig
from hotline.domains.voice.routing.rules.directing import direct
from hotline.domains.voice.routing.rules.documents import AgentDoc, AgentState
from hotline.domains.voice.routing.rules.floor import Floor, after
from hotline.domains.voice.routing.rules.matching import much_news
from hotline.domains.voice.routing.rules.requests import (
    AnyAgentCommand,
    Direct,
    ExtendWrapUp,
    GetNotReady,
    GetReady,
    SaveWrapUp,
    SignIn,
    SignOut,
)
from hotline.domains.voice.routing.rules.standing import stand
from hotline.domains.voice.routing.rules.states import ON_THE_PHONE, actor, done, leave, settle
from hotline.events.routing import AgentSignedIn, AgentSignedOut, WrapUpExtended, WrapUpSaved
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.sealed import Sealed

EXTENSION_SECONDS = 60
JUST_SIGNED_IN = "刚签入"
AFTER_WRAP_UP = "话后整理"


def configure(floor: Floor, config: RoutingConfig, now: datetime) -> None:
    """A new configuration counts at once, for those who wait and those who are free. O(agents + waiting)."""
    with much_news(floor, now):
        floor.configure(config, now)
        for waiting in floor.lines.all():
            stand(floor, waiting.call, now)
        for agent in floor.agents.keys() - floor.staff.keys():
            _sign_out(floor, agent, "forced", now)


def obey(floor: Floor, command: AnyAgentCommand, now: datetime) -> None:
    match command:
        case SignIn():
            _sign_in(floor, command, now)
        case SignOut():
            if floor.agent(command.agent) is None:
                raise Refused("还没有签入过。", code="signed_out")
            _sign_out(floor, command.agent, command.why, now)
        case GetReady():
            _ready(floor, _at_work(floor, command.agent), now)
        case GetNotReady():
            _not_ready(floor, _at_work(floor, command.agent), command.reason, now)
        case SaveWrapUp():
            _save_wrap_up(floor, _at_work(floor, command.agent), command, now)
        case ExtendWrapUp():
            _extend(floor, _at_work(floor, command.agent), command, now)
        case Direct():
            direct(floor, _at_work(floor, command.agent), command, now)


def _at_work(floor: Floor, agent: str) -> AgentDoc:
    doc = floor.agent(agent)
    if doc is None or doc.state is AgentState.SIGNED_OUT:
        raise Refused("还没有签入。先签入，再继续。", code="signed_out")
    return doc


def _sign_in(floor: Floor, command: SignIn, now: datetime) -> None:
    known = floor.staff.get(command.agent)
    if known is None:
        raise NotFound(f"工号 {command.agent} 没有配置技能，请找班长。", code="unknown_agent")
    doc = floor.agent(command.agent)
    if doc is not None and doc.state is not AgentState.SIGNED_OUT:
        _return_to_work(floor, doc, command, now)
        return
    seat = {"device": command.device, "node": command.node, "endpoint": command.endpoint, "desk": command.desk}
    fresh = AgentDoc(
        id=known.id,
        name=known.name,
        group=known.group,
        skills=known.skills,
        state=AgentState.SIGNED_OUT,
        since=now,
        seq=doc.seq if doc else 0,
    )
    floor.restore(fresh, now)
    skills = floor.agents[known.id].skills
    floor.tell(known.id, now, actor(known.id), AgentSignedIn(command.device, skills, known.group))
    floor.turn(known.id, AgentState.NOT_READY, now, actor(known.id), reason=JUST_SIGNED_IN, **seat)


def _return_to_work(floor: Floor, doc: AgentDoc, command: SignIn, now: datetime) -> None:
    """The same page after a reload keeps its state, in mid-talk too; another page needs to take over."""
    if doc.desk != command.desk and not command.takeover:
        raise Refused(_signed_in_where(doc), code="signed_in_elsewhere")
    here = {"device": command.device, "node": command.node, "endpoint": command.endpoint, "desk": command.desk}
    stays = {"next_state": "", "next_reason": ""} if doc.next_state == AgentState.SIGNED_OUT else {}
    floor.change(doc.id, **here, **stays)
    if doc.desk != command.desk:
        floor.tell(doc.id, now, actor(doc.id), AgentSignedOut("takeover"))
        floor.tell(doc.id, now, actor(doc.id), AgentSignedIn(command.device, doc.skills, doc.group))
        floor.tell_state(doc.id, now, actor(doc.id))


def _signed_in_where(doc: AgentDoc) -> str:
    device = "话机" if doc.device == "phone" else "浏览器"
    return f"{doc.id} 已在另一处（{device}）签入。接过来，或先在那边签出。"


def _sign_out(floor: Floor, agent: str, why: str, now: datetime) -> None:
    """On the phone it is remembered until the wrap-up is done. Who has left already has nothing to do."""
    doc = floor.agent(agent)
    if doc is None or doc.state is AgentState.SIGNED_OUT:
        return
    if doc.state in ON_THE_PHONE:
        floor.change(doc.id, next_state=AgentState.SIGNED_OUT.value, next_reason=why)
        return
    leave(floor, doc, why, now)


def _ready(floor: Floor, doc: AgentDoc, now: datetime) -> None:
    floor.change(doc.id, directed=None)
    if doc.state in ON_THE_PHONE:
        floor.change(doc.id, next_state="", next_reason="")
    elif doc.state is not AgentState.READY:
        settle(floor, doc, AgentState.READY, now, by=actor(doc.id))


def _not_ready(floor: Floor, doc: AgentDoc, reason: str, now: datetime) -> None:
    """On the phone and in wrap-up it is remembered for afterwards."""
    if not reason.strip():
        raise Refused("示忙要选一个原因。", code="reason_missing", status=422)
    floor.change(doc.id, directed=None)
    if doc.state in (*ON_THE_PHONE, AgentState.WRAP_UP):
        floor.change(doc.id, next_state=AgentState.NOT_READY.value, next_reason=reason)
    else:
        settle(floor, doc, AgentState.NOT_READY, now, reason=reason, by=actor(doc.id))


def _save_wrap_up(floor: Floor, doc: AgentDoc, command: SaveWrapUp, now: datetime) -> None:
    """Every saving is announced, the last one counts; notes that come after the wrap-up are still worth keeping."""
    notes = Sealed(command.notes_masked, command.notes_cipher, command.notes_index) if command.notes_cipher else None
    fact = WrapUpSaved(command.call, command.topic, command.disposition, command.sensitive, notes)
    floor.tell(doc.id, now, actor(doc.id), fact)
    if doc.state is AgentState.WRAP_UP and doc.call == command.call:
        if command.then == "ready":
            done(floor, floor.agents[doc.id], AgentState.READY, now)
        elif command.then == "not_ready":
            done(floor, floor.agents[doc.id], AgentState.NOT_READY, now, reason=AFTER_WRAP_UP)


def _extend(floor: Floor, doc: AgentDoc, command: ExtendWrapUp, now: datetime) -> None:
    if doc.state is not AgentState.WRAP_UP or doc.call != command.call or doc.until is None:
        raise Refused("现在不在这通的话后，不用延长。", code="not_wrapping_up")
    if doc.extended:
        raise Refused("话后已经延长过一次。", code="extended_already")
    until = after(doc.until, EXTENSION_SECONDS)
    floor.change(doc.id, until=until, extended=True)
    floor.remember(until, "wrap_up", doc.id)
    floor.tell(doc.id, now, actor(doc.id), WrapUpExtended(command.call, until, command.reason))
