"""Sound for the caller besides a talk: prompts or music, one at a time."""

from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import Play, StartMusic, StopMusic, StopPlayback
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.parts import Music, Playing, Then
from hotline.domains.voice.ivr.rules.steps import NOTICE, NOTICE_OUT, JoinQueue
from hotline.events.recording_notice import RecordingNotice

#: Prompts that tell a citizen that the call is recorded.
NOTICES = (NOTICE, NOTICE_OUT)


def _can_hear(call: Call) -> bool:
    """Whether there is a caller's leg that is not being hung up."""
    return bool(call.channel) and not call.ending


def play_prompts(draft: Draft, prompts: tuple[str, ...], then: Then) -> None:
    """Play the prompts instead of the current sound. Does nothing without a caller's leg."""
    quiet(draft)
    if not _can_hear(draft.call):
        return
    now = prompts[: _at_once(prompts)]
    sounds = draft.plan.sounds_of(now)
    notice = sounds[0] if now and now[0] in NOTICES else ""
    playing = Playing(draft.fresh_name("p"), now, then, prompts[len(now) :], notice)
    draft.change(sound=playing)
    draft.do(Play(draft.call.channel, playing.id, sounds))


def _at_once(prompts: tuple[str, ...]) -> int:
    """How many of the prompts are one playback: up to the notice, or the notice alone."""
    at = next((place for place, prompt in enumerate(prompts) if prompt in NOTICES), len(prompts))
    return at or 1


def play_due_notice(draft: Draft, then: Then, joins: JoinQueue | None = None) -> bool:
    """Begin to tell a citizen that the call is recorded. False when that is not due, or nobody would hear it."""
    call = draft.call
    if not call.untold or call.objected or not _can_hear(call):
        return False
    play_prompts(draft, (NOTICE_OUT if call.direction == "out" else NOTICE,), then)
    if isinstance(playing := draft.call.sound, Playing):
        draft.change(sound=replace(playing, joins=joins))
    return True


def hears_notice(call: Call) -> bool:
    """Whether a citizen is being told, who must be, that the call is recorded. That is not cut off by a key."""
    return call.untold and isinstance(call.sound, Playing) and bool(call.sound.notice)


def defer_key(draft: Draft, key: str) -> None:
    """Let a key pressed during the notice wait until that is over."""
    if isinstance(playing := draft.call.sound, Playing):
        draft.change(sound=replace(playing, keys=playing.keys + key))


def ended(draft: Draft, playing: Playing, *, played: bool) -> bool:
    """Note the end of a playback and play what is left. Whether nothing is left."""
    draft.change(sound=None)
    _note_notice(draft, playing, "whole" if played else "failed")
    if playing.rest:
        play_prompts(draft, playing.rest, playing.then)
    return not playing.rest


def restore(draft: Draft, playing: Playing) -> None:
    """Play the current prompts again from their beginning, because their position is unknown."""
    draft.do(StopPlayback(playing.id))
    draft.change(sound=None)
    play_prompts(draft, (*playing.prompts, *playing.rest), playing.then)
    if isinstance(again := draft.call.sound, Playing):
        draft.change(sound=replace(again, keys=playing.keys, joins=playing.joins))


def _note_notice(draft: Draft, playing: Music | Playing | None, outcome: str) -> None:
    if not isinstance(playing, Playing) or not playing.notice:
        return
    draft.record(RecordingNotice(playing.prompts[0], playing.notice, outcome))
    if outcome == "whole":
        draft.change(untold=False)


def music(draft: Draft) -> None:
    stop_prompts(draft)
    if _can_hear(draft.call) and draft.call.sound is None:
        draft.change(sound=Music())
        draft.do(StartMusic(draft.call.channel))


def quiet(draft: Draft) -> None:
    """Stop prompts and music before the caller is bridged."""
    stop_prompts(draft)
    if draft.call.sound is not None:
        draft.change(sound=None)
        draft.do(StopMusic(draft.call.channel))


def stop_prompts(draft: Draft) -> None:
    if isinstance(draft.call.sound, Playing):
        draft.do(StopPlayback(draft.call.sound.id))
        _note_notice(draft, draft.call.sound, "cut_off")
        draft.change(sound=None)


def caller_hears_nothing_more(draft: Draft) -> None:
    """Forget the current sound, because the caller's channel ends."""
    _note_notice(draft, draft.call.sound, "gone")
    draft.change(sound=None, channel="")
