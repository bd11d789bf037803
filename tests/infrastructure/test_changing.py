"""One way to change a row: all of it or nothing, and nothing without a trace."""

from datetime import UTC, datetime
from threading import Thread

import pytest
from django.db import connection, transaction

from hotline.domains.insight.walls.models import Wall
from hotline.domains.service.messaging.models import Item
from hotline.events.messaging import ItemFaulty
from hotline.events.operations import AlarmCleared
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.outbox import announced
from hotline.infrastructure.row_change import changing, free_rows, locked, locked_if_there
from hotline.kernel.errors import NotFound, Refused

pytestmark = [pytest.mark.real, pytest.mark.django_db]


def change(key: str = "hall", by: str = "2001"):  # type: ignore[no-untyped-def]
    return changing(Wall.objects.filter(pk=key), by=by, about="wall/hall", missing="没有。")


@pytest.fixture(autouse=True)
def _wall() -> None:
    Wall.objects.create(key="hall", title="大厅")


def refused() -> None:
    with change() as changed:
        changed.row.title = "新大厅"
        changed.record("walls.save")
        raise Refused("现在不行。")


def test_the_row_its_facts_and_the_trail_are_written_together() -> None:
    with change() as changed:
        changed.row.title = "新大厅"
        changed.announce(AlarmCleared("system", ""))
        changed.record("walls.save", saved=1)
    assert Wall.objects.get(pk="hall").title == "新大厅"
    (event,) = announced("wall/hall")
    assert (event.actor, event.at) == ("staff:2001", changed.at)
    row = AuditRow.objects.get()
    assert (row.by, row.action, row.about, row.detail) == ("2001", "walls.save", "wall/hall", {"saved": 1})


def test_what_is_refused_or_not_recorded_leaves_nothing() -> None:
    with pytest.raises(Refused):
        refused()
    with change() as changed:
        changed.row.title = "没有痕迹"
    assert Wall.objects.get(pk="hall").title == "大厅"
    assert not AuditRow.objects.exists()


def test_a_row_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="没有。"), change("elsewhere"):
        pass


def test_an_event_is_trace_enough_and_a_row_that_counts_its_events_gets_the_number() -> None:
    Item.objects.create(id="fax-1", kind="fax", received_at=datetime.now(UTC), due_at=datetime.now(UTC), seq=4)
    items = Item.objects.filter(pk="fax-1")
    with changing(items, by="system", about="item/fax-1", missing="没有。") as changed:
        changed.row.fault = "missing"
        changed.announce(ItemFaulty("missing"))
    (event,) = announced("item/fax-1")
    assert (event.seq, event.actor) == (5, "system")
    assert items.values_list("seq", "fault").get() == (5, "missing")
    assert not AuditRow.objects.exists()


def test_of_rows_that_are_not_there_none_is_locked() -> None:
    nowhere = Wall.objects.filter(pk="elsewhere")
    assert locked_if_there(nowhere) is None
    with pytest.raises(NotFound, match="没有。") as refused:
        locked(nowhere, missing="没有。", code="wall_missing")
    assert refused.value.code == "wall_missing"


@pytest.mark.django_db(transaction=True)
def test_a_second_worker_passes_by_what_the_first_is_at() -> None:
    """The other one looks while the lock is held."""
    Wall.objects.create(key="desk", title="工作")
    found = list[str]()

    def look() -> None:
        with transaction.atomic():
            found.extend(row.pk for row in free_rows(Wall.objects.filter(pk__in=["hall", "desk"])))
        connection.close()

    with transaction.atomic():
        locked(Wall.objects.filter(pk="hall"), missing="没有。")
        other = Thread(target=look)
        other.start()
        other.join(10)
    assert found == ["desk"]
