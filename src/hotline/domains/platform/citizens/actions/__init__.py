"""Opens citizens' sealed data. This is the only way to it, and every reading by staff leaves an audit row."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from django.db import transaction

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.citizens.queries.blocks import blocked_indexes, refuse_blocked, without_blocked
from hotline.domains.platform.citizens.rules import DISPLAY_SECONDS
from hotline.infrastructure import audit
from hotline.infrastructure.key_service.port import Altered
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealing import open_all
from hotline.infrastructure.settings import settings
from hotline.kernel.blocked_numbers import HIDDEN
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Place, Sealed, in_place

#: Subject of exports.
EXPORTED = "calls"
FOLLOWED_ON_RECORD = timedelta(minutes=10)
A_DAY = timedelta(days=1)


def reveal(
    *, by: Principal, call: str, number: Sealed | None, reason: str, under_way: bool = False, bounded: bool = True
) -> str:
    """The full number of a call's caller. ``under_way``: the call is not over, and ``by`` takes part or leads.

    ``bounded``: a person sees so many of past calls within 24 hours, for one by one would be an export that nobody
    approved. A client system is not bounded: its key was approved for this.

    Raises NotPermitted (audited too), NotFound when it was withheld, Refused ``blocked`` or ``too_many_reveals``.
    """
    about = f"call/{call}"
    if not by.may(Permission.CITIZENS_REVEAL):
        audit.record(by=by.number, action="citizens.reveal", about=about, outcome="refused", reason=reason)
        deny(by, Permission.CITIZENS_REVEAL, about)
    if number is None:
        raise NotFound("来电人隐藏号码，或没有这通电话，或您无权查看。请核对后重试。")
    if not under_way:
        refuse_blocked(number, "查看完整号码")
        if bounded:
            _refuse_in_bulk(by, about)
    with transaction.atomic():
        audit.record(by=by.number, action="citizens.reveal", about=about, reason=reason, seconds=DISPLAY_SECONDS)
        return _opened(in_place(number, Place(about, "number")))


def _refuse_in_bulk(by: Principal, about: str) -> None:
    seen = AuditRow.objects.filter(
        by=by.number, at__gte=datetime.now(UTC) - A_DAY, action="citizens.reveal", outcome="done"
    )
    if seen.count() >= settings().privacy.reveals_a_day:
        audit.record(by=by.number, action="citizens.reveal", about=about, outcome="refused")
        limit = settings().privacy.reveals_a_day
        message = f"24 小时内查看完整号码已达上限 {limit} 个。确需成批使用，请在通话记录页申请导出。"
        raise Refused(message, code="too_many_reveals")


def read_notes(*, by: Principal, about: str, notes: Sequence[Sealed], under_way: bool = False) -> list[str]:
    """The notes on a subject (``call/…``, ``item/…``) in the clear, without the numbers in them that are blocked.

    ``under_way``: they are needed for what is not over, so that all stays in them.

    The caller has checked that ``by`` may see the subject.
    """
    with transaction.atomic():
        audit.record(by=by.number, action="citizens.read_notes", about=about, notes=len(notes))
        texts = _opened_all(notes)
    return texts if under_way else without_blocked(texts)


def follow(*, by: Principal, about: str, notes: Sequence[Sealed], over: bool = False) -> list[str]:
    """Open the sealed texts of a chat or case that is read repeatedly while it goes on.

    ``over``: it does not go on, so that numbers in the texts that are blocked are left out.

    An audit row records the reader at most once in ten minutes for each subject.
    """
    if not notes:
        return []
    with transaction.atomic():
        since = datetime.now(UTC) - FOLLOWED_ON_RECORD
        if not audit.recorded_since(since, by=by.number, action="citizens.follow", about=about):
            audit.record(by=by.number, action="citizens.follow", about=about)
        texts = _opened_all(notes)
    return without_blocked(texts) if over else texts


def request_full_numbers(
    *, by: Principal, title: str, filters: Mapping[str, str], facts: Sequence[tuple[str, str]], reason: str
) -> None:
    """Request to export calls with their full numbers. Raises NotPermitted, Invalid, Refused."""
    _may_reveal(by)
    requests.submit(
        by=by,
        kind=ApprovalKind.FULL_NUMBERS,
        about=EXPORTED,
        title=title,
        reason=reason,
        payload={"filters": dict(filters)},
        facts=facts,
    )


def use_full_numbers(*, by: Principal) -> dict[str, str]:
    """Use the approval to export full numbers, once; returns the filters that were approved.

    Must be inside the transaction that makes the export. Raises NotPermitted, Refused ``approval_needed``.
    """
    _may_reveal(by)
    approval = requests.use(by=by, kind=ApprovalKind.FULL_NUMBERS, about=EXPORTED)
    filters: dict[str, str] = approval.payload["filters"]
    return filters


def full_numbers(*, by: Principal, numbers: Sequence[tuple[str, Sealed | None]]) -> list[str]:
    """The callers' numbers of these calls in the clear, "" for a withheld one, a word for a blocked one.

    Leaves an audit row with how many.

    ``use_full_numbers`` has used an approval in the same transaction.
    """
    audit.record(by=by.number, action="citizens.export_numbers", about=EXPORTED, rows=len(numbers))
    blocked = blocked_indexes()
    usable = [(call, number) for call, number in numbers if number and number.index not in blocked]
    opened = iter(_opened_all([in_place(number, Place(f"call/{call}", "number")) for call, number in usable]))
    usable_numbers = {call: next(opened) for call, _ in usable}
    return [usable_numbers.get(call, HIDDEN) if number else "" for call, number in numbers]


def _may_reveal(by: Principal) -> None:
    if not by.may(Permission.CITIZENS_REVEAL):
        deny(by, Permission.CITIZENS_REVEAL, EXPORTED)


def opened_notes(notes: Sequence[Sealed]) -> list[str]:
    """Texts in the clear, for the citizen who wrote or received them.

    The caller has checked the secret of that talk.
    """
    return _opened_all(notes)


def opened_for_copy(values: Sequence[Sealed]) -> list[str]:
    """Values in the clear, for the copy that the person concerned asked for. The caller records the copy."""
    return [_opened(value) for value in values]


def _opened(sealed: Sealed) -> str:
    return _opened_all([sealed])[0]


def _opened_all(values: Sequence[Sealed]) -> list[str]:
    try:
        return open_all(values)
    except Altered as error:
        raise Refused("密文与所在记录不符，可能被改动或移动。请通知运维。", code="altered") from error
    except KeyError as error:
        raise Refused("密钥已按规定销毁，不能再查看，请向市民本人询问。", code="destroyed") from error
