"""Where a page of a list ended, so that rows which come meanwhile move no page: when the last row was, and its id."""

import base64
import binascii
from datetime import datetime

from hotline.kernel.errors import Invalid

WRONG = "翻页位置不对，请从第一页重新查。"


def cursor_of(at: datetime, id: str) -> str:
    return base64.urlsafe_b64encode(f"{at.isoformat()}|{id}".encode()).decode()


def read_cursor(cursor: str) -> tuple[datetime, str]:
    """What ``cursor_of`` was given. Raises Invalid, also for what no database takes."""
    try:
        at, _, id = base64.urlsafe_b64decode(cursor).decode().partition("|")
        moment = datetime.fromisoformat(at)
    except (ValueError, binascii.Error) as error:
        raise Invalid(WRONG) from error
    if moment.tzinfo is None or not id.isprintable():
        raise Invalid(WRONG)
    return moment, id
