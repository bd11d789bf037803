"""Call-backs on the wire."""

from datetime import datetime

from ninja import Schema
from pydantic import Field

from hotline.domains.voice.telephony.rules.presentation import Presentation


class PromiseBody(Schema):
    """``number``: one that the citizen said, in place of the one that the call presented."""

    call: str = Field(min_length=1, max_length=100)
    due_at: datetime
    number: str = Field("", max_length=30)


class CloseBody(Schema):
    reason: str = Field(min_length=1, max_length=60)


class ResultBody(Schema):
    """``result``: a key of ``rules.reportable``. ``due_at``: the moment agreed on, required for ``later``."""

    result: str = Field(max_length=20)
    due_at: datetime | None = None


class TryOut(Schema):
    """``result``: reported by the agent, else taken from the call; "" while the call lasts."""

    call: str
    at: datetime
    agent: str
    agent_name: str
    result: str


class OriginalOut(Schema):
    """Summary of the call that left the entry."""

    at: datetime
    agent: str
    agent_name: str
    queue_name: str
    topic_title: str
    rating: int | None


class SpokenLineOut(Schema):
    """``role``: ``citizen`` or ``assistant``."""

    role: str
    text: str


class ConversationOut(Schema):
    """Conversation of citizen and assistant before the call-back was requested."""

    lines: list[SpokenLineOut]


class CallBackCorrectionOut(Schema):
    """A wrong answer that the citizen got. ``assigned_to``: who is to call, "" for everybody who manages call-backs."""

    agent: str
    agent_name: str
    mistake: str
    correction: str
    article: str
    title: str
    assigned_to: str
    assigned_name: str


class CallBackRow(Schema):
    """``next_try``: earliest moment of the next try. ``taken_by``: "" when the entry is free.

    ``presentation``: who vouches for the number. ``number_stated``: the citizen said it, the call displayed another.
    """

    id: str
    kind: str
    call: str
    number: str
    number_stated: bool
    presentation: Presentation
    blocked: bool
    place: str
    made_at: datetime
    made_by: str
    made_by_name: str
    due_at: datetime
    next_try: datetime
    reason: str
    taken_by: str
    taken_by_name: str
    tries: list[TryOut]
    tries_left: int
    closed_at: datetime | None
    closed_by: str
    result: str
    note: str
    original: OriginalOut | None
    correction: CallBackCorrectionOut | None


class CallBackRows(Schema):
    rows: list[CallBackRow]


class DialBody(Schema):
    """Whom to dial: a typed ``number``, else the caller of call ``after``, else the citizen of entry ``callback``."""

    number: str = Field("", max_length=30)
    after: str = Field("", max_length=100)
    callback: str = Field("", max_length=40)


class DialledOut(Schema):
    """``call``: id of the new call."""

    call: str
