"""Brings every sealed value of every table under the keys of today, in the background.

The work stands still and goes on at any moment: each batch is one transaction with its progress. A second round finds
what was written under the old keys meanwhile; the re-sealing is over when a round finds nothing. Then ciphers that are
bound to no place are refused.
"""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction

from hotline.domains.platform.citizens.models import Resealing
from hotline.infrastructure import audit, jobs
from hotline.infrastructure.key_service.port import KeyService
from hotline.infrastructure.row_change import locked_if_there
from hotline.infrastructure.sealed_columns import (
    plain,
    sealed_columns,
    sealed_json,
    sealed_secrets,
)
from hotline.infrastructure.sealing import key_management, seal_secret, sealing_keys, secret_to_sign, tail_index
from hotline.kernel.masking import tightened
from hotline.kernel.sealed import Sealed

JOB = "hotline.domains.platform.citizens.jobs.reseal"
BATCH = 200
#: A run gives its worker's place back after this time; the next run goes on.
RUN_SECONDS = 120.0


def tables() -> list[type[models.Model]]:
    """Every table with sealed values, found by their attributes, so that a new one is never forgotten."""
    found = (
        model for model in apps.get_models() if sealed_columns(model) or sealed_json(model) or sealed_secrets(model)
    )
    return sorted(found, key=lambda model: model._meta.db_table)


@transaction.atomic
def begin(*, by: str, now: datetime) -> Resealing:
    """Begin a re-sealing under the keys of today. It takes the place of one that still runs under other keys."""
    dated = sealing_keys().state.current
    Resealing.objects.filter(finished_at=None).update(finished_at=now)
    run = Resealing.objects.create(dated=dated, by=by, started_at=now)
    audit.record(by=by, action="keys.reseal", about=f"keys/{dated}")
    jobs.defer(JOB)
    return run


def begin_if_needed(now: datetime) -> None:
    """Go on where a re-sealing runs. Begin one after an upgrade, and for new keys that nobody began with."""
    keys = sealing_keys().state
    if Resealing.objects.filter(finished_at=None).exists():
        jobs.defer(JOB)
    elif not keys.bound_only or (keys.has_former and not Resealing.objects.filter(dated=keys.current).exists()):
        begin(by="system", now=now)


def reseal(*, seconds: float = RUN_SECONDS) -> bool:
    """Go on for so long at most. Returns whether nothing is left to do."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not _next_batch():
            return True
    return False


def _next_batch() -> bool:
    """One batch of the running re-sealing; False when none runs."""
    with transaction.atomic():
        run = locked_if_there(Resealing.objects.filter(finished_at=None).order_by("-pk"))
        if run is None:
            return False
        table = next((each for each in tables() if not run.progress.get(each._meta.db_table, {}).get("over")), None)
        if table is not None:
            _reseal_some(run, table)
        elif run.sealed_in_round:
            run.round, run.sealed_in_round, run.unreadable, run.progress = run.round + 1, 0, 0, {}
        else:
            _finish(run)
        run.save()
    return run.finished_at is None


def _reseal_some(run: Resealing, table: type[models.Model]) -> None:
    name, rows = table._meta.db_table, table._default_manager.order_by("pk")
    at = run.progress.get(name, {"last": None, "rows": 0})
    if at["last"] is not None:
        rows = rows.filter(pk__gt=at["last"])
    some = list(rows.select_for_update(of=("self",))[:BATCH])
    keys = sealing_keys()
    for row in some:
        changed, sealed, unreadable = resealed(row, keys)
        run.sealed, run.sealed_in_round = run.sealed + sealed, run.sealed_in_round + sealed
        run.unreadable += unreadable
        if changed:
            row.save(update_fields=sorted(changed))
    last = some[-1].pk if some else at["last"]
    run.progress[name] = {"last": last, "rows": at["rows"] + len(some), "over": len(some) < BATCH}


def _finish(run: Resealing) -> None:
    run.finished_at = datetime.now(UTC)
    key_management().refuse_unbound()
    audit.record(
        by=run.by,
        action="keys.resealed",
        about=f"keys/{run.dated}",
        sealed=run.sealed,
        unreadable=run.unreadable,
        rounds=run.round,
    )


def resealed(row: models.Model, keys: KeyService) -> tuple[set[str], int, int]:
    """Bring the values of an unsaved row under the keys of today: changed columns, values sealed, values unreadable."""
    changed, sealed, unreadable = set[str](), 0, 0
    for did_open, columns in _steps(row, keys):
        changed |= columns
        sealed, unreadable = sealed + did_open, unreadable + (not did_open)
    return changed | _tighten(row), sealed, unreadable


def _steps(row: models.Model, keys: KeyService) -> Iterator[tuple[bool, set[str]]]:
    """For each value that is not in order: whether it opened, and the columns that changed."""
    model = type(row)
    for name, column in sealed_columns(model).items():
        value: Sealed | None = getattr(row, name)
        if value is not None and not keys.is_settled(value, column.place(row)):
            try:
                setattr(row, name, keys.moved(value, column.place(row)))
                yield True, set(column.stored_in) | _tail(row, getattr(row, name))
            except KeyError:
                yield False, set()
    for json in sealed_json(model).values():
        for place, stored in json.values(row):
            found = json.found_in(row, stored, place.field)
            if not keys.is_settled(found, place):
                try:
                    stored.update(plain(keys.moved(found, place)))
                    json.copy(row)
                    yield True, {json.column, *json.copies}
                except KeyError:
                    yield False, set()
    for secret in sealed_secrets(model).values():
        yield from _secret(row, secret.column, secret.place(row), keys)


def _secret(row: models.Model, column: str, place: Any, keys: KeyService) -> Iterator[tuple[bool, set[str]]]:
    stored = bytes(getattr(row, column))
    if stored.startswith(b"2:") and keys.is_settled(Sealed("", stored.decode(), ""), place):
        return
    try:
        setattr(row, column, seal_secret(secret_to_sign(stored, *place), *place))
        yield True, {column}
    except KeyError:
        yield False, set()


def _tail(row: models.Model, number: Sealed) -> set[str]:
    """The index of a number's last digits, where the row has one."""
    if not hasattr(row, "number_tail"):
        return set()
    row.number_tail = tail_index(number)
    return {"number_tail"}


def _tighten(row: models.Model) -> set[str]:
    """Masked forms that stand alone, without a cipher."""
    columns = [field.attname for field in row._meta.concrete_fields if field.attname.endswith("_masked")]
    loose = {name for name in columns if tightened(getattr(row, name)) != getattr(row, name)}
    for name in loose:
        setattr(row, name, tightened(getattr(row, name)))
    return loose
