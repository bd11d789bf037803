"""Reads about pictures and documents in chats, and the short-lived addresses by which they are opened."""

from collections.abc import Iterator, Sequence

from django.core import signing

from hotline.domains.service.messaging.models import Chat, ChatFile, ChatMessage
from hotline.infrastructure.uploads.sealed_store import read_stored
from hotline.kernel.errors import NotFound

SALT = "chat-file"
#: From the press of a link to the first byte. Whoever has the page open presses again.
LASTS_SECONDS = 120
CITIZEN_READER = "citizen"
OVER = "链接已失效，请回到咨询页面重新打开。"


def files_of(row: Chat, messages: Sequence[ChatMessage]) -> dict[int, ChatFile]:
    """The files of these messages, by the message's number."""
    numbers = [each.number for each in messages]
    return {each.message_number: each for each in row.files.filter(message_number__in=numbers)}


def file_of(row: Chat, number: int) -> ChatFile:
    """The file of a message. Raises NotFound."""
    found = row.files.filter(message_number=number).first()
    if found is None:
        raise NotFound("没有这个文件，请刷新查看。")
    return found


def address_token(file: ChatFile, reader: str) -> str:
    """``reader``: a staff number, or ``CITIZEN_READER``."""
    return signing.dumps([file.pk, reader], salt=SALT)


def addressed(token: str, reader: str) -> ChatFile:
    """The file of an address that was given to this reader lately. Raises NotFound ``address_over``."""
    try:
        id, addressee = signing.loads(token, salt=SALT, max_age=LASTS_SECONDS)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotFound(OVER, code="address_over") from error
    found = ChatFile.objects.filter(pk=id).select_related("chat").first()
    if found is None or addressee != reader:
        raise NotFound(OVER, code="address_over")
    return found


def content_of(file: ChatFile) -> Iterator[bytes]:
    """In the clear, piece by piece. Raises NotFound, Unavailable."""
    return read_stored(file.file)
