"""Request bodies of supervision."""

from typing import Literal

from ninja import Field, Schema

from hotline.domains.voice.calls.rules.ai_seat_instruction import LONGEST, InstructionKind
from hotline.domains.voice.calls.rules.supervision import Mode


class DeviceBody(Schema):
    device: Literal["browser", "phone"] = "browser"


class SuperviseBody(Schema):
    """The call by its id, or the call of ``agent``. ``reason``: required to start, for barge and for take_over."""

    call: str = ""
    agent: str = ""
    mode: Mode
    reason: str = ""


class InstructBody(Schema):
    """``text``: the sentence to say, for ``speak`` alone."""

    kind: InstructionKind
    text: str = Field("", max_length=LONGEST)
