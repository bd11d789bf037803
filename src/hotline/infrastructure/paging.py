"""Pages out of the database: rows after a cursor, and criteria as filters."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model, Q, QuerySet

from hotline.kernel.paging import PAGE_SIZE, Page, cursor_of, cut, read_cursor

#: Beyond this a total is not counted: no person looks through so many rows, and counting them takes long.
COUNTED_ROWS = 100_000


def page_by_moment[Row: Model](
    rows: QuerySet[Row], moment: str, cursor: str = "", *, newest_first: bool = True
) -> Page[Row]:
    """Fifty rows ordered by the field ``moment`` and the id. Raises Invalid for a cursor of no page.

    Rows without a moment must be filtered out before.
    """
    side, sign = ("lt", "-") if newest_first else ("gt", "")
    if cursor:
        at, id = read_cursor(cursor)
        beyond = Q(**{f"{moment}__{side}": at}) | Q(**{moment: at, f"pk__{side}": id})
        rows = rows.filter(beyond, **{f"{moment}__{side}e": at})  # the second alone lets the index begin at the page
    found = rows.order_by(f"{sign}{moment}", f"{sign}pk")[: PAGE_SIZE + 1]
    return cut(list(found), lambda row: cursor_of(_moment_of(row, moment), str(row.pk)), PAGE_SIZE)


def total_of(rows: QuerySet[Any], page: Page[Any], cursor: str) -> int | None:
    """How many rows a search finds, at most COUNTED_ROWS. Counted with the first page only, None on later ones."""
    if cursor:
        return None
    return rows.order_by()[:COUNTED_ROWS].count() if page.next else len(page.rows)


def _moment_of(row: Model, field: str) -> datetime:
    at = getattr(row, field)
    assert isinstance(at, datetime), f"{field} is filtered to be there"
    return at


def filters_of(criteria: object, lookups: Mapping[str, str]) -> dict[str, Any]:
    """The criteria that are set, as lookups; ``lookups``: field -> lookup of the queryset. "" and None are any."""
    found = {lookup: getattr(criteria, field) for field, lookup in lookups.items()}
    return {lookup: value for lookup, value in found.items() if value not in ("", None)}
