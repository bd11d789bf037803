"""Pages of lists. A cursor marks the last row of a page, so that new rows do not shift the next one."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hotline.kernel.errors import Invalid

WRONG = "翻页位置有误，请从第一页重新查询。"


#: Rows of a page.
PAGE_SIZE = 50


@dataclass(frozen=True)
class Page[Row]:
    """One page of a list. ``next`` is the cursor of the following page, None on the last page."""

    rows: list[Row]
    next: str | None = None


def cut[Row](found: Sequence[Row], cursor: Callable[[Row], str], size: int = PAGE_SIZE) -> Page[Row]:
    """A page of ``found``. One row more than ``size`` shows that there is another page."""
    rows = list(found[:size])
    return Page(rows, cursor(rows[-1]) if len(found) > size else None)


def cursor_of(at: datetime, id: str) -> str:
    """The cursor after the row with this moment and id."""
    return base64.urlsafe_b64encode(f"{at.isoformat()}|{id}".encode()).decode()


def read_cursor(cursor: str) -> tuple[datetime, str]:
    """Moment and id of a cursor. Raises Invalid for any string that ``cursor_of`` did not make."""
    try:
        at, _, id = base64.urlsafe_b64decode(cursor).decode().partition("|")
        moment = datetime.fromisoformat(at)
    except (ValueError, binascii.Error) as error:
        raise Invalid(WRONG) from error
    if moment.tzinfo is None or not id.isprintable():
        raise Invalid(WRONG)
    return moment, id
