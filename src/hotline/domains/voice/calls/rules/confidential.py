"""What of a live call leaves its process only sealed: typed keys, private facts, what is read out."""

import msgspec
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.ivr.rules.steps import SendText


class Confidential(msgspec.Struct, frozen=True, omit_defaults=True):
    """``prompts`` being said, ``text`` to be sent; "" and empty when there is none."""

    keys: str = ""
    facts: dict[str, str] = {}
    prompts: tuple[str, ...] = ()
    text: str = ""


NOTHING = Confidential()


def parted(call: Call) -> tuple[Call, Confidential]:
    """The call without what is confidential, and that."""
    walk, playing, pending = call.walk, call.playing, call.asking
    if walk is None or not (walk.keys or walk.private):
        return call, NOTHING
    text = pending.wanted.text if pending is not None and isinstance(pending.wanted, SendText) else ""
    confidential = Confidential(walk.keys, walk.private, playing.prompts if playing is not None else (), text)
    return _with(call, NOTHING), confidential


def joined(call: Call, confidential: Confidential) -> Call:
    """The call whole again."""
    return _with(replace(call, private=None), confidential)


def _with(call: Call, part: Confidential) -> Call:
    walk, playing, pending = call.walk, call.playing, call.asking
    if walk is not None:
        walk = replace(walk, keys=part.keys, private=part.facts)
    if playing is not None:
        playing = replace(playing, prompts=part.prompts)
    if pending is not None and isinstance(pending.wanted, SendText):
        pending = replace(pending, wanted=SendText(part.text))
    return replace(call, walk=walk, playing=playing, asking=pending)
