"""The desk's commands on the wire. Answers are the live documents themselves (routing.ports, rules.view)."""

from typing import Literal

from ninja import Schema
from pydantic import Field


class SignInBody(Schema):
    """``takeover`` ends the desk that is signed in and makes this one the seat."""

    device: Literal["browser", "phone"] = "browser"
    takeover: bool = False


class ReasonBody(Schema):
    reason: str = Field(min_length=1, max_length=60)


class KeysBody(Schema):
    keys: str = Field(min_length=1, max_length=32)


class WrapUpBody(Schema):
    """``then`` ``stay`` keeps a draft: topic and disposition may still be empty."""

    topic_id: str = Field("", max_length=80)
    disposition: str = Field("", max_length=40)
    notes: str = ""
    sensitive: bool = False
    then: Literal["ready", "not_ready", "stay"] = "stay"
