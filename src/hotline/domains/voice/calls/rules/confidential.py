"""Parts of a live call that leave the process only sealed: typed keys, private facts, prompts that read them out."""

import msgspec
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.parts import PendingRequest, Playing
from hotline.domains.voice.calls.rules.phases import Walking
from hotline.domains.voice.ivr.rules.steps import SendText


class Confidential(msgspec.Struct, frozen=True, omit_defaults=True):
    """``prompts``: being played, or empty; ``rest``: after them; ``deferred``: keys for after the notice.

    ``text``: to be sent, or "".
    """

    keys: str = ""
    facts: dict[str, str] = {}
    prompts: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    deferred: str = ""
    text: str = ""


NOTHING = Confidential()


def parted(call: Call) -> tuple[Call, Confidential]:
    """The call without its confidential parts, and these parts."""
    walk, playing = call.walk, call.sound if isinstance(call.sound, Playing) else None
    deferred = playing.keys if playing else ""
    if walk is None or not (walk.keys or walk.private or deferred):
        return call, NOTHING
    prompts, rest = (playing.prompts, playing.rest) if playing else ((), ())
    match call.state:
        case Walking(pending=PendingRequest(request=SendText(text))):
            pass
        case _:
            text = ""
    return _with(call, NOTHING), Confidential(walk.keys, walk.private, prompts, rest, deferred, text)


def joined(call: Call, confidential: Confidential) -> Call:
    """The call with its confidential parts put back."""
    return _with(replace(call, private=None), confidential)


def _with(call: Call, part: Confidential) -> Call:
    walk, sound, state = call.walk, call.sound, call.state
    if walk is not None:
        walk = replace(walk, keys=part.keys, private=part.facts)
    if isinstance(sound, Playing):
        sound = replace(sound, prompts=part.prompts, rest=part.rest, keys=part.deferred)
    match state:
        case Walking(pending=PendingRequest(request=SendText()) as pending):
            state = replace(state, pending=replace(pending, request=SendText(part.text)))
        case _:
            pass
    return replace(call, walk=walk, sound=sound, state=state)
