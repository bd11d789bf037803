"""Rows of one number, found by the handle that stands for it in an address."""

from django.db.models import Model, QuerySet

from hotline.domains.platform.citizens.queries.blocks import searched_indexes
from hotline.infrastructure.number_handles import MARK, number_of
from hotline.kernel.errors import Invalid


def of_number[Row: Model](rows: QuerySet[Row], handle: str) -> QuerySet[Row]:
    """``handle``: of the complete number. Raises Invalid for anything else; Refused ``blocked``."""
    if MARK not in handle:
        raise Invalid("请输入完整号码。")
    return rows.filter(number_index__in=searched_indexes(number_of(handle)))
