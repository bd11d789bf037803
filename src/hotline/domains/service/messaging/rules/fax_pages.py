"""A received fax as a PDF: every page a sheet, each dot as it came. Bytes in, bytes out; runs in the sandbox."""

import io
from itertools import islice

from PIL import Image, ImageSequence, UnidentifiedImageError

#: Dots an inch across, 8 a millimetre: what fax machines send, and what we write.
DOTS = 204.0
#: A fax machine sends a fraction of this many dots a page; each takes a byte while the page is turned.
MAX_DOTS = 40_000_000
MAX_PAGES = 200


class UnreadableFax(Exception):
    """The file is no fax that can be read to its end."""


def pdf_of(tiff: bytes) -> tuple[bytes, int]:
    """The PDF and its number of pages. Raises Unreadable."""
    try:
        with Image.open(io.BytesIO(tiff), formats=["TIFF"]) as fax:
            first, *others = [_square(page) for page in islice(ImageSequence.Iterator(fax), MAX_PAGES)]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise UnreadableFax(str(error)) from error
    held = io.BytesIO()
    first.save(held, "PDF", save_all=True, append_images=others, resolution=DOTS)
    return held.getvalue(), 1 + len(others)


def _square(page: Image.Image) -> Image.Image:
    """The page with as many dots an inch down as across: standard faxes have half as many lines."""
    if page.width * page.height > MAX_DOTS:
        raise UnreadableFax(f"a page of {page.width} by {page.height} dots")
    across, down = page.info.get("dpi") or (DOTS, DOTS)
    bits = page.convert("1")
    if not across or not down:
        return bits
    size = round(page.width * DOTS / across), round(page.height * DOTS / down)
    return bits if size == bits.size else bits.resize(size, Image.Resampling.NEAREST)
