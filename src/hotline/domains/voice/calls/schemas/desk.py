"""The desk's commands on the wire; they are answered with the live documents themselves."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.kernel.published import one_of


class SignInBody(Schema):
    """``takeover`` ends the desk that is signed in and makes this one the seat."""

    device: Literal["browser", "phone"] = "browser"
    takeover: bool = False


class DeskBody(Schema):
    """``desk`` names the window's sign-in, as it answered."""

    desk: str = Field(min_length=1, max_length=60)


class ReasonBody(Schema):
    reason: str = Field(min_length=1, max_length=60)


class DirectBody(Schema):
    """Into which state an agent is sent, or that their talk is ended; the agent reads the reason."""

    to: Literal["ready", "not_ready", "signed_out", "hang_up"]
    reason: str = Field(min_length=1, max_length=60, pattern=r"\S")


class DirectionOut(Schema):
    """``to``: ready, not_ready, signed_out, hang_up; ``call`` of the last."""

    at: datetime
    by: str
    by_name: str
    agent: str
    agent_name: str
    to: Annotated[str, one_of("ready", "not_ready", "signed_out", "hang_up")]
    why: str
    call: str


class DirectionsOut(Schema):
    rows: list[DirectionOut]


class WrapUpBody(Schema):
    """``then`` ``stay`` keeps a draft: topic and disposition may still be empty."""

    topic_id: str = Field("", max_length=80)
    disposition: str = Field("", max_length=40)
    notes: str = ""
    sensitive: bool = False
    then: Literal["ready", "not_ready", "stay"] = "stay"
