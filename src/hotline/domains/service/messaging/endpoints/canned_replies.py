"""What agents often write in chats: everybody who chats reads it, leaders keep it."""

from ninja import Router, Status

from hotline.domains.service.messaging.actions.canned_replies import remove_canned_reply, save_canned_reply
from hotline.domains.service.messaging.queries.canned_replies import canned_replies
from hotline.domains.service.messaging.schemas.chats import CannedRepliesOut, CannedReplyBody, CannedReplyOut
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["chats"], auth=needs(Permission.CHAT_ASSIGN))


@router.get("", response=CannedRepliesOut, auth=needs(Permission.CHAT_WORK, Permission.CHAT_ASSIGN))
def listed(request: StaffRequest) -> CannedRepliesOut:
    return CannedRepliesOut(rows=[CannedReplyOut.from_orm(row) for row in canned_replies()])


@router.post("", response=CannedReplyOut)
def create(request: StaffRequest, body: CannedReplyBody) -> CannedReplyOut:
    """409 ``title_taken``, ``too_many``; 422 ``title_missing``, ``text_missing``."""
    return CannedReplyOut.from_orm(save_canned_reply(by=current_staff(request), title=body.title, text=body.text))


@router.post("/{int:reply_id}", response=CannedReplyOut)
def change(request: StaffRequest, reply_id: int, body: CannedReplyBody) -> CannedReplyOut:
    """409 ``title_taken``; 422 ``title_missing``, ``text_missing``."""
    by = current_staff(request)
    return CannedReplyOut.from_orm(save_canned_reply(by=by, title=body.title, text=body.text, id=reply_id))


@router.delete("/{int:reply_id}", response={204: None})
def remove(request: StaffRequest, reply_id: int) -> Status[None]:
    remove_canned_reply(by=current_staff(request), id=reply_id)
    return Status(204, None)
