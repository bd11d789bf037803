"""Wire shapes of texts: those of a call, and a dialogue with a citizen. Documented in docs/api.md."""

from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.service.messaging.rules.permits import Bar
from hotline.domains.service.messaging.rules.replies import Meaning
from hotline.domains.service.messaging.rules.texts import Purpose, Sending


class TextOut(Schema):
    """A text. ``over_at`` is when it was sent or given up; ``why`` then is a reason's name, or a carrier's words."""

    id: str
    at: datetime
    number: str
    state: Sending
    tries: int
    over_at: datetime | None
    why: str


class ReplyOut(Schema):
    """What a citizen wrote back. ``answers``: the text that it answers."""

    id: str
    at: datetime
    answers: str
    meaning: Meaning


class TextsOut(Schema):
    rows: list[TextOut]
    replies: list[ReplyOut]


class DialogueTextOut(Schema):
    """A text of ours (``by`` hotline) or of the citizen. A citizen's has no state, and no purpose."""

    id: str
    by: Literal["hotline", "citizen"]
    at: datetime
    text: str
    state: Sending | None
    why: str
    purpose: Purpose | None
    call: str


class DialogueOut(Schema):
    """Texts to and from one citizen, oldest first. ``bars``: why the number gets none."""

    number: str
    rows: list[DialogueTextOut]
    bars: list[Bar]


class AnswerBody(Schema):
    """``key``: the page's own name for the answer; the same one again is the same answer."""

    text: str = Field(min_length=1, max_length=300)
    key: str = Field(pattern=r"^[a-z0-9-]{8,40}$")
