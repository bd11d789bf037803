"""What of a live call leaves its process only sealed: typed keys, private facts, what is read out."""

import msgspec
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.ivr.rules import SendText


class Confidential(msgspec.Struct, frozen=True, omit_defaults=True):
    """``prompts`` being said, ``text`` to be sent; "" and empty when there is none."""

    keys: str = ""
    facts: dict[str, str] = {}
    prompts: tuple[str, ...] = ()
    text: str = ""


NOTHING = Confidential()


def parted(call: Call) -> tuple[Call, Confidential]:
    """The call without what is confidential, and that."""
    walk, playing, asking = call.walk, call.playing, call.asking
    if walk is None or not (walk.keys or walk.private):
        return call, NOTHING
    text = asking.wanted.text if asking is not None and isinstance(asking.wanted, SendText) else ""
    kept = Confidential(walk.keys, walk.private, playing.prompts if playing is not None else (), text)
    return _with(call, NOTHING), kept


def joined(call: Call, kept: Confidential) -> Call:
    """The call whole again."""
    return _with(replace(call, private=None), kept)


def _with(call: Call, part: Confidential) -> Call:
    walk, playing, asking = call.walk, call.playing, call.asking
    if walk is not None:
        walk = replace(walk, keys=part.keys, private=part.facts)
    if playing is not None:
        playing = replace(playing, prompts=part.prompts)
    if asking is not None and isinstance(asking.wanted, SendText):
        asking = replace(asking, wanted=SendText(part.text))
    return replace(call, walk=walk, playing=playing, asking=asking)
