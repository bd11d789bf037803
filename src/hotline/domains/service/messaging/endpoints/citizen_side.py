"""Public endpoints for citizens who write with an agent.

Without log-in: whoever knows the chat's secret is its citizen.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from hotline.domains.service.messaging.actions import citizen_side
from hotline.domains.service.messaging.models import Chat, ChatFile
from hotline.domains.service.messaging.queries import chats as queries
from hotline.domains.service.messaging.rules.chats import ChatState
from hotline.domains.service.messaging.schemas.chats import (
    AgentRequestIn,
    ChatFileOut,
    ChatMessageOut,
    ChatTextIn,
    OwnChatOut,
    StarsIn,
)
from hotline.domains.voice.callbacks.ports import Line
from hotline.infrastructure.conversations import conversations
from hotline.infrastructure.database import from_database
from hotline.infrastructure.public_sessions import visit_of
from hotline.infrastructure.rate_limits import HOUR, RateLimit, origin_of
from hotline.infrastructure.settings import settings
from hotline.infrastructure.unseen_secrets import UnseenSecrets
from hotline.kernel.errors import NotFound

router = Router(tags=["chat"], auth=None)

#: A page looks every two seconds; an office or a mobile network's gateway share an address.
LOOKS_BY_CHAT, LOOKS_BY_ADDRESS = RateLimit(120), RateLimit(1200)
MESSAGES_PER_CHAT, MESSAGES_PER_ADDRESS = RateLimit(30), RateLimit(300)
#: Chats begun in an hour.
BEGUN_BY_SESSION, BEGUN_BY_ADDRESS = RateLimit(5, HOUR), RateLimit(60, HOUR)
#: No chat was seen under them yet.
UNSEEN = UnseenSecrets()
SECRET = re.compile(r"[0-9a-f]{64}")


@router.post("", response=OwnChatOut)
async def request_agent(request: HttpRequest, body: AgentRequestIn) -> OwnChatOut:
    """Join the queue for an agent. Repeating the secret returns the same chat.

    409 ``closed``, ``too_many``; 429 ``too_often``.
    """
    session, address = visit_of(body.session), origin_of(request)
    BEGUN_BY_ADDRESS.count(address)
    BEGUN_BY_SESSION.count(session)
    turns = [Line(turn.role, turn.text) for turn in await conversations().turns_of(session)]

    def begun() -> OwnChatOut:
        row = citizen_side.request_agent(secret=body.secret, session=session, turns=turns, address=address)
        UNSEEN.note_seen(body.secret)
        return _own(row, 0)

    return await from_database(begun)


@router.get("", response=OwnChatOut)
async def look(request: HttpRequest, after: Annotated[int, Field(ge=0)] = 0) -> OwnChatOut:
    """The chat's status and its messages after number ``after``."""
    secret = admitted(request)

    def seen() -> OwnChatOut:
        row = queries.chat_of(secret)
        UNSEEN.note_seen(secret)
        citizen_side.note_presence(row, datetime.now(UTC))
        return _own(row, after)

    return await from_database(seen)


@router.post("/messages", response=ChatMessageOut)
async def write(request: HttpRequest, turns: ChatTextIn) -> ChatMessageOut:
    """Write a message to the agent.

    422 ``empty``, ``too_long``; 409 ``ended``; 429 ``too_often``.
    """
    secret = secret_of(request)
    MESSAGES_PER_CHAT.count(secret)
    MESSAGES_PER_ADDRESS.count(origin_of(request))
    UNSEEN.count(request, secret)

    def stored() -> ChatMessageOut:
        message = citizen_side.write_as_citizen(secret=secret, key=turns.key, text=turns.text)
        (written,) = queries.messages_after(message.chat, message.number - 1)[:1]
        return message_out(written)

    return await from_database(stored)


@router.post("/end", response=OwnChatOut)
async def end(request: HttpRequest) -> OwnChatOut:
    secret = admitted(request)
    return await from_database(lambda: _own(citizen_side.leave(secret=secret), None))


@router.post("/rating", response=OwnChatOut)
async def rate(request: HttpRequest, body: StarsIn) -> OwnChatOut:
    """Rate an ended chat, 1 to 5; the last rating counts. 409 ``not_ended``, ``nobody`` (no agent had taken it)."""
    secret = admitted(request)
    return await from_database(lambda: _own(citizen_side.rate_chat(secret=secret, stars=body.stars), None))


def admitted(request: HttpRequest) -> str:
    """The chat's secret, counted. Strangers who guess secrets are counted by their address. Raises TooOften."""
    secret = secret_of(request)
    LOOKS_BY_ADDRESS.count(origin_of(request))
    LOOKS_BY_CHAT.count(secret)
    UNSEEN.count(request, secret)
    return secret


def secret_of(request: HttpRequest) -> str:
    """The secret in the header ``X-Chat-Secret``, which no address and no log holds.

    Raises NotFound for a malformed one.
    """
    body = request.headers.get("X-Chat-Secret", "")
    if not SECRET.fullmatch(body):
        raise NotFound("没有这次人工咨询，请重新转人工。")
    return body


def message_out(written: queries.Written) -> ChatMessageOut:
    message = written.message
    return ChatMessageOut(
        number=message.number,
        by=message.by,
        key=message.key,
        at=message.at,
        text=written.text,
        file=_file_out(written.file, written.preview) if written.file else None,
    )


def _file_out(file: ChatFile, preview: str) -> ChatFileOut:
    return ChatFileOut(
        media_type=file.media_type, size=file.size, width=file.width, height=file.height, preview=preview
    )


def _own(row: Chat, after: int | None) -> OwnChatOut:
    """The chat as its citizen sees it. ``after`` None: without messages."""
    patience = timedelta(minutes=settings().chat.patience_minutes)
    return OwnChatOut(
        state=ChatState(row.state),
        place=queries.place_of(row),
        agent=row.holder,
        offers_callback=row.state == ChatState.WAITING.value and datetime.now(UTC) - row.waits_since > patience,
        ended_by=row.how_ended,
        stars=row.stars,
        last_number=row.last_number,
        file_bytes=settings().chat.file_bytes,
        messages=[] if after is None else [message_out(each) for each in queries.messages_after(row, after)],
    )
