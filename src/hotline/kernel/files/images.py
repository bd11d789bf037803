"""Pictures drawn anew: the dots stay, and everything else that a file can carry (place, device, comments) is gone."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from hotline.kernel.errors import Invalid
from hotline.kernel.files.types import FileType

#: Sides in dots. A page of A4 that was photographed is readable at this size.
LONGEST_SIDE, PREVIEW_SIDE = 3000, 360
#: A picture that is kept without loss (screens, drawings) up to this size; a larger one becomes a photograph.
MAX_LOSSLESS_BYTES = 3 * 1024 * 1024
#: Dots that are unpacked at most; JPEG is unpacked smaller where it is larger.
MAX_DOTS = 60_000_000
QUALITY, PREVIEW_QUALITY = 86, 72
PHOTOGRAPHS = ("JPEG", "WEBP")
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
HUGE = "图片尺寸过大，未接收。请缩小后上传。"
BROKEN = "图片无法打开，可能已损坏。请重新保存后上传。"


@dataclass(frozen=True)
class RedrawnImage:
    """``preview``: a small JPEG of it. ``width`` and ``height`` in dots."""

    content: bytes
    type: FileType
    width: int
    height: int
    preview: bytes


def redrawn(content: bytes) -> RedrawnImage:
    """The picture upright, in one layer, of GIFs the first image. Raises Invalid. Runs in the sandbox."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as found:
            return _redrawn(found)
    except Image.DecompressionBombError as error:
        raise Invalid(HUGE, code="file_refused") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Invalid(BROKEN, code="file_refused") from error


def _redrawn(found: Image.Image) -> RedrawnImage:
    is_photograph = found.format in PHOTOGRAPHS
    found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    if found.width * found.height > MAX_DOTS:
        raise Invalid(HUGE, code="file_refused")
    found.load()
    upright = ImageOps.exif_transpose(found)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    image = _on_white(upright)
    small = image.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.LANCZOS)
    preview = _jpeg(small, PREVIEW_QUALITY)
    if not is_photograph:
        lossless = io.BytesIO()
        image.save(lossless, "PNG")
        if lossless.tell() <= MAX_LOSSLESS_BYTES:
            return RedrawnImage(lossless.getvalue(), FileType.PNG, *image.size, preview)
    return RedrawnImage(_jpeg(image, QUALITY), FileType.JPEG, *image.size, preview)


def _on_white(image: Image.Image) -> Image.Image:
    """Red, green and blue only, in an image of its own: what was transparent is white."""
    layered = image.convert("RGBA")
    drawn = Image.new("RGB", layered.size, "white")
    drawn.paste(layered, mask=layered.getchannel("A"))
    return drawn


def _jpeg(image: Image.Image, quality: int) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality, optimize=True)
    return file.getvalue()
