"""A leader supervises a call: listens, whispers to the agent, barges in, takes over, until the call's end.

After every step of the call ``follow`` compares where the leader is with where the talk is now, and moves the leader
when they differ. A tap is made anew whenever somebody else talks into it: an old one drops a new voice (ADR 0009).
"""

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import sound, talk_steps
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import Supervise
from hotline.domains.voice.calls.rules.commands import (
    Connect,
    HangUp,
    RingAgent,
    Separate,
    StartSilence,
    StepIn,
    StepOut,
    StopSilence,
    Tap,
)
from hotline.domains.voice.calls.rules.draft import Draft, Plan
from hotline.domains.voice.calls.rules.inputs import Adopted
from hotline.domains.voice.calls.rules.offers import GRACE_SECONDS
from hotline.domains.voice.calls.rules.parts import Party, PartyStatus
from hotline.domains.voice.calls.rules.phases import InTalk, Talking
from hotline.domains.voice.calls.rules.supervision import Mode, Post, Supervision
from hotline.domains.voice.telephony.rules.phones import endpoint_of
from hotline.events.calls import CallTransferred, SupervisionEnded, SupervisionModeChanged, SupervisionStarted
from hotline.kernel.actor import Actor
from hotline.kernel.wording import names_a_number

RING = "supervise"
RING_SECONDS = 20
LONGEST_REASON = 60
WHY_NOT_REACHED = {17: "busy", 18: "no_answer", 19: "no_answer", 21: "refused"}
NOT_IN_TALK = "该席位当前无通话，请确认状态后重试。"
NOT_HERE = "您已不在这通电话中，请重新监听。"


def refuse(call: Call, _plan: Plan, command: Supervise) -> str:
    return _refuse(call, command.by, command.mode, command.reason)


def _refuse(call: Call, by: str, mode: Mode, reason: str) -> str:
    """Why this leader cannot use this mode now, as a sentence; "" when possible."""
    now, talk, party = call.supervision, call.talk, call.party
    if now is not None and now.leader != by:
        return f"班长 {now.leader} 正在监听，同时仅限一位班长。请稍后再试。"
    if talk is not None and by in (talk.agent, party.agent if party else ""):
        return "这是您本人的通话，无需监听。"
    if talk is None and (now is None or mode is Mode.TAKE_OVER):
        return NOT_IN_TALK
    if mode is Mode.TAKE_OVER and party is not None:
        return "第三方在线，请在咨询或三方结束后接管。"
    return _refuse_reason(reason, required=now is None or mode in (Mode.BARGE, Mode.TAKE_OVER))


def _refuse_reason(reason: str, *, required: bool) -> str:
    if required and not reason.strip():
        return "请先写明事由。"
    if len(reason) > LONGEST_REASON:
        return f"事由最多 {LONGEST_REASON} 个字。"
    return "事由中请勿填写电话、证件等号码。" if names_a_number(reason) else ""


# What the leader does ------------------------------------------------------------------------------------------------


def supervise(draft: Draft, command: Supervise) -> None:
    """Start a supervision, or change the mode of the running one."""
    if draft.call.supervision is None:
        _begin(draft, command)
    else:
        _change(draft, draft.call.supervision, command.mode, command.reason.strip())


def _begin(draft: Draft, command: Supervise) -> None:
    """Ring the leader's phone; a browser answers by itself."""
    id, channel, endpoint = draft.fresh_name("s"), draft.fresh_name("l"), endpoint_of(command.by)
    supervision = Supervision(id, command.by, command.mode, command.reason.strip(), endpoint, channel, draft.at)
    draft.change(supervision=supervision)
    draft.remember(supervised_by=command.by, supervision_over="")
    agent = draft.expect(InTalk).talk.agent
    draft.do(RingAgent(channel, endpoint, id, "", agent, RING_SECONDS, auto_answer=True))
    draft.set_timer(RING, RING_SECONDS + GRACE_SECONDS)


