"""Fields of a form that hold files (``x-widget`` ``file``): which kinds they take, how many, how their values look.

``x-files`` lists the kinds, none for all; ``maxItems`` is the largest number. A value is a list of ``{id, name,
media_type, size}``.
"""

from collections.abc import Mapping
from typing import Any

from hotline.kernel.files.types import PICTURES, FileType

MAX_FILES = 20
KINDS: dict[str, tuple[str, frozenset[FileType]]] = {
    "image": ("图片", PICTURES),
    "pdf": ("PDF", frozenset({FileType.PDF})),
    "word": ("Word", frozenset({FileType.DOCX, FileType.OLD_OFFICE})),
    "excel": ("Excel", frozenset({FileType.XLSX, FileType.OLD_OFFICE})),
    "ppt": ("PPT", frozenset({FileType.PPTX, FileType.OLD_OFFICE})),
    "text": ("文本", frozenset({FileType.TEXT})),
}
#: What may be uploaded now: a photograph in HEIC cannot be drawn anew, and would show where it was taken.
UPLOADED = frozenset[FileType]().union(*(types for _, types in KINDS.values())) - {FileType.HEIC}
HEIC = "不支持此类文件。可上传：图片、PDF、Word、Excel、PPT、文本；iPhone 的 HEIC 照片请截图后上传。"


def is_file(value: Any) -> bool:
    return isinstance(value, dict) and {"id", "name", "media_type"} <= value.keys()


def ids_in(value: Any) -> list[str]:
    """The files that a value names, each once: by id, or as they are stored."""
    items = value if isinstance(value, list) else []
    ids = (item.get("id") if isinstance(item, dict) else item for item in items)
    return list(dict.fromkeys(id for id in ids if isinstance(id, str)))


def names_of_files(value: list[Any]) -> str:
    return "、".join(str(each["name"]) for each in value if is_file(each))


def field_problem(field: Mapping[str, Any]) -> str:
    """Why a form with this field cannot be published, "" when it can."""
    kinds, number = field.get("x-files", []), field.get("maxItems", MAX_FILES)
    if not isinstance(kinds, list) or not all(isinstance(each, str) and each in KINDS for each in kinds):
        return f"的文件种类只能是：{'、'.join(KINDS)}。"
    return "" if isinstance(number, int) and 1 <= number <= MAX_FILES else f"的最多个数须在 1 到 {MAX_FILES} 之间。"


def value_error(field: Mapping[str, Any], value: Any) -> str:
    """What is wrong with a value, "" for nothing."""
    if not isinstance(value, list) or not all(map(is_file, value)):
        return "的附件已失效，请移除后重新上传"
    kinds = field.get("x-files") or list(KINDS)
    accepted = {type.value for kind in kinds for type in KINDS[kind][1]}
    refused = next((each["name"] for each in value if each["media_type"] not in accepted), "")
    return f"只能上传{'、'.join(KINDS[kind][0] for kind in kinds)}，请移除“{refused}”" if refused else ""


def number_error(keyword: str, number: Any) -> str:
    """The sentence for a number of files that JSON Schema refuses, "" for any other error."""
    return {"minItems": f"至少上传 {number} 个附件", "maxItems": f"最多上传 {number} 个附件"}.get(keyword, "")
