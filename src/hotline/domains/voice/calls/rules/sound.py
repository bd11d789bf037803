"""Sound for the caller besides a talk: prompts or music, one at a time."""

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import Play, StartMusic, StopMusic, StopPlayback
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.parts import Music, Playing, Then


def _can_hear(call: Call) -> bool:
    """Whether there is a caller's leg that is not being hung up."""
    return bool(call.channel) and not call.ending


def play_prompts(draft: Draft, prompts: tuple[str, ...], then: Then) -> None:
    """Play the prompts instead of the current sound. Does nothing without a caller's leg."""
    quiet(draft)
    if not _can_hear(draft.call):
        return
    playing = Playing(draft.fresh_name("p"), prompts, then)
    draft.change(sound=playing)
    draft.do(Play(draft.call.channel, playing.id, draft.plan.sounds_of(prompts)))


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
        draft.change(sound=None)


def caller_hears_nothing_more(draft: Draft) -> None:
    """Forget the current sound, because the caller's channel ends."""
    draft.change(sound=None, channel="")
