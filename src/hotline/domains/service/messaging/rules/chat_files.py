"""Rules of pictures and documents in chats: which kinds, how many, and when."""

from hotline.domains.service.messaging.rules.chats import ChatState
from hotline.kernel.files.types import OFFICE, WEB_PICTURES, FileType
from hotline.kernel.files.uploads import UploadPolicy

TYPES = WEB_PICTURES | {FileType.BMP} | OFFICE | {FileType.PDF, FileType.OLD_OFFICE, FileType.TEXT}
HEIC = "不支持此类文件。可发送：图片、PDF、Word、Excel、PPT、文本；iPhone 的 HEIC 照片请截图后发送。"


def policy(max_bytes: int) -> UploadPolicy:
    return UploadPolicy(TYPES, max_bytes, wrong_type=HEIC)


def sending_refusal(state: ChatState, sent: int, upper_limit: int) -> str:
    """Why one side of a chat may send no file now, as a sentence; "" when it may. ``sent``: files of that side."""
    if state is ChatState.WAITING:
        return "请在接通咨询员后发送图片和文件。"
    if sent >= upper_limit:
        return f"每次咨询最多发送 {upper_limit} 个文件。如需更多，请改用其他方式提交材料。"
    return ""
