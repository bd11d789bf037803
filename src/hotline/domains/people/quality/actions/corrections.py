"""A confirmed wrong answer is put right: for the citizen, who is called back, the article's editor, and the agent."""

from typing import NamedTuple

from hotline.domains.people.quality.models import Inspection, WrongAnswer
from hotline.domains.people.quality.queries import corrections
from hotline.domains.people.quality.rules.inspections import MAX_COMMENT, MAX_CORRECTION
from hotline.domains.platform.accounts.queries import active_among
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.understanding.knowledge.actions.feedback import give_feedback
from hotline.domains.understanding.knowledge.actions.readings import assign_reading
from hotline.domains.understanding.knowledge.queries.articles import InForce, articles_of
from hotline.domains.understanding.knowledge.rules.feedback import MAX_TEXT, FeedbackKind
from hotline.domains.voice.callbacks.actions.corrections import require_correction
from hotline.domains.voice.callbacks.ports import WrongAnswer as WrongReply
from hotline.domains.voice.records.queries.details import records_by_id
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import Change
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid
from hotline.kernel.redaction import hidden

#: Working days within which the citizen is called back, and within which the agent reads the article.
CALLED_BACK_WITHIN = 1
READ_WITHIN = 3


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


def put_right(change: Change[Inspection], row: WrongAnswer, found: Correction, by: Principal) -> None:
    """Store what is right; have the citizen called back, the editor hinted at it, the agent read the article.

    The caller saves the row. Raises Invalid ``no_article``.
    """
    inspection = change.row
    article = corrections.article_at(found.article, inspection.call_at) if found.article else None
    row.mistake, row.correction = found.mistake, found.correction
    row.article, row.version = (found.article, article.version) if article else ("", None)
    _call_back(change, row, article)
    if article:
        text = f"通话质检核实答错。答错：{row.mistake}；正确：{row.correction}"[:MAX_TEXT]
        hint = give_feedback(
            by=by, code=row.article, number=article.version, kind=FeedbackKind.MISTAKEN, text=text, call=inspection.call
        )
        row.feedback = hint.pk
        row.reading = _read_by_agent(change, row)


def _call_back(change: Change[Inspection], row: WrongAnswer, article: InForce | None) -> None:
    record = records_by_id([change.row.call]).get(change.row.call)
    reason = corrections.unreachable(record, change.at)
    row.unreachable = reason.value if reason else ""
    if reason or record is None or record.number is None:
        return
    calendar = working_calendar()
    due = calendar.closing(calendar.nth_working_day(beijing_day(change.at), CALLED_BACK_WITHIN))
    title = article.article.title if article else ""
    wrong = WrongReply(change.row.agent, row.mistake, row.correction, row.article, title)
    require_correction(
        by=change.by, call=record.pk, number=record.number, place=record.place, wrong=wrong, due=due, now=change.at
    )


def _read_by_agent(change: Change[Inspection], row: WrongAnswer) -> int | None:
    """The reading of the article as it stands today; None where it is down meanwhile, or the agent has left."""
    today, agent = next(iter(articles_of([row.article])), None), change.row.agent
    if today is None or not active_among([agent]):
        return None
    due_on = working_calendar().nth_working_day(beijing_day(change.at), READ_WITHIN)
    reason = f"您的一次答复经质检核实有误。正确答复：{row.correction}"
    return assign_reading(
        by=change.by, code=row.article, number=today.version, reader=agent, due_on=due_on, reason=reason
    ).pk
