"""One way to change a row: all of it or nothing, and nothing without a trace."""

import pytest

from hotline.domains.insight.walls.models import Wall
from hotline.events.operations import AlarmCleared
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.outbox import announced
from hotline.infrastructure.row_change import changing
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
