"""Runs the self-checks, stores what they found, and notifies security administrators of a new failure once."""

from datetime import UTC, datetime

import structlog
from django.db import transaction

from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.platform.notifications.rules.addressees import PermissionHolders
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.platform.security.models import SelfCheck
from hotline.domains.platform.security.ports import Probe, probes
from hotline.domains.platform.security.rules.self_checks import SELF_CHECKS, CheckOutcome, CheckResult, unknown
from hotline.infrastructure import audit
from hotline.infrastructure.jobs import defer
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission

log = structlog.get_logger()
LONGEST_TEXT = 1000
RUN_REQUESTED = "hotline.domains.platform.security.jobs.run_requested"
LOCK = "security self-checks"


@transaction.atomic
def request_run(*, by: Principal) -> datetime:
    """Have the worker run all self-checks now. Returns the moment: a result is of this run if it is not older."""
    if not by.may(Permission.SECURITY_MANAGE):
        deny(by, Permission.SECURITY_MANAGE, "security")
    now = datetime.now(UTC)
    audit.record(by=by.number, action="security.request_checks", about="security/checks")
    defer(RUN_REQUESTED, lock=LOCK)
    return now


def run() -> dict[str, CheckResult]:
    """Each check is stored as soon as it has ended: a slow one holds up no other's result."""
    found = {}
    for code, probe in probes().items():
        now = datetime.now(UTC)
        found[code] = _result(code, probe, now)
        store(code, found[code], now)
    return found


def _result(code: str, probe: Probe, now: datetime) -> CheckResult:
    try:
        return probe(now)
    except Refused as refusal:
        return unknown(f"检查未完成：{refusal.message}")
    except Exception as error:  # whatever went wrong, the other checks go on
        log.exception("a self-check could not be made", action="security_check_failed", check=code)
        return unknown(f"检查未完成（{type(error).__name__}）。请运维查看 worker 的日志。")


@transaction.atomic
def store(code: str, result: CheckResult, now: datetime) -> SelfCheck:
    """What changed is audited; a failure that was none before notifies, and a pass settles that notification."""
    serialise(f"security check {code}")
    row = SelfCheck.objects.filter(pk=code).first() or SelfCheck(code=code, outcome="", since=now)
    before = row.outcome
    if before != result.outcome.value:
        row.outcome, row.since = result.outcome.value, now
    row.text, row.checked_at = result.text[:LONGEST_TEXT], now
    if result.outcome is CheckOutcome.PASSED:
        row.passed_at, row.failing_since = now, None
    elif result.outcome is CheckOutcome.FAILED and row.failing_since is None:
        row.failing_since = now
    row.save()
    if before != row.outcome:
        _announce(row, before)
    return row


def _announce(row: SelfCheck, before: str) -> None:
    about = f"security_check/{row.code}"
    audit.record(by="system", action="security.check_changed", about=about, before=before, after=row.outcome)
    if row.outcome == CheckOutcome.FAILED.value and row.failing_since is not None:
        spec = SELF_CHECKS[row.code]
        content = Content(
            key=f"{about}/{row.failing_since.isoformat()}",
            kind="security.check",
            title=f"安全检查不合格：{spec.name}",
            text=f"{row.text}{spec.remedy}",
            link=f"/security?check={row.code}",
            at=row.failing_since,
            urgency=Urgency.IMPORTANT,
            about=about,
        )
        notify(content, [PermissionHolders(Permission.SECURITY_MANAGE)])
    elif row.outcome == CheckOutcome.PASSED.value:
        settle(about)
