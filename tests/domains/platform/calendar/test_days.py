"""Days that the hotline decides otherwise: set, given back, audited. Those of an older version stay."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from hotline.domains.platform.calendar.actions import set_day
from hotline.domains.platform.calendar.models import CalendarDay
from hotline.domains.platform.calendar.queries import working_calendar, year_calendar
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Invalid
from tests.roles import migrate_to_the_end

DAY = date(2026, 12, 31)
BEFORE = [("ivr", "0004_dropped_prompts")]


@pytest.mark.django_db
def test_a_day_is_decided_and_given_back_and_both_are_on_record() -> None:
    set_day(by="2001", day=DAY, kind="holiday")
    assert not working_calendar().works(DAY)
    assert year_calendar(2026).decided[DAY].by == "2001"
    set_day(by="2001", day=DAY, kind="")
    assert working_calendar().works(DAY)
    assert AuditRow.objects.filter(action="calendar.set_day", about="day/2026-12-31").count() == 2


@pytest.mark.django_db
def test_there_is_no_calendar_before_the_first_year_or_after_the_last() -> None:
    for year in (0, 1, 9999):
        with pytest.raises(Invalid):
            year_calendar(year)


@pytest.mark.django_db(transaction=True)
def test_days_decided_when_they_belonged_to_the_menus_are_there_still_with_their_permissions() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([("calendar", None), *BEFORE])
    try:
        old = executor.loader.project_state(BEFORE).apps.get_model("ivr", "CalendarDay")
        old.objects.create(day=DAY, kind="holiday", at=datetime(2026, 11, 1, tzinfo=UTC), by="2001")
        type_before = ContentType.objects.get(app_label="ivr", model="calendarday").pk
    finally:
        migrate_to_the_end()
    assert [(row.day, row.kind, row.by) for row in CalendarDay.objects.all()] == [(DAY, "holiday", "2001")]
    set_day(by="2002", day=date(2027, 1, 4), kind="holiday")
    moved = ContentType.objects.get(app_label="calendar", model="calendarday")
    assert moved.pk == type_before
    assert moved.permission_set.filter(codename="change_calendarday").exists()
