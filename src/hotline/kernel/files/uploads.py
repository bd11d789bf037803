"""Accepts or refuses an uploaded file. Each upload place states its policy; the rules are the same everywhere.

Libraries that guess a type from the first bytes take a ZIP that holds a program for a document. The rules therefore
list the accepted types, not the refused ones.
"""

from dataclasses import dataclass

from hotline.kernel.errors import Invalid
from hotline.kernel.files.dangers import danger_of
from hotline.kernel.files.types import ENDINGS, OFFICE, PICTURES, RECORDED, SOUND, FileType, type_of

MEGABYTE = 1024 * 1024
MAX_NAME = 120
#: Groups of types as people call them, in the order in which a refusal lists them.
LABELS: tuple[tuple[frozenset[FileType], str], ...] = (
    (PICTURES, "图片"),
    (frozenset({FileType.PDF}), "PDF"),
    (frozenset({FileType.DOCX}), "Word"),
    (frozenset({FileType.XLSX}), "Excel"),
    (frozenset({FileType.PPTX}), "PPT"),
    (RECORDED, "录音"),
    (frozenset({FileType.MP4}), "视频"),
    (frozenset({FileType.TEXT}), "文本"),
    (frozenset({FileType.ZIP}), "zip 压缩包"),
)


@dataclass(frozen=True)
class UploadPolicy:
    """What one upload place accepts."""

    types: frozenset[FileType]
    #: Size as uploaded.
    max_bytes: int
    #: The file is stored under its name, so the ending must fit the content.
    named: bool = True
    #: Error code of a refusal.
    code: str = "file_refused"
    #: Chinese sentence for a file of another type; "" for the general sentence that lists the accepted types.
    wrong_type: str = ""
    #: Bytes inside an archive or Office file.
    max_unpacked: int = 200 * MEGABYTE
    #: Parts inside an archive or Office file.
    max_parts: int = 5000
    #: Stored byte for byte, what a camera noted included: it proves something, or its digest is its name.
    unchanged: bool = False


@dataclass(frozen=True)
class AcceptedFile:
    """``name`` without folders and special characters."""

    name: str
    type: FileType
    content: bytes


DOCUMENTS = PICTURES | OFFICE | SOUND | {FileType.PDF, FileType.OLD_OFFICE, FileType.MP4, FileType.TEXT}


def accepted(name: str, content: bytes, policy: UploadPolicy) -> AcceptedFile:
    """Check an upload. Raises Invalid with the policy's code and a sentence that names the remedy."""
    return AcceptedFile(plain_name(name), checked_type(name, content, policy), content)


def checked_type(name: str, content: bytes, policy: UploadPolicy) -> FileType:
    """The type of a file that is harmless. Raises Invalid as ``accepted``."""
    found = permitted_type(content, policy)
    if policy.named and plain_name(name).rpartition(".")[2].lower() not in ENDINGS[found]:
        raise Invalid(f"文件名与内容不符：内容是 {ENDINGS[found][0].upper()}。请核对后上传。", code=policy.code)
    if danger := danger_of(content, found, max_unpacked=policy.max_unpacked, max_parts=policy.max_parts):
        raise Invalid(danger, code=policy.code)
    return found


def permitted_type(content: bytes, policy: UploadPolicy) -> FileType:
    """The type, when size and type are permitted. Raises Invalid."""
    if not content:
        raise Invalid("文件为空，请重新选择。", code=policy.code)
    check_size(len(content), policy)
    found = type_of(content)
    if found is None or found not in policy.types:
        raise Invalid(policy.wrong_type or f"不支持此类文件。可上传：{labels(policy.types)}。", code=policy.code)
    return found


def check_size(size: int | None, policy: UploadPolicy) -> None:
    """Check the size (bytes) before the file is read. Raises Invalid, also for an unknown size (None)."""
    if size is None or size > policy.max_bytes:
        limit = f"{policy.max_bytes // MEGABYTE} MB"
        raise Invalid(f"文件过大，最多 {limit}。请压缩或拆分后上传。", code=policy.code)


def labels(types: frozenset[FileType]) -> str:
    return "、".join(label for group, label in LABELS if group & types)


def plain_name(name: str) -> str:
    """The file's name without folders and without characters that a shell or a header would interpret."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    bare = "".join(each for each in bare if each.isprintable() and each not in '<>:"|?*;')
    stem, dot, ending = bare.rpartition(".")
    return f"{(stem or '附件')[:MAX_NAME]}{dot}{ending[:8]}" if dot else bare[:MAX_NAME] or "附件"
