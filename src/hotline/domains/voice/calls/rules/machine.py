"""The state machine of one call: input x phase -> commands and events. Every pair is defined.

Nothing here waits or reads a clock. Late, double and foreign news is noted and changes nothing.
"""

from typing import NamedTuple

from hotline.domains.voice.calls.rules import (
    adoption,
    close,
    command_table,
    consultation,
    dial,
    flow_walk,
    keys,
    leg_steps,
    leg_timers,
    lost_lines,
    offers,
    queue_wait,
    reservation,
    self_service,
    silence,
    sound,
    supervision_steps,
    talk_limit,
    talk_steps,
    transfer,
)
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import (
    Answer,
    AnyCommand,
    Connect,
    DialCitizen,
    DialOutside,
    HangUp,
    Play,
    RecordMessage,
    RingAgent,
    SwitchCommand,
    Tap,
)
from hotline.domains.voice.calls.rules.draft import Draft, Plan
from hotline.domains.voice.calls.rules.inputs import (
    Adopted,
    AnyInput,
    CalledAgain,
    CallerArrived,
    ChannelGone,
    ChannelUp,
    Commanded,
    CommandRefused,
    Faulted,
    KeyPressed,
    OfferMade,
    OfferWithdrawn,
    PlaybackDone,
    PositionKnown,
    QueueRefused,
    RecordingOver,
    ReserveRefused,
    ServiceAnswered,
    SilenceFell,
    TextSealed,
    TimerFired,
    VoiceDetected,
)
from hotline.domains.voice.calls.rules.parts import Caller, Party, Playing, Ringing, Then
from hotline.domains.voice.calls.rules.phases import (
    Arrived,
    CallbackDialling,
    CallbackWaiting,
    Dialling,
    Ended,
    InTalk,
    LegRole,
    Outside,
    PickingUp,
    Queued,
    Talking,
    Walking,
)
from hotline.domains.voice.ivr.rules.steps import PromptsEnded, TimedOut
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.events.calls import CallArrived, CallHandedOver
from hotline.events.envelope import Envelope
from hotline.kernel.actor import CITIZEN

#: What a call takes before its caller is there; which commands, command_table says.
BEGINNINGS = CallerArrived | Commanded | Adopted | OfferMade


class Step(NamedTuple):
    call: Call
    commands: list[AnyCommand]
    events: list[Envelope]


def step(call: Call, happened: AnyInput, plan: Plan) -> Step:
    draft = Draft(call, happened.at, plan)
    if isinstance(call.state, Ended):
        _after_the_end(draft, happened)
    elif isinstance(call.state, Arrived) and not isinstance(happened, BEGINNINGS):
        draft.note(f"{type(happened).__name__} before the caller")
    else:
        _take(draft, happened)
        flow_walk.go_on(draft)
        supervision_steps.follow(draft)
    return Step(draft.call, draft.commands, draft.events)


def _take(draft: Draft, happened: AnyInput) -> None:
    match happened:
        case CallerArrived():
            _arrive(draft, happened)
        case CalledAgain():
            lost_lines.called_again(draft)
        case ChannelUp(channel=channel):
            leg_steps.answered(draft, channel)
        case ChannelGone(channel=channel, cause=cause):
            leg_steps.gone(draft, channel, cause)
        case KeyPressed(channel=channel, key=key):
            keys.pressed(draft, channel, key)
        case PlaybackDone(playback=playback, played=played):
            _playback_done(draft, playback, played=played)
        case OfferMade():
            _offer(draft, happened)
        case OfferWithdrawn(offer=offer):
            _withdraw(draft, offer)
        case ReserveRefused(offer=offer):
            reservation.refused(draft, offer)
        case PositionKnown():
            queue_wait.announce(draft, happened)
        case QueueRefused(why=why):
            _queue_refused(draft, why)
        case Commanded(command=command):
            command_table.obey(draft, command)
        case ServiceAnswered():
            self_service.answered(draft, happened)
        case TextSealed():
            self_service.text_sealed(draft, happened)
        case RecordingOver():
            self_service.recorded(draft, happened)
        case TimerFired(name=name):
            _timer(draft, name)
        case CommandRefused(command=DialCitizen(channel) | DialOutside(channel), why=why) if why:
            _not_dialled(draft, channel, why)
        case CommandRefused(command=refused):
            _refused(draft, refused)
        case Adopted():
            adoption.adopt(draft, happened)
        case SilenceFell(since=since):
            silence.fell(draft, since)
        case VoiceDetected():
            silence.over(draft)
        case Faulted():
            _faulted(draft)


