"""A citizen objects to being recorded: by a key, in line or just after the talk began, by a node of a flow, or by
saying so to the agent.

Where citizens are told of the recording they are told of the key with it. As the talk begins it takes back what was
recorded of it; later keys belong to the talk. What an agent is told later stops the recording: what was recorded before
stays.
"""

from datetime import timedelta

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules import sound
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import DiscardRecording, StopRecording
from hotline.domains.voice.calls.rules.draft import Draft, Plan
from hotline.domains.voice.calls.rules.parts import Playing, Then
from hotline.domains.voice.calls.rules.phases import InTalk, Offered, Queued
from hotline.events.recording_notice import RecordingObjected
from hotline.kernel.actor import CITIZEN, Actor

KEY = "7"
#: Of the first talk: long enough for who was connected in the middle of the announcement.
TALK_LASTS = timedelta(seconds=30)
FIRST_TALK = 1
OFFER, TAKEN = "objection-offer", "objection-taken"


def is_offered(draft: Draft) -> bool:
    """Whether the citizen would be recorded, in a direction of calls in which citizens are told so."""
    return draft.call.may_be_recorded and draft.call.direction in draft.plan.notice


def offer_in_line(draft: Draft) -> tuple[str, ...]:
    """The prompts that offer it to a caller who joins a line for their first talk."""
    return (OFFER,) if is_offered(draft) and not draft.call.talks else ()


def during_notice(draft: Draft, key: str) -> bool:
    """Whether a key pressed during the notice objects. A flow that goes on after it has keys of its own."""
    playing = draft.call.sound
    before_a_person = isinstance(playing, Playing) and playing.then in (Then.TALK, Then.QUEUE)
    return key == KEY and before_a_person and not draft.call.objected


def meant_by(draft: Draft, key: str) -> bool:
    """Whether this key objects where the call is now."""
    if key != KEY or not is_offered(draft):
        return False
    match draft.call.state:
        case Queued() | Offered():
            return True
        case InTalk():
            return _just_began(draft)
        case _:
            return False


def _just_began(draft: Draft) -> bool:
    talk = draft.expect(InTalk).talk
    return talk.index == FIRST_TALK and draft.at - talk.started <= TALK_LASTS


def take(draft: Draft) -> None:
    """No talk of this call is recorded from now on; of the first talk, while it is young, nothing stays."""
    call = draft.call
    talks = isinstance(call.state, InTalk)
    forgo(draft, removed=talks)
    if talks:
        draft.do(DiscardRecording(call.channel, call.caller.recording))
    else:
        sound.play_prompts(draft, (TAKEN,), Then.MUSIC)


def refuse_stop(call: Call, _plan: Plan, _command: order.StopRecording) -> str:
    if call.objected:
        return "来电人已反对录音，本通电话不再录音，无需再停。"
    return "本通电话没有录音，无需停止。" if not call.may_be_recorded else ""


def stop(draft: Draft, command: order.StopRecording) -> None:
    """The citizen said it to the agent, who confirms it to them."""
    just_began, call = _just_began(draft), draft.call
    forgo(draft, removed=just_began, agent=command.by)
    draft.do(DiscardRecording(call.channel, call.caller.recording) if just_began else StopRecording(call.channel))


def forgo(draft: Draft, *, removed: bool = False, agent: str = "") -> None:
    """``agent``: to whom the citizen said it, "" for a key."""
    if not draft.call.objected:
        draft.change(objected=True)
        draft.record(RecordingObjected(removed, agent), Actor.staff(agent) if agent else CITIZEN)
