"""Cursors of paged lists: moment and id of the last row, so that new rows do not shift a page."""

import base64
import binascii
from datetime import datetime

from hotline.kernel.errors import Invalid

WRONG = "翻页位置不对，请从第一页重新查。"


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
