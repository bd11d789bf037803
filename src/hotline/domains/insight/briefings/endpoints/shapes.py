"""Sheets as they stand on the wire: who may not open a call does not learn its id, nor whose it was."""

from dataclasses import dataclass
from typing import Any

import msgspec

from hotline.domains.insight.briefings.models import Briefing
from hotline.domains.insight.briefings.rules.sheet import RatingLine, Sheet, WrongAnswerLine
from hotline.domains.insight.briefings.schemas import (
    BriefingAnnouncementOut,
    BriefingArticleOut,
    BriefingFaultOut,
    BriefingMaintenanceOut,
    BriefingNoticeOut,
    BriefingPersonOut,
    BriefingRatingOut,
    BriefingSheetOut,
    BriefingTrendOut,
    BriefingWrongAnswerOut,
)
from hotline.domains.people.workforce.rules.roster.model import SHIFTS
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.domains.voice.records.queries.access import visible_among
from hotline.infrastructure.permissions import Principal


@dataclass(frozen=True)
class _Reader:
    """What the reader may know of each call. ``names``: of everybody on the sheet."""

    number: str
    visible: set[str]
    names: dict[str, str]

    def call_of(self, line: RatingLine | WrongAnswerLine) -> dict[str, Any]:
        may_know = line.call in self.visible
        return {
            "call": line.call if may_know else "",
            "agent": line.agent if may_know else "",
            "agent_name": self.names.get(line.agent, "") if may_know else "",
            "is_own": line.agent == self.number,
            "at": line.at,
            "topic": titles().get(line.topic, ""),
        }


def sheet_out(row: Briefing, sheet: Sheet, by: Principal) -> BriefingSheetOut:
    calls: list[RatingLine | WrongAnswerLine] = [*sheet.ratings, *sheet.wrong_answers]
    names = names_of({line.agent for line in calls} | {line.by for line in sheet.notices})
    reader = _Reader(by.number, visible_among(by, [line.call for line in calls]), names)
    return BriefingSheetOut(
        day=row.day,
        group=row.group,
        points=row.added_points,
        first_day=sheet.first_day,
        last_day=sheet.last_day,
        bad=sheet.bad,
        very_bad=sheet.very_bad,
        ratings=[BriefingRatingOut(**reader.call_of(line), score=line.score) for line in sheet.ratings],
        wrong_answers=[
            BriefingWrongAnswerOut(**reader.call_of(line), of_group=line.of_group, comment=line.comment)
            for line in sheet.wrong_answers
        ],
        articles=[BriefingArticleOut(**msgspec.structs.asdict(line)) for line in sheet.articles],
        notices=[
            BriefingNoticeOut(
                by_name=names.get(line.by, line.by), text=line.text, important=line.important, until=line.until
            )
            for line in sheet.notices
        ],
        announcements=[BriefingAnnouncementOut(**msgspec.structs.asdict(line)) for line in sheet.announcements],
        trends=[BriefingTrendOut(**msgspec.structs.asdict(line)) for line in sheet.trends],
        faults=[BriefingFaultOut(**msgspec.structs.asdict(line)) for line in sheet.faults],
        maintenance=[BriefingMaintenanceOut(**msgspec.structs.asdict(line)) for line in sheet.maintenance],
    )


def people_out(row: Briefing, sheet: Sheet, confirmed: dict[str, Any]) -> list[BriefingPersonOut]:
    """Who is expected and has not confirmed first, then the others who work, then who does not."""
    names = names_of({one.number for one in sheet.people} | set(confirmed))
    expected = set(sheet.present) - {row.published_by}
    shifts = {one.number: one for one in sheet.people}
    found = [
        BriefingPersonOut(
            number=number,
            name=names.get(number, ""),
            shift=SHIFTS[shifts[number].shift].name if number in shifts and shifts[number].shift in SHIFTS else "",
            is_away=number in shifts and shifts[number].is_away,
            is_expected=number in expected,
            confirmed_at=confirmed.get(number),
        )
        for number in sorted({*shifts, *confirmed})
    ]
    return sorted(found, key=lambda one: (not one.is_expected, one.confirmed_at is not None, one.number))
