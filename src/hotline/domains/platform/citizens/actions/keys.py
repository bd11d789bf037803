"""New keys, and the end of old ones. A destroyed key takes with it what it sealed, in every copy and backup."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from hotline.domains.platform.citizens.actions.seal_renewal import begin, tables
from hotline.domains.platform.citizens.models import Resealing
from hotline.domains.platform.citizens.queries import keys as queries
from hotline.infrastructure import audit
from hotline.infrastructure.key_service.port import KeyStatus
from hotline.infrastructure.sealing import key_management
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Refused

#: Calls, commands and events that were under way when a key was retired are over by then.
QUIET = timedelta(hours=24)


@dataclass(frozen=True)
class Loss:
    """What can no longer be read without a key. ``values``: in the tables, where everything is destroyed."""

    dated: str
    events: int
    values: int = 0
    files: int = 0
    #: Digests of secrets issued before digests had a key of their own end with the key.
    secrets: bool = False


def rotate(*, by: str, now: datetime) -> str:
    """Make a key of each purpose and begin to re-seal. Returns the keys' date. New values get the new keys at once."""
    management = key_management()
    status = management.status()
    dated = _free_name(status, now)
    with transaction.atomic():
        audit.record(by=by, action="keys.rotate", about=f"keys/{dated}", after=status.cipher.current)
        management.renew(dated, now)
        begin(by=by, now=now)
    return dated


def _free_name(status: KeyStatus, now: datetime) -> str:
    day = f"{now.astimezone(BEIJING):%Y-%m-%d}"
    taken = {name for family in status.families for name in family.keys}
    return next(name for name in (day, *(f"{day}-{n}" for n in range(2, 100))) if name not in taken)


def loss_of(dated: str, *, now: datetime, live_calls: Callable[[str], int], files_too: bool = False) -> Loss:
    """What destroying a key of before costs. Raises Refused as long as something still needs the key.

    ``live_calls``: how many calls of this moment have values under a key.
    """
    status = key_management().status()
    families = (status.cipher, status.index, *([status.files] if files_too else []))
    if not any(dated in family.keys for family in families):
        known = "、".join(sorted({*status.cipher.keys, *status.index.keys}))
        raise Refused(f"没有 {dated} 这把密钥。现有：{known}。请核对日期。", code="unknown_key")
    if dated in (status.cipher.current, status.index.current):
        raise Refused("这是正在使用的密钥，不能销毁。请先执行 hotline keys rotate，待旧数据改封完成。", code="in_use")
    retired = status.cipher.keys[dated].retired if dated in status.cipher.keys else None
    if retired is not None and now < retired + QUIET:
        until = (retired + QUIET).astimezone(BEIJING)
        raise Refused(
            f"停用不满 24 小时，在途的通话和消息可能仍在使用。请在 {until:%m-%d %H:%M} 之后销毁。", code="too_soon"
        )
    if Resealing.objects.filter(finished_at=None).exists():
        raise Refused("旧数据正在改封。请等 hotline keys status 显示完成后再销毁。", code="resealing")
    formerly = dated == status.former_digest
    need = queries.needed(tables()).of(dated, undated_too=formerly)
    if need:
        raise Refused(
            f"还有 {need:,} 个值要用这把密钥。请执行 hotline keys reseal，完成后再销毁。", code="still_needed"
        )
    if waiting := queries.waiting_events(dated) + live_calls(dated):
        raise Refused(f"还有 {waiting:,} 条在途的通话或事件要用这把密钥，请稍后再试。", code="still_needed")
    files = _files_under(status, dated, files_too)
    return Loss(dated, queries.logged_events(dated), files=files, secrets=formerly)


def _files_under(status: KeyStatus, dated: str, files_too: bool) -> int:
    """Raises Refused while recordings or other files need the key."""
    shared = dated in status.shared
    if not (files_too or shared):
        return 0
    if dated == status.files.current:
        raise Refused("这是正在使用的文件密钥，不能销毁。请先执行 hotline keys rotate。", code="in_use")
    if count := queries.files_by_key()[dated]:
        raise Refused(
            f"还有 {count:,} 个录音或附件用这把密钥密封。请待它们保存期满、按规定销毁之后，再销毁密钥。",
            code="files_need_it",
        )
    if shared and not files_too:
        raise Refused("这把密钥也用于录音和附件（已无文件使用）。请加 --files 一并销毁。", code="files_need_it")
    return 0


def destroy(*, by: str, loss: Loss, files_too: bool = False) -> None:
    """Destroy the keys of this date: overwritten and removed. The caller has shown the loss and had it confirmed."""
    purposes = ("cipher", "index", "files") if files_too else ("cipher", "index")
    with transaction.atomic():
        audit.record(
            by=by, action="keys.destroy", about=f"keys/{loss.dated}", purposes=list(purposes), events=loss.events
        )
        key_management().destroy(loss.dated, purposes)


def loss_of_all() -> Loss:
    """What destroying every key costs: all personal data, in the tables, the log and the files."""
    status = key_management().status()
    need = queries.needed(tables())
    values = sum(each.total() for each in need.ciphers.values())
    events = sum(queries.logged_events(dated) for dated in sorted(status.cipher.keys))
    return Loss("", events, values, queries.files_by_key().total(), secrets=True)


def destroy_all(*, by: str, loss: Loss, now: datetime) -> str:
    """Destroy every key. The hotline goes on with fresh ones, whose date is returned, and without its past."""
    management = key_management()
    status = management.status()
    dated = _free_name(status, now)
    with transaction.atomic():
        Resealing.objects.filter(finished_at=None).update(finished_at=now)
        Resealing.objects.create(dated=dated, by=by, started_at=now, finished_at=now)
        audit.record(
            by=by,
            action="keys.destroy_all",
            about=f"keys/{dated}",
            destroyed=sorted({name for family in status.families for name in family.keys}),
            values=loss.values,
            events=loss.events,
            files=loss.files,
        )
        management.destroy_all(dated)
    return dated
