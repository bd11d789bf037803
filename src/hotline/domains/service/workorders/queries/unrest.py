"""Reads the texts of a case that may show unrest, and screens them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.db.models import QuerySet

from hotline.domains.service.workorders.models import Case, Comment, Entry
from hotline.domains.service.workorders.queries.belongings import sealed_of
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules import forms
from hotline.domains.understanding.screening.queries import unrest_in, unrest_in_note
from hotline.domains.understanding.screening.rules.verdict import UnrestVerdict
from hotline.infrastructure.sealing import opened_for_screening

COMMENT = "留言"
#: Kinds of lines in the timeline that hold the citizen's words or findings.
LINES = {"urged": "催办", "reopened": "重开", "contacted": "联系记录", "unreached": "联系记录", "step": "办理说明"}
#: Kinds of lines that hold notes of staff's own work. The others hold the citizen's words.
OWN_WORK = frozenset({"contacted", "unreached", "step"})
#: Number of the newest comments and lines that are screened at reading.
NEWEST = 20


@dataclass(frozen=True)
class CaseUnrest:
    """The texts of a case for the detection of unrest."""

    number: str
    call: str
    #: The level that the case is marked with already.
    unrest: str
    #: The texts of the fields ``worded``.
    subject: str
    worded: frozenset[str]
    #: The last comment.
    comment: str
    #: The newest line of the timeline of the requested kinds; "" for none.
    line: str


@dataclass(frozen=True)
class LabelledText:
    """A text of a case that sounds like unrest, with the words that do. For a sealed text the words are left out."""

    where: str
    level: str
    evidence: tuple[str, ...]
    sealed: bool


def texts_of(case: Case) -> list[LabelledText]:
    """The texts of the case that sound like unrest.

    They are screened at each reading, so that nothing more is stored.
    """
    form = blueprint(case.version).form
    found = [
        (forms.title(form, name), sealed, unrest_in(text)) for name, text, sealed in _texts(case, forms.worded(form))
    ]
    lines = _lines(case, LINES).exclude(text="")[:NEWEST]
    found += [(LINES[what], False, line_unrest(what, text)) for what, text in lines]
    found += [(COMMENT, False, unrest_in(text)) for text in _comments(case)[:NEWEST]]
    return [
        LabelledText(where, str(verdict.level), () if sealed else verdict.evidence, sealed)
        for where, sealed, verdict in found
        if verdict.level
    ]


def evidence_in(case: Case, clear: Mapping[str, str]) -> dict[str, list[str]]:
    """The words that sound like unrest, by field, in fields that a reader has opened."""
    worded = forms.worded(blueprint(case.version).form)
    found = {name: unrest_in(text) for name, text in clear.items() if name in worded}
    return {name: list(verdict.evidence) for name, verdict in found.items() if verdict.level}


def assessment_of(case: str, lines: Collection[str] = ()) -> CaseUnrest | None:
    """The texts of a case for the detection of unrest; None for a trial case or one that is over.

    Opens sealed texts. The caller must not store them.
    """
    row = Case.objects.select_related("version").filter(pk=case, trial=False, over=False).first()
    if row is None:
        return None
    worded = forms.worded(blueprint(row.version).form)
    subject = "\n".join(text for _, text, _ in _texts(row, worded))
    _, line = _lines(row, lines).first() or ("", "")
    return CaseUnrest(row.number, row.call, row.unrest, subject, frozenset(worded), _comments(row).first() or "", line)


def line_unrest(what: str, text: str) -> UnrestVerdict:
    """The verdict on a line of the timeline. Lines about our own work are read by other rules than citizens' words."""
    return unrest_in_note(text) if what in OWN_WORK else unrest_in(text)


def _comments(case: Case) -> QuerySet[Comment, str]:
    """The newest first."""
    return Comment.objects.filter(case=case).order_by("-id").values_list("text", flat=True)


def _lines(case: Case, kinds: Collection[str]) -> QuerySet[Entry, tuple[str, str]]:
    """The newest first."""
    return Entry.objects.filter(case=case, what__in=kinds).order_by("-id").values_list("what", "text")


def _texts(case: Case, worded: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Field, words, whether they are sealed."""
    for name in worded:
        if name in case.sealed:
            with suppress(KeyError):  # its key was destroyed
                yield name, opened_for_screening(sealed_of(case, name)), True
        elif text := case.fields.get(name):
            yield name, str(text), False
