"""A call-back list written when it belonged to the calls is there still, with its tries and its permissions."""

from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from hotline.domains.voice.callbacks.models import CallBack, CallBackTry
from hotline.domains.voice.callbacks.queries import callbacks_open
from tests.roles import migrate_to_the_end

BEFORE = [("calls", "0005_agents_time_by_its_ends")]
AT = datetime(2026, 11, 1, 2, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_the_list_of_an_older_version_is_there_still_and_goes_on() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([("callbacks", None), *BEFORE])
    try:
        old = executor.loader.project_state(BEFORE).apps
        entry = old.get_model("calls", "CallBack").objects.create(
            id="cb1", kind="queued", call="c1", number_masked="138******01", made_at=AT, opened_at=AT, due_at=AT
        )
        old.get_model("calls", "CallBackTry").objects.create(entry=entry, call="c2", at=AT, agent="1001")
        types = ContentType.objects.filter(app_label="calls", model__startswith="callback")
        types_before = set(types.values_list("pk"))
    finally:
        migrate_to_the_end()
    (moved_entry,) = callbacks_open()
    assert (moved_entry.pk, moved_entry.number_masked, [tried.call for tried in moved_entry.tries.all()]) == (
        "cb1",
        "138******01",
        ["c2"],
    )
    CallBackTry.objects.create(entry=CallBack.objects.get(), call="c3", at=AT, agent="1001", result="")
    moved = ContentType.objects.filter(app_label="callbacks", model__startswith="callback")
    assert set(moved.values_list("pk")) == types_before
    assert moved.get(model="callback").permission_set.filter(codename="change_callback").exists()