def answered(draft: Draft) -> None:
    supervision = _of(draft)
    draft.cancel_timers(RING)
    draft.change(supervision=replace(supervision, answered_at=draft.at))
    draft.do(StartSilence(supervision.channel))
    agent = draft.call.talk.agent if draft.call.talk else ""
    fact = SupervisionStarted(supervision.leader, agent, supervision.mode.value, supervision.reason)
    draft.record(fact, actor_of(supervision.leader))
    if supervision.mode is Mode.TAKE_OVER:
        _take_over_if_possible(draft)


def _take_over_if_possible(draft: Draft) -> None:
    """Take over when the leader's phone answers; when that is no longer possible the leader listens."""
    supervision = _of(draft)
    if _refuse(draft.call, supervision.leader, Mode.TAKE_OVER, supervision.reason):
        _change(draft, supervision, Mode.LISTEN, "")
    else:
        _take_over(draft)


def _change(draft: Draft, supervision: Supervision, mode: Mode, reason: str) -> None:
    """Change the mode with the same leg. A repeated mode renews a tap that is lost."""
    if supervision.answered_at is None:
        draft.change(supervision=replace(supervision, mode=mode, reason=reason or supervision.reason))
        return
    if mode is not supervision.mode:
        agent = draft.call.talk.agent if draft.call.talk else ""
        fact = SupervisionModeChanged(supervision.leader, agent, mode.value, reason)
        draft.record(fact, actor_of(supervision.leader))
    if mode is Mode.TAKE_OVER:
        _take_over(draft)
        return
    post = replace(supervision.post, members=()) if supervision.post is not None else None
    draft.change(supervision=replace(supervision, mode=mode, post=post))


def _take_over(draft: Draft) -> None:
    """The leader gets the caller; the agent goes to wrap-up."""
    supervision, state, call = _of(draft), draft.expect(InTalk), draft.call
    talk = state.talk
    sound.quiet(draft)
    talk_steps.end(draft, "system", "taken_over")
    actor = actor_of(supervision.leader)
    draft.record(CallTransferred(talk.agent, "taken_over", supervision.leader), actor)
    _leave(draft)
    draft.record(SupervisionEnded(supervision.leader, "taken_over"), actor)
    draft.change(supervision=None)
    draft.remember(supervision_over="taken_over", passed_on_by=talk.agent)
    draft.do(Connect(call.bridge, (call.channel, supervision.channel)))
    leader, endpoint = supervision.leader, supervision.endpoint
    heir = talk_steps.heir(draft, talk, leader, supervision.id, endpoint, taken_over=True)
    talk_steps.take_over(draft, heir, supervision.channel, talk_steps.silence_of(state))


def end(draft: Draft, why: str) -> None:
    """End the supervision, in any phase. The talk goes on."""
    supervision = draft.call.supervision
    if supervision is None:
        return
    draft.cancel_timers(RING)
    if supervision.answered_at is not None:
        _leave(draft)
        draft.record(SupervisionEnded(supervision.leader, why), actor_of(supervision.leader))
    draft.do(HangUp(supervision.channel))
    draft.change(supervision=None)
    draft.remember(supervision_over=why)


# News of the leader's leg and of the tap -----------------------------------------------------------------------------


def channel_up(draft: Draft, channel: str) -> None:
    supervision = _of(draft)
    if channel != supervision.channel:
        draft.do(StopSilence(supervision.channel), Connect(draft.call.tap_bridge, (supervision.channel, channel)))
    elif supervision.answered_at is None:
        answered(draft)
    else:
        draft.note("answered twice")


def channel_gone(draft: Draft, channel: str, cause: int) -> None:
    """The leader's leg ended. It is not rung again; the leader can start a new supervision."""
    supervision = _of(draft)
    if channel != supervision.channel:
        _without_tap(draft)
    elif supervision.answered_at is None:
        end(draft, WHY_NOT_REACHED.get(cause, "failed"))
    else:
        end(draft, "left" if cause == talk_steps.HUNG_UP else "lost")


def _without_tap(draft: Draft) -> None:
    """The tap ended, mostly with the agent's leg. The next talk gets a new tap."""
    supervision = _of(draft)
    if supervision.post is not None:
        draft.change(supervision=replace(supervision, post=replace(supervision.post, tap="")))
    draft.do(Separate(draft.call.tap_bridge), StartSilence(supervision.channel))


