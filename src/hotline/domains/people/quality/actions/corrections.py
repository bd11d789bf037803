"""A confirmed wrong answer is put right: somebody else than its agent calls the citizen back."""

from typing import NamedTuple

from hotline.domains.people.quality.models import Inspection, WrongAnswer
from hotline.domains.people.quality.queries import corrections
from hotline.domains.people.quality.rules.inspections import MAX_COMMENT, MAX_CORRECTION
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.understanding.knowledge.queries.articles import InForce
from hotline.domains.voice.callbacks.actions.corrections import require_correction
from hotline.domains.voice.callbacks.ports import WrongAnswer as WrongReply
from hotline.domains.voice.records.queries.details import records_by_id
from hotline.infrastructure.row_change import Change
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid
from hotline.kernel.redaction import hidden

#: Working days within which the citizen is called back.
WORKING_DAYS = 1


class Correction(NamedTuple):
    """What was wrong, what is right, and the article that has it; "" for none."""

    mistake: str = ""
    correction: str = ""
    article: str = ""


def checked(found: Correction) -> Correction:
    """Without personal data. Raises Invalid ``correction_missing``."""
    mistake = hidden(found.mistake.strip())[:MAX_COMMENT]
    correction = hidden(found.correction.strip())[:MAX_CORRECTION]
    if min(len(mistake), len(correction)) < 2:
        raise Invalid("请填写答错内容和正确答复，各至少 2 个字。纠错回访时据此告知来电人。", code="correction_missing")
    return Correction(mistake, correction, found.article.strip())


def put_right(change: Change[Inspection], row: WrongAnswer, found: Correction) -> None:
    """Store what is right and have the citizen called back, or why not. The caller saves the row.

    Raises Invalid ``no_article``.
    """
    inspection = change.row
    article = corrections.article_at(found.article, inspection.call_at) if found.article else None
    row.mistake, row.correction = found.mistake, found.correction
    row.article, row.version = (found.article, article.version) if article else ("", None)
    _call_back(change, row, article)


def _call_back(change: Change[Inspection], row: WrongAnswer, article: InForce | None) -> None:
    record = records_by_id([change.row.call]).get(change.row.call)
    reason = corrections.unreachable(record, change.at)
    row.unreachable = reason.value if reason else ""
    if reason or record is None or record.number is None:
        return
    calendar = working_calendar()
    due = calendar.closing(calendar.nth_working_day(beijing_day(change.at), WORKING_DAYS))
    title = article.article.title if article else ""
    wrong = WrongReply(change.row.agent, row.mistake, row.correction, row.article, title)
    require_correction(
        by=change.by, call=record.pk, number=record.number, place=record.place, wrong=wrong, due=due, now=change.at
    )
