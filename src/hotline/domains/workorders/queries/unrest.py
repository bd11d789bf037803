"""What of a case may tell of unrest."""

from dataclasses import dataclass

from hotline.domains.workorders.models import Case, Comment
from hotline.domains.workorders.rules.unrest import ALARM_LEVELS, is_graver

__all__ = ["ALARM_LEVELS", "Told", "is_graver", "told"]
MATTER = ("summary", "content")


@dataclass(frozen=True)
class Told:
    """``unrest`` as it is marked already; ``matter`` what it is about, ``said`` the last comment."""

    number: str
    call: str
    unrest: str
    matter: str
    said: str


def told(case: str) -> Told | None:
    """None for one on trial, or over."""
    row = Case.objects.filter(pk=case, trial=False, over=False).first()
    if row is None:
        return None
    matter = "。".join(str(row.fields[name]) for name in MATTER if row.fields.get(name))
    said = Comment.objects.filter(case=row).order_by("-id").values_list("text", flat=True).first() or ""
    return Told(row.number, row.call, row.unrest, matter, said)
