"""Bad ratings taken along as a workbook leave a trace."""

from dataclasses import asdict

from hotline.domains.service.ratings.queries.ratings import RatingFilters
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal


def note_export(*, by: Principal, filters: RatingFilters, rows: int) -> None:
    chosen = {name: value for name, value in asdict(filters).items() if value}
    audit.record(by=by.number, action="ratings.export", about="ratings", rows=rows, **chosen)
