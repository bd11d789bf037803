"""Rows whose time is over are removed behind a signed checkpoint; the chain goes on, and nothing younger can go."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from hotline.domains.platform.audit import ports
from hotline.domains.platform.audit.actions import retention
from hotline.domains.platform.audit.actions.verification import verify
from hotline.domains.platform.audit.adapters.witness import Witness
from hotline.domains.platform.audit.models import AuditHead, AuditLink, AuditPruning
from hotline.infrastructure import settings as sections
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Refused
from tests.domains.platform.audit.conftest import NOW, act, alarms_raised, minute
from tests.slots import Override

pytestmark = pytest.mark.django_db
#: PostgreSQL's own clock decides what is older than six months, so the past is four years ago.
LONG_AGO = NOW - timedelta(days=1500)


@pytest.fixture
def old_and_new(witness: Witness) -> None:
    """Three rows of four years ago with their head, two of today."""
    with time_machine.travel(LONG_AGO):
        act(3)
    minute(-1500 * 24 * 60)
    act(2)
    minute()


def test_old_rows_go_and_the_chain_goes_on(old_and_new: None, witness: Witness) -> None:
    assert retention.prune(NOW + timedelta(minutes=1)) == 3
    assert AuditRow.objects.filter(action="citizens.reveal").count() == 2
    assert AuditLink.objects.count() == 2
    pruning = AuditPruning.objects.get()
    assert (pruning.position, pruning.removed) == (3, 6)
    row = AuditRow.objects.get(action="audit.prune")
    assert (row.by, row.detail["rows"]) == ("system", 3)
    checkpoint = AuditHead.objects.get(kind="checkpoint")
    assert checkpoint.confirmed == [witness.name]
    assert minute(2) is not None
    done = verify(NOW + timedelta(minutes=3), everything=True)
    assert done is not None
    assert done.findings == 1, "the years without heads in between"
    assert set(alarms_raised()) == {"audit_head"}
    assert retention.prune(NOW + timedelta(minutes=4)) == 0


def test_nothing_is_removed_when_no_second_place_takes_the_checkpoint(old_and_new: None, override: Override) -> None:
    override(ports.second_places, ())
    with pytest.raises(Refused):
        retention.prune(NOW + timedelta(minutes=1))
    assert AuditRow.objects.count() == 5


def test_who_removes_rows_and_says_they_were_pruned_is_found(old_and_new: None) -> None:
    """No signed head says that the chain begins there."""
    link = AuditLink.objects.get(position=4)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM infrastructure_auditrow WHERE id <= %s", [link.row_id])
        cursor.execute("DELETE FROM audit_auditlink WHERE position <= 4")
        cursor.execute("SET LOCAL session_replication_role = origin")
    AuditPruning.objects.create(position=4, digest=link.digest, at=NOW, removed=8, until=NOW)
    assert minute(1) is None
    assert "audit_rewritten" in alarms_raised()


def test_the_database_keeps_six_months_whatever_is_signed(witness: Witness) -> None:
    act(2)
    signed_head = minute()
    assert signed_head is not None
    content = signed_head.content.replace('"begin":0', '"begin":2')
    AuditHead.objects.create(
        position=2,
        digest=signed_head.head.digest,
        at=NOW,
        kind="checkpoint",
        row_id=0,
        content=content,
        confirmed=["x"],
    )
    with pytest.raises(DatabaseError, match="six months"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT audit_prune(2)")


def test_less_than_six_months_cannot_be_set() -> None:
    assert sections.Audit().retention_days == 3 * 365 + 1
    with pytest.raises(ValueError):
        sections.Audit(retention_days=183)
