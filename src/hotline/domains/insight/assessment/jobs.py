"""Background jobs of the assessment."""

from datetime import date

from procrastinate.contrib.django import app

from hotline.domains.insight.assessment.actions import wrong_answers
from hotline.infrastructure.jobs import with_database


@app.task
@with_database
def enter_wrong_answer(inspection: str, call: str, day: str, note: str, made_by: str) -> None:
    wrong_answers.enter(inspection=inspection, call=call, day=date.fromisoformat(day), note=note, made_by=made_by)
