"""Pictures and documents in chats: sent and opened, by the citizen of the chat's secret and by staff."""

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import File, Form, Router
from ninja.files import UploadedFile

from hotline.domains.service.messaging.actions import chat_files as actions
from hotline.domains.service.messaging.endpoints.citizen_side import UNSEEN, admitted, message_out, secret_of
from hotline.domains.service.messaging.models import ChatFile, ChatMessage
from hotline.domains.service.messaging.queries import chat_files, chats
from hotline.domains.service.messaging.schemas.chats import ChatMessageOut, Key, OpenedFileOut, OpenFileBody
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.rate_limits import HOUR, RateLimit, origin_of
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission

citizen_router = Router(tags=["chat"], auth=None)
staff_router = Router(tags=["chats"], auth=needs(Permission.CHAT_WORK))

TOO_OFTEN = "发送文件过于频繁，请 {wait} 秒后再发。"
#: Files in a minute from one chat; in an hour from one address, which an office may share.
FILES_PER_CHAT, FILES_PER_ADDRESS = RateLimit(10, sentence=TOO_OFTEN), RateLimit(200, HOUR, TOO_OFTEN)
#: A large picture is checked and drawn anew, a few at a time.
CHECKED_WITHIN = 120.0


@citizen_router.post("/files", response=ChatMessageOut)
async def send_as_citizen(request: HttpRequest, key: Form[Key], file: File[UploadedFile]) -> ChatMessageOut:
    """Send one picture or document as multipart ``key`` and ``file``. Repeating the key stores it once.

    422 ``file_refused`` gives the reason; 409 ``not_yet`` (nobody has taken the chat), ``ended``, ``too_many``; 429
    ``too_often``.
    """
    secret = secret_of(request)
    FILES_PER_ADDRESS.count(origin_of(request))
    FILES_PER_CHAT.count(secret)
    UNSEEN.count(request, secret)
    name, content = file.name or "", file.read(settings().chat.file_bytes + 1)

    def stored() -> ChatMessageOut:
        message = actions.send_as_citizen(secret=secret, key=key, name=name, content=content)
        return _message(message, chats.messages_after(message.chat, message.number - 1))

    return await from_database(stored, within=CHECKED_WITHIN)


@citizen_router.post("/files/{int:number}/opened", response=OpenedFileOut)
async def open_as_citizen(request: HttpRequest, number: int) -> OpenedFileOut:
    """A short-lived address of the file that came with message ``number``."""
    secret = admitted(request)
    token = await from_database(lambda: actions.open_as_citizen(secret=secret, number=number))
    return OpenedFileOut(address=f"/api/chat/opened-files/{token}")


@citizen_router.get("/opened-files/{token}", response={200: None})
def opened_by_citizen(request: HttpRequest, token: str) -> StreamingHttpResponse:
    """The file of a short-lived address; 404 ``address_over`` once it is older than two minutes."""
    file = chat_files.addressed(token, chat_files.CITIZEN_READER)
    (written,) = chats.messages_after(file.chat, file.message_number - 1)[:1]
    return _content(file, written.text)


@staff_router.post("/{chat_id}/files", response=ChatMessageOut)
def send_as_agent(request: StaffRequest, chat_id: str, key: Form[Key], file: File[UploadedFile]) -> ChatMessageOut:
    """Send one picture or document as multipart ``key`` and ``file``; for the chat's agent. Errors as for citizens."""
    by = current_staff(request)
    content = file.read(settings().chat.file_bytes + 1)
    message = actions.send_as_agent(by=by, id=chat_id, key=key, name=file.name or "", content=content)
    return _message(message, chats.read(by=by, row=message.chat, after=message.number - 1))


@staff_router.post("/{chat_id}/files/{int:number}/opened", response=OpenedFileOut)
def open_as_staff(request: StaffRequest, chat_id: str, number: int, body: OpenFileBody) -> OpenedFileOut:
    """A short-lived address for this reader. Where the chat is masked a reason is needed, and ``citizens.reveal``."""
    token = actions.open_as_staff(by=current_staff(request), id=chat_id, number=number, reason=body.reason)
    return OpenedFileOut(address=f"/api/chats/{chat_id}/files/{number}/{token}")


@staff_router.get("/{chat_id}/files/{int:number}/{token}", response={200: None})
def opened_by_staff(request: StaffRequest, chat_id: str, number: int, token: str) -> StreamingHttpResponse:
    reader = current_staff(request)
    row = chats.chat(reader, chat_id)
    file = chat_files.addressed(token, reader.number)
    if (file.chat_id, file.message_number) != (row.pk, number):
        raise NotFound(chat_files.OVER, code="address_over")
    (written,) = chats.read(by=reader, row=row, after=number - 1)[:1]
    return _content(file, written.text)


def _message(message: ChatMessage, written: list[chats.Written]) -> ChatMessageOut:
    return message_out(next(each for each in written if each.message.number == message.number))


def _content(file: ChatFile, name: str) -> StreamingHttpResponse:
    """Pictures are shown, documents saved; neither is kept by the browser or runs anything."""
    answer = StreamingHttpResponse(chat_files.content_of(file), content_type=file.media_type)
    answer["Content-Disposition"] = content_disposition_header(not file.width, name) or "attachment"
    answer["Content-Length"] = str(file.size)
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; img-src 'self'"
    return answer
