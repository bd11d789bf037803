"""What leaders send to supervise."""

from typing import Literal

from ninja import Schema

from hotline.domains.voice.calls.rules.supervision import Mode


class DeviceBody(Schema):
    device: Literal["browser", "phone"] = "browser"


class SuperviseBody(Schema):
    """Which call: by its id, or the one this ``agent`` is on. ``reason`` for a start, for barge and for take_over."""

    call: str = ""
    agent: str = ""
    mode: Mode
    reason: str = ""
