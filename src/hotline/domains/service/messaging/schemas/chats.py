"""Chats on the wire; documented in docs/api.md."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.service.messaging.rules.chats import ChatEnd, ChatState

#: A little more than a message may have: what is too long is told in words.
MAX_TEXT = 2000
Secret = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Key = Annotated[str, Field(pattern=r"^[0-9a-f]{8,32}$")]


class AgentRequestIn(Schema):
    """A citizen asks for an agent. ``secret``: 256 random bits that identify the citizen's page.

    The agent reads the conversation with 京晓保 that the server stores for the session.
    """

    session: Annotated[str, Field(max_length=200)]
    secret: Secret


class ChatTextIn(Schema):
    """A message. ``key`` is the sender's own name for it: a repeat under the same key is stored once."""

    key: Key
    text: Annotated[str, Field(max_length=MAX_TEXT)]


class StarsIn(Schema):
    stars: Annotated[int, Field(ge=1, le=5)]


class ChatFileOut(Schema):
    """A picture or document of a message.

    ``width`` and ``height`` in dots, 0 for a document. ``preview``: a small JPEG in base64, "" for a document and where
    the chat is masked.
    """

    media_type: str
    size: int
    width: int
    height: int
    preview: str


class ChatMessageOut(Schema):
    """A message. ``by`` is the agent's number, "" for the citizen. With a ``file``, ``text`` is the file's name."""

    number: int
    by: str
    key: str
    at: datetime
    text: str
    file: ChatFileOut | None


class OpenedFileOut(Schema):
    """Where the file can be fetched, once pressed, within two minutes."""

    address: str


class OpenFileBody(Schema):
    """``reason``: needed once the chat is masked for the reader."""

    reason: Annotated[str, Field(max_length=60)] = ""


class OwnChatOut(Schema):
    """A chat as its citizen sees it. ``place`` is the place in line, from 1. ``agent`` is the number of who answers.

    ``offers_callback``: the wait is so long that a call-back may be better. ``messages`` are those after the requested
    number. ``last_number`` is the number of the last message. ``file_bytes``: largest file that may be sent.
    """

    state: ChatState
    place: int
    agent: str
    offers_callback: bool
    ended_by: ChatEnd | Literal[""]
    stars: int | None
    last_number: int
    file_bytes: int
    messages: list[ChatMessageOut]


class ChatOut(Schema):
    """A chat as agents see it."""

    id: str
    state: ChatState
    holder: str
    holder_name: str
    requested_at: datetime
    waits_since: datetime
    taken_at: datetime | None
    active_at: datetime
    ended_at: datetime | None
    ended_by: ChatEnd | Literal[""]
    #: Whether the citizen's page has polled within the last minutes.
    present: bool
    last_number: int
    turns: int
    topic: str
    summed_up: bool
    stars: int | None
    may_read: bool


class ChatsOut(Schema):
    """The lists of chats that the reader sees."""

    #: The longest wait first.
    waiting: list[ChatOut]
    #: In hand, or ended without a summary.
    mine: list[ChatOut]
    #: For leaders only.
    others: list[ChatOut]


class PastChatsIn(Schema):
    """``kind`` low: rated badly, left: nobody came, unsummed: no topic yet."""

    agent: Annotated[str, Field(max_length=12)] = ""
    kind: Literal["", "low", "left", "unsummed"] = ""
    cursor: Annotated[str, Field(max_length=200)] = ""


class PastChatsOut(Schema):
    rows: list[ChatOut]
    next: str | None


class ChatTurnOut(Schema):
    role: str
    text: str


class ChatMessagesOut(Schema):
    """``file_bytes``: size of the largest file that may be sent."""

    chat: ChatOut
    file_bytes: int
    messages: list[ChatMessageOut]


class ChatBeforeOut(Schema):
    """The dialogue with 京晓保 before the chat, and the agent's note at its end."""

    lines: list[ChatTurnOut]
    note: str


class ChatRecordOut(Schema):
    """A complete chat. ``lines``: the dialogue with 京晓保 before. ``masked``: personal data are hidden."""

    chat: ChatOut
    lines: list[ChatTurnOut]
    messages: list[ChatMessageOut]
    note: str
    masked: bool


class RevealChatBody(Schema):
    reason: Annotated[str, Field(min_length=1, max_length=60)]


class FinishChatBody(Schema):
    topic: Annotated[str, Field(min_length=1, max_length=40)]
    note: Annotated[str, Field(max_length=500)] = ""


class AssignChatBody(Schema):
    agent: str = Field(min_length=1, max_length=12)


class CannedReplyBody(Schema):
    title: str = Field(max_length=40)
    text: str = Field(max_length=500)


class CannedReplyOut(Schema):
    id: int
    title: str
    text: str
    changed_by: str
    changed_at: datetime


class CannedRepliesOut(Schema):
    """By title."""

    rows: list[CannedReplyOut]
