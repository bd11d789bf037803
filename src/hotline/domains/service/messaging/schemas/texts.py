"""Wire shapes of texts: those of a call, and a dialogue with a citizen. Documented in docs/api.md."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.domains.service.messaging.rules.permits import Bar
from hotline.domains.service.messaging.rules.replies import Meaning
from hotline.domains.service.messaging.rules.texts import Purpose, Sending
from hotline.kernel.published import one_of


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


class TextAnswerBody(Schema):
    """``key``: the page's own name for the answer; the same one again is the same answer."""

    text: str = Field(min_length=1, max_length=300)
    key: str = Field(pattern=r"^[a-z0-9-]{8,40}$")


class CarrierLineOut(Schema):
    """The line to one account. ``phase`` none: no process ever had it. ``waiting``, ``today``, ``uncertain``: parts."""

    account: str
    protocol: Literal["cmpp", "sgip", "smgp", "smpp"]
    carriers: list[Carrier]
    phase: Annotated[str, one_of("none", "away", "connecting", "logging_in", "up", "leaving", "over")]
    is_down: bool
    phase_since: datetime | None
    seen_at: datetime | None
    problem: str
    last_problem: str
    last_problem_at: datetime | None
    per_minute: int
    max_per_minute: int
    waiting: int
    today: int
    per_day: int
    uncertain: int


class CarrierLinesOut(Schema):
    rows: list[CarrierLineOut]


class UncertainTextOut(Schema):
    """A text of which nobody can tell whether the carrier has it. ``parts`` of them ``uncertain``."""

    id: str
    left_at: datetime
    number: str
    purpose: Purpose
    call: str
    account: str
    parts: int
    uncertain: int


class UncertainTextsOut(Schema):
    rows: list[UncertainTextOut]
    next: str | None


class SettleBody(Schema):
    send_again: bool
