"""What of a case may tell of unrest."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from hotline.domains.workorders.models import Case, Comment
from hotline.domains.workorders.queries.belongings import sealed_of
from hotline.domains.workorders.queries.versions import blueprint
from hotline.domains.workorders.rules import forms
from hotline.domains.workorders.rules.unrest import ALARM_LEVELS, is_graver
from hotline.infrastructure.sealing import opened_to_judge

__all__ = ["ALARM_LEVELS", "Told", "is_graver", "told"]


@dataclass(frozen=True)
class Told:
    """``unrest`` as it is marked already; ``matter`` what it is about, of the fields ``worded``; ``said`` the last
    comment.
    """

    number: str
    call: str
    unrest: str
    matter: str
    worded: frozenset[str]
    said: str


def told(case: str) -> Told | None:
    """None for one on trial, or over. Opens what is sealed of its words: for who judges and keeps nothing of them."""
    row = Case.objects.select_related("version").filter(pk=case, trial=False, over=False).first()
    if row is None:
        return None
    worded = forms.worded(blueprint(row.version).form)
    matter = "\n".join(_words(row, worded))
    said = Comment.objects.filter(case=row).order_by("-id").values_list("text", flat=True).first() or ""
    return Told(row.number, row.call, row.unrest, matter, frozenset(worded), said)


def _words(case: Case, worded: Iterable[str]) -> Iterator[str]:
    for name in worded:
        if kept := case.sealed.get(name):
            with suppress(KeyError):  # its key was destroyed
                yield opened_to_judge(sealed_of(kept))
        elif words := case.fields.get(name):
            yield str(words)