def _after_the_end(draft: Draft, happened: AnyInput) -> None:
    """Answer inputs to an ended call, so that no agent rings and no sender waits because of it."""
    match happened:
        case OfferMade():
            offers.ring(draft, happened)
        case ChannelUp(channel=channel):
            draft.do(HangUp(channel))
        case Commanded(command=command):
            command_table.obey(draft, command)
        case _:
            draft.note(f"{type(happened).__name__} after the end")


def _arrive(draft: Draft, arrived: CallerArrived) -> None:
    if not isinstance(draft.call.state, Arrived):
        draft.note("arrived twice")
        return
    caller = Caller(
        arrived.number,
        arrived.place,
        arrived.dialed,
        arrived.origin,
        arrived.recording,
        arrived.repeat,
        arrived.test,
        arrived.case_number,
        arrived.rings_back,
        arrived.presentation,
        arrived.lost_place,
    )
    draft.change(channel=arrived.channel, arrived_at=draft.at, caller=caller, untold="in" in draft.plan.notice)
    draft.record(
        CallArrived(
            arrived.number,
            arrived.place,
            arrived.dialed,
            arrived.origin,
            arrived.channel,
            arrived.recording,
            arrived.presentation,
        ),
        actor=CITIZEN,
    )
    if arrived.case_number:
        draft.record(CallHandedOver(arrived.case_number))
    draft.do(Answer(arrived.channel))
    flow_walk.begin(draft)


def _offer(draft: Draft, made: OfferMade) -> None:
    if consultation.awaits(draft, made.offer):
        consultation.ring(draft, made)
    else:
        offers.ring(draft, made)


def _withdraw(draft: Draft, offer: str) -> None:
    match draft.call.state:
        case InTalk(party=Party(id=id, answered=False)) if id == offer:
            consultation.fail(draft, "withdrawn")
        case PickingUp(offer=Ringing(id=id)) if id == offer:
            close.dial_failed(draft, dial.OWN_PHONE, None)
        case _:
            offers.withdraw(draft, offer)


def _playback_done(draft: Draft, playback: str, *, played: bool) -> None:
    playing = draft.call.sound
    if not isinstance(playing, Playing) or playing.id != playback:
        draft.note("a prompt that was stopped")
        return
    if sound.ended(draft, playing, played=played):
        _after_prompts(draft, playing)
    for key in playing.keys:
        keys.pressed(draft, draft.call.channel, key)


def _after_prompts(draft: Draft, playing: Playing) -> None:
    match playing.then:
        case Then.WALK:
            draft.news.append(PromptsEnded())
        case Then.MUSIC:
            sound.music(draft)
        case Then.QUEUE:
            queue_wait.after_notice(draft, playing.joins)
        case Then.TALK:
            dial.after_notice(draft)
        case Then.HANG_UP:
            close.prompt_ended(draft)


def _queue_refused(draft: Draft, why: str) -> None:
    match draft.call.state:
        case Queued():
            queue_wait.refused(draft)
        case CallbackWaiting():
            close.give_up_callback(draft, why)
        case _:
            draft.note("refused by the router, too late")


def _timer(draft: Draft, name: str) -> None:
    due = draft.call.timers.get(name)
    if due is None or due > draft.at:
        draft.note(f"timer {name} was set anew or stopped")
        return
    draft.cancel_timers(name)
    match name:
        case flow_walk.LISTEN:
            draft.news.append(TimedOut())
        case self_service.QUERY:
            self_service.query_overdue(draft)
        case self_service.MESSAGE:
            self_service.message_overdue(draft)
        case queue_wait.ANNOUNCE:
            queue_wait.time_to_announce(draft)
        case queue_wait.CALLBACK:
            queue_wait.time_to_offer_callback(draft)
        case queue_wait.TOO_LONG:
            queue_wait.waited_too_long(draft)
        case queue_wait.GIVE_UP:
            close.give_up_callback(draft, "expired")
        case offers.RING:
            _own_or_offered_overdue(draft)
        case offers.DIAL:
            _citizen_overdue(draft)
        case queue_wait.RESERVE:
            reservation.overdue(draft)
        case consultation.PARTY:
            _party_overdue(draft)
        case supervision_steps.RING:
            supervision_steps.end(draft, "no_answer")
        case talk_steps.LOST:
            _agent_stays_away(draft)
        case talk_steps.RETRY:
            talk_steps.fetch(draft)
        case leg_timers.CITIZEN_LIMIT:
            talk_limit.citizen_over(draft)
        case leg_timers.PARTY_LIMIT:
            talk_limit.party_over(draft)
        case close.GONE:
            close.end(draft, draft.call.ending, close.NORMAL)
        case _:
            draft.note(f"no timer {name}")