def adopt(draft: Draft, seen: Adopted) -> None:
    """Adoption: connect a leader whose leg still exists again, end the supervision otherwise."""
    supervision = draft.call.supervision
    if supervision is None:
        return
    if supervision.channel not in seen.alive:
        end(draft, "lost" if supervision.answered_at else "failed")
    elif supervision.answered_at is None and supervision.channel in seen.up:
        answered(draft)
    elif supervision.post is not None and supervision.channel not in seen.bridged | seen.aside:
        draft.do(*([HangUp(supervision.tap)] if supervision.tap else []), Separate(draft.call.tap_bridge))
        draft.do(StartSilence(supervision.channel))
        draft.change(supervision=replace(supervision, post=None))


# Where the talk is, and the leader after it --------------------------------------------------------------------------


def follow(draft: Draft) -> None:
    """Connect the leader to the current talk; runs at the end of every step."""
    call, supervision = draft.call, draft.call.supervision
    if supervision is None or supervision.answered_at is None:
        return
    if not call.channel:
        end(draft, "caller_gone")  # who is to be called back is listened to no longer
        return
    target = _talk_to_hear(call, supervision.mode)
    if _differ(supervision.post, target) or _made_again(draft, supervision.post):
        _leave(draft)
        _take_up(draft, target)


def _talk_to_hear(call: Call, mode: Mode) -> Post | None:
    """The agent's bridge; None while the caller is on hold, waits, talks to an outside number or is hung up."""
    if call.ending:
        return None
    match call.state:
        case Talking(channel=agent, party=Party(status=PartyStatus.CONSULTING, channel=third)):
            return Post(call.side_bridge, (agent, third), agent, mode)
        case Talking(channel=agent, party=Party(status=PartyStatus.JOINED, channel=third), held_since=None):
            return Post(call.bridge, (call.channel, agent, third), agent, mode)
        case Talking(channel=agent, held_since=None):
            return Post(call.bridge, (call.channel, agent), agent, mode)
        case _:
            return None


def _differ(post: Post | None, target: Post | None) -> bool:
    if post is None or target is None:
        return post is not target
    if Mode.BARGE in (post.mode, target.mode):
        return (post.mode, post.bridge) != (target.mode, target.bridge)
    return replace(post, tap="") != target


def _made_again(draft: Draft, post: Post | None) -> bool:
    """Whether this step has removed the bridge and created it again."""
    if post is None:
        return False
    parted = Separate(post.bridge) in draft.commands
    met = any(isinstance(done, Connect) and done.bridge == post.bridge for done in draft.commands)
    return parted or (met and post.mode is not Mode.BARGE)


def _take_up(draft: Draft, target: Post | None) -> None:
    supervision = _of(draft)
    if target is None:
        draft.do(StartSilence(supervision.channel))
    elif target.mode is Mode.BARGE:
        draft.do(StepIn(target.bridge, supervision.channel))
    else:
        target = replace(target, tap=draft.fresh_name("t"))
        draft.do(StartSilence(supervision.channel))
        draft.do(Tap(target.tap, target.agent, target.mode is Mode.WHISPER))
    draft.change(supervision=replace(supervision, post=target))


def _leave(draft: Draft) -> None:
    """Disconnect the leader's leg; a bridge removed in this step needs no command for that."""
    supervision = _of(draft)
    post = supervision.post
    if post is not None and post.mode is Mode.BARGE:
        if Separate(post.bridge) not in draft.commands:
            draft.do(StepOut(post.bridge, supervision.channel))
        return
    if post is not None and post.tap:
        draft.do(HangUp(post.tap), Separate(draft.call.tap_bridge))
    draft.do(StopSilence(supervision.channel))


def _of(draft: Draft) -> Supervision:
    supervision = draft.call.supervision
    assert supervision is not None, "a supervised call has its leader"
    return supervision


def actor_of(leader: str) -> Actor:
    return Actor.staff(leader)
