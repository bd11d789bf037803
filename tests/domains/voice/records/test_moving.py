"""Records written while they belonged to the calls domain still exist, with their talks and permissions."""

from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from hotline.domains.voice.records.models import AgentPeriod, CallRecord
from tests.roles import migrate_to_the_end

BEFORE = [("calls", "0006_the_callback_list_moves")]
#: Made when the records had their own domain already.
LATER = ("notecorrection", "callexport")
AT = datetime(2026, 11, 1, 2, tzinfo=UTC)
SUMS = dict.fromkeys(("wait_seconds", "talk_seconds", "held_seconds", "wrap_up_seconds"), 0)


@pytest.mark.django_db(transaction=True)
def test_records_of_an_older_version_are_there_still() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([("records", None), *BEFORE])
    try:
        old = executor.loader.project_state(BEFORE).apps
        row = old.get_model("calls", "CallRecord").objects.create(
            id="c1", at=AT, agents=["1001"], answered=True, flags=[], detail={}, **SUMS
        )
        old.get_model("calls", "CallTalk").objects.create(
            call=row, talk=1, at=AT, agent="1001", started_at=AT, seconds=5, held_seconds=0
        )
        old.get_model("calls", "AgentPeriod").objects.create(agent="1001", seq=1, state="ready", start=AT)
        types_before = set(ContentType.objects.filter(app_label="calls").values_list("pk"))
    finally:
        migrate_to_the_end()
    record = CallRecord.objects.get()
    assert (record.pk, [talk.agent for talk in record.talks.all()]) == ("c1", ["1001"])
    assert AgentPeriod.objects.get().state == "ready"
    moved = ContentType.objects.filter(app_label="records")
    assert set(moved.exclude(model__in=LATER).values_list("pk")) == types_before, "models of later do not move"
    assert moved.get(model="callrecord").permission_set.filter(codename="change_callrecord").exists()