def _agent_stays_away(draft: Draft) -> None:
    if draft.call.party is not None:
        consultation.give_up(draft)
    else:
        talk_steps.give_up(draft)


def _own_or_offered_overdue(draft: Draft) -> None:
    if isinstance(draft.call.state, PickingUp):
        close.dial_failed(draft, dial.OWN_PHONE, OfferOutcome.NO_ANSWER)
    else:
        offers.lapse(draft, OfferOutcome.NO_ANSWER)


def _citizen_overdue(draft: Draft) -> None:
    if isinstance(draft.call.state, Dialling):
        close.dial_failed(draft, "no_answer")
    else:
        close.citizen_not_reached(draft, "19")


def _party_overdue(draft: Draft) -> None:
    if isinstance(draft.call.state, Outside):
        transfer.outside_fails(draft, "no_answer")
    else:
        consultation.fail(draft, "no_answer")


def _not_connected(draft: Draft) -> None:
    """Handle a failed connection of two legs: with a third party that party fails, else the agent counts as lost."""
    if isinstance(draft.call.state, Outside):
        transfer.outside_fails(draft, consultation.NOT_CONNECTED)
    elif draft.call.party is not None:
        consultation.fail(draft, consultation.NOT_CONNECTED)
    else:
        talk_steps.lose(draft, "not_connected")


def _refused(draft: Draft, command: SwitchCommand) -> None:
    """Handle a command that Asterisk refused, mostly because the channel just ended; that event arrives separately."""
    call = draft.call
    match command:
        case RingAgent(channel) | DialCitizen(channel) | DialOutside(channel) | Tap(channel):
            leg_steps.gone(draft, channel, 0)
        case Play(playback=playback):
            _playback_done(draft, playback, played=False)
        case RecordMessage(recording=recording):
            self_service.recorded(draft, RecordingOver(at=draft.at, recording=recording, seconds=0))
        case Connect(bridge) if bridge == call.tap_bridge:
            draft.note("a leader does not hear the tap")
        case Connect() if isinstance(call.state, Talking | Outside):
            _not_connected(draft)
        case Answer(channel) if channel == call.channel:
            close.hang_up(draft, "system")
        case _:
            draft.note(f"{type(command).__name__} refused")


def _not_dialled(draft: Draft, channel: str, why: str) -> None:
    """The hotline does not dial this number now: nobody rings, and who wanted it learns why."""
    match draft.call.leg_of(channel), draft.call.state:
        case LegRole.CALLER, Dialling():
            close.dial_failed(draft, why)
        case LegRole.CALLER, CallbackDialling():
            sound.caller_hears_nothing_more(draft)
            close.citizen_not_reached(draft, why)
        case LegRole.PARTY, Outside(party=Party(answered=False)):
            transfer.outside_fails(draft, why)
        case LegRole.PARTY, InTalk(party=Party(answered=False)):
            consultation.fail(draft, why)
        case _:
            leg_steps.gone(draft, channel, 0)


def _faulted(draft: Draft) -> None:
    """Handle an internal fault: a caller in the flow goes to an agent, a served caller is released with thanks."""
    call = draft.call
    if not isinstance(call.state, Walking) or call.ending:
        draft.note("a fault that the call survives")
    elif call.history.last_agent:
        sound.play_prompts(draft, ("goodbye",), Then.HANG_UP)
    else:
        draft.cancel_timers(flow_walk.LISTEN)
        flow_walk.to_a_person(draft)
