"""The rows of a campaign's list, whichever way it came: an uploaded table, or what a search found."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import batched
from typing import NamedTuple

import msgspec

from hotline.domains.service.campaigns.models import Campaign
from hotline.domains.service.campaigns.queries.sources import citizens
from hotline.domains.service.campaigns.rules.campaign import EntryProblem
from hotline.domains.service.campaigns.rules.sources import PREFIXES, ListSource
from hotline.domains.service.messaging.actions.mass_check import read_rows
from hotline.domains.voice.callbacks.rules import number_of_citizen
from hotline.infrastructure.sealing import numbers_to_list
from hotline.infrastructure.uploads.sealed_store import read_stored
from hotline.kernel.errors import Invalid
from hotline.kernel.tables import text_of

#: Citizens whose numbers are opened at once.
AT_ONCE = 500


class ListRow(NamedTuple):
    """``number``: as it is dialled, "" for what is none of a citizen. ``values``: heading -> value. ``about``: what the
    row comes from. ``problem``: why it is not rung, as far as its source knows.
    """

    line: int
    number: str
    values: Mapping[str, str]
    about: str = ""
    problem: EntryProblem | None = None


def rows_of(row: Campaign) -> Iterator[ListRow]:
    """Raises Invalid and NotFound for a list that cannot be read, before the first row."""
    content = b"".join(read_stored(row.file))
    source = ListSource(row.source)
    if source is ListSource.FILE:
        return _uploaded(row, content)
    return _found(source, msgspec.json.decode(content, type=list[str]))


def _uploaded(row: Campaign, content: bytes) -> Iterator[ListRow]:
    headings, rows = read_rows(content)
    for each in rows:
        values = dict(zip(headings, map(text_of, each.cells), strict=False))
        yield ListRow(each.number, _dialled(values.get(row.number_column, "")), values)


def _found(source: ListSource, ids: Sequence[str]) -> Iterator[ListRow]:
    for some in batched(enumerate(ids, 1), AT_ONCE, strict=False):
        known = citizens(source, [id for _, id in some])
        sealed = {id: one.number for id, one in known.items() if one.number is not None}
        numbers = dict(zip(sealed, numbers_to_list(list(sealed.values())), strict=True))
        for line, id in some:
            citizen, number = known.get(id), numbers.get(id, "")
            problem = citizen.problem if citizen else None
            problem = problem or (None if number else EntryProblem.NO_NUMBER)
            yield ListRow(line, _dialled(number), citizen.values if citizen else {}, f"{PREFIXES[source]}{id}", problem)


def _dialled(text: str) -> str:
    try:
        return number_of_citizen(text)
    except Invalid:
        return ""
