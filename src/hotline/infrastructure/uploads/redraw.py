"""Uploaded pictures are stored as they look, without what a camera noted (place, device, moment)."""

from dataclasses import dataclass

from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.sandbox.wire import SandboxLimits
from hotline.kernel.files.images import RedrawnImage, redrawn
from hotline.kernel.files.types import ENDINGS, WEB_PICTURES, FileType
from hotline.kernel.files.uploads import AcceptedFile

#: What is drawn anew before it is stored. HEIC cannot be.
REDRAWN_TYPES = WEB_PICTURES | {FileType.BMP}
#: Sixty million dots take some seconds and half a gigabyte.
_redrawn = in_sandbox(redrawn, limits=SandboxLimits(cpu_seconds=20, memory_mb=768))


@dataclass(frozen=True)
class StorableFile:
    """``image``: a picture's size and preview, None for what is no picture."""

    name: str
    type: FileType
    content: bytes
    image: RedrawnImage | None = None


def storable(upload: AcceptedFile) -> StorableFile:
    """An upload as it may be stored. Raises Invalid for a picture that cannot be opened, Unavailable."""
    if upload.type not in REDRAWN_TYPES:
        return StorableFile(upload.name, upload.type, upload.content)
    image = _redrawn(upload.content)
    return StorableFile(named(upload.name, image.type), image.type, image.content, image)


def named(name: str, type: FileType) -> str:
    """The name with an ending that fits what is stored, since a picture may be stored as another type."""
    stem, dot, ending = name.rpartition(".")
    if ending.lower() in ENDINGS[type]:
        return name
    return f"{stem if dot else name}.{ENDINGS[type][0]}"
