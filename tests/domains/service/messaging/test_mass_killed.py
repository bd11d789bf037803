"""Whoever dies at whatever statement: no text of a mass sending is lost, none leaves twice, no table is left behind."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.db import connection

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.service.messaging.actions import carrier_texts, mass, mass_lifecycle, mass_retention, texts
from hotline.domains.service.messaging.actions.mass_check import check
from hotline.domains.service.messaging.models import MassProblem, MassSending, Text
from hotline.domains.service.messaging.queries.mass import progress
from hotline.domains.service.messaging.rules.mass import UNSENT_STORED_FOR
from hotline.domains.service.messaging.rules.texts import Sending, SendResult
from hotline.infrastructure.archive import archive
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.uploads.sealed_store import store_sealed
from tests.domains.service.messaging.mass_sendings import (
    ACCOUNT,
    BY,
    SECOND,
    TERMS,
    WORDING,
    accept,
    checked,
    claimed,
    now,
    numbers,
    running,
    with_an_account,
    workbook,
)

__all__ = ["with_an_account"]
pytestmark = pytest.mark.django_db
OF_TRANSACTIONS = ("SAVEPOINT", "RELEASE", "ROLLBACK")


class Killed(BaseException):
    """No code handles it: what was not committed is undone."""


@contextmanager
def killed_before(statement: int) -> Iterator[None]:
    """The process dies before it makes its so-manieth statement."""
    made = count()

    def execute(run: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if not str(sql).startswith(OF_TRANSACTIONS) and next(made) == statement:
            raise Killed
        return run(sql, *rest)

    with connection.execute_wrapper(execute):
        yield


def to_the_end[Answer](step: Callable[[], Answer]) -> Answer:
    """The step, killed before each of its statements in turn and begun anew by the next process, until it is done."""
    for statement in count():
        try:
            with killed_before(statement):
                return step()
        except Killed:
            continue
    raise AssertionError("unreached")


def test_killed_before_every_statement_nothing_is_lost_and_nothing_leaves_twice() -> None:
    id = mass.upload(by=BY, name="名单.xlsx", content=workbook(*numbers(6), *numbers(1))).pk
    to_the_end(lambda: mass.request_check(by=BY, id=id, name="年检通知", wording=WORDING))
    to_the_end(lambda: check(mass=id))
    assert progress(id) == {Sending.HELD: 6}
    assert MassProblem.objects.filter(mass=id).count() == 1
    to_the_end(lambda: mass.submit(by=BY, id=id, reason="年检通知"))
    to_the_end(lambda: requests.approve(by=SECOND, id=Approval.objects.get(about=f"mass/{id}").pk))
    to_the_end(lambda: mass_lifecycle.start(by=BY, id=id))
    to_the_end(lambda: mass_lifecycle.feed(mass=id, now=now()))
    to_the_end(lambda: carrier_texts.plan(terms=TERMS, limit=4))
    first = to_the_end(lambda: claimed(2))
    to_the_end(lambda: accept(first))
    to_the_end(lambda: claimed(1))  # and dies before it writes it: nobody can tell
    settled = to_the_end(lambda: carrier_texts.settle_left_over(account=ACCOUNT, repeats_are_safe=False))
    assert settled == 1
    to_the_end(lambda: mass_lifecycle.pause(by=BY, id=id))
    assert progress(id) == {Sending.HELD: 3, Sending.SENT: 2, Sending.UNCERTAIN: 1}
    to_the_end(lambda: mass_lifecycle.start(by=BY, id=id))
    to_the_end(lambda: mass_lifecycle.go_on(now()))
    to_the_end(lambda: carrier_texts.plan(terms=TERMS, limit=10))
    rest = to_the_end(lambda: claimed(10))
    to_the_end(lambda: accept(rest))
    to_the_end(lambda: mass_lifecycle.go_on(now()))
    assert progress(id) == {Sending.SENT: 5, Sending.UNCERTAIN: 1}
    taken = Counter(each.outgoing.number for each in [*first, *rest])
    assert (len(taken), set(taken.values())) == (5, {1})
    assert MassSending.objects.get(pk=id).stage == "done"
    steps = Counter(AuditRow.objects.filter(about=f"mass/{id}").values_list("action", flat=True))
    assert steps["texts.mass_start"] == 2
    assert {steps[f"texts.mass_{step}"] for step in ("check", "checked", "submit", "approve", "pause", "done")} == {1}


def test_one_that_fails_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*, mass: str) -> bool:
        raise OSError(mass)

    id = running(*numbers(1))
    Text.objects.filter(mass=id).update(sending=Sending.HELD.value)
    MassSending.objects.create(id="bad", name="坏", stage="checking", created_by="2001", created_at=now())
    monkeypatch.setattr(mass_lifecycle, "check", fails)
    mass_lifecycle.go_on(now())
    assert progress(id) == {Sending.WAITING: 1}


def test_what_a_gateway_took_in_the_moment_of_cancelling_is_noted_as_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    id = running(*numbers(2))
    one, _ = Text.objects.filter(mass=id).order_by("mass_line")

    class Gateway:
        def hand_over(self, *, message: str, number: str, text: str) -> SendResult:
            mass_lifecycle.cancel(by=BY, id=id)
            return SendResult.TAKEN

    monkeypatch.setattr(texts, "text_gateway", Gateway)
    texts.send_text(message=one.pk)
    assert progress(id) == {Sending.SENT: 1, Sending.FAILED: 1}


def test_a_table_that_is_never_sent_is_removed_with_all_that_was_made_of_it(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    remaining, old = checked(*numbers(2)), checked(*numbers(2), *numbers(1))
    waiting = checked(*numbers(2))
    mass.submit(by=BY, id=waiting.pk, reason="年检通知")
    long_ago = now() - UNSENT_STORED_FOR - timedelta(days=1)
    MassSending.objects.filter(pk__in=(old.pk, waiting.pk)).update(created_at=long_ago)
    with django_capture_on_commit_callbacks(execute=True):
        assert mass_retention.remove_unsent(now()) == 1, "one that is to be decided on stays"
    assert mass_retention.remove_unsent(now()) == 0
    assert (progress(old.pk), progress(remaining.pk)) == ({}, {Sending.HELD: 2})
    assert not MassProblem.objects.filter(mass=old.pk).exists()
    assert archive().size(old.file) is None
    assert archive().size(remaining.file)
    assert AuditRow.objects.filter(action="texts.mass_expire", about=f"mass/{old.pk}").count() == 1


def test_a_table_whose_request_broke_off_is_removed_after_two_days() -> None:
    remaining = checked(*numbers(1))
    stray = store_sealed(mass.FOLDER, "stray", now() - timedelta(days=3), b"x")
    fresh = store_sealed(mass.FOLDER, "fresh", now(), b"x")
    assert mass_retention.remove_strays(now()) == 1
    assert archive().size(stray) is None
    assert archive().size(fresh)
    assert archive().size(remaining.file)
