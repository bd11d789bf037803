"""Sign-ins, accounts out of use, and what is about to end, for the security administrator."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from ninja import Query, Router, Status

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.security.queries.endings import endings
from hotline.domains.platform.security.schemas import (
    DormantAccountOut,
    DormantAccountsOut,
    EndingOut,
    EndingsOut,
    FailureDayOut,
    FailureDaysOut,
    SignInAttemptOut,
    SignInAttemptsOut,
    SignInAttemptsQuery,
)
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import BEIJING, beijing_day
from hotline.kernel.masking import mask_address
from hotline.kernel.permissions import Permission

if TYPE_CHECKING:
    from hotline.domains.platform.accounts.models import SignInAttempt, Staff

router = Router(tags=["security"], auth=needs(Permission.SECURITY_MANAGE))
closing_router = Router(tags=["security"], auth=needs(Permission.ACCOUNTS_MANAGE))
CHART_DAYS = 14


@router.get("/sign-ins", response=SignInAttemptsOut)
def sign_ins(request: StaffRequest, filters: Query[SignInAttemptsQuery], cursor: str = "") -> SignInAttemptsOut:
    """Fifty attempts to sign in, the newest first; addresses masked."""
    page = accounts.sign_in_attempts(accounts.AttemptFilters(**filters.dict()), cursor)
    still_open = accounts.open_among({row.session for row in page.rows if row.session})
    roles = accounts.role_names_of({row.staff.pk for row in page.rows if row.staff})
    return SignInAttemptsOut(rows=[_attempt(row, still_open, roles) for row in page.rows], next=page.next)


def _attempt(row: "SignInAttempt", still_open: Collection[str], roles: dict[int, list[str]]) -> SignInAttemptOut:
    return SignInAttemptOut(
        id=row.pk,
        at=row.at,
        number=row.staff.number if row.staff else "",
        name=row.staff.name if row.staff else "",
        role_names=roles.get(row.staff.pk, []) if row.staff else [],
        address_masked=mask_address(row.address),
        at_office=row.at_office,
        device=row.device,
        outcome=row.outcome,
        strange=row.strange,
        open=row.session in still_open,
    )


@router.get("/sign-ins/failures", response=FailureDaysOut)
def failures(request: StaffRequest) -> FailureDaysOut:
    today = beijing_day(datetime.now(UTC))
    days = [today - timedelta(days=back) for back in reversed(range(CHART_DAYS))]
    found = accounts.failures_by_day(datetime.combine(days[0], time(), BEIJING))
    return FailureDaysOut(
        days=[
            FailureDayOut(
                day=day,
                wrong_password=found[day].wrong_password if day in found else 0,
                wrong_factor=found[day].wrong_factor if day in found else 0,
                locked=found[day].locked if day in found else 0,
            )
            for day in days
        ]
    )


@router.get("/dormant", response=DormantAccountsOut)
def dormant(request: StaffRequest, days: Literal["60", "90"] = "60") -> DormantAccountsOut:
    """Active accounts without a sign-in, and without a new password, for so many days; by number."""
    now = datetime.now(UTC)
    rows = list(accounts.dormant_since(now - timedelta(days=int(days))))
    roles = accounts.role_names_of({row.pk for row in rows})
    return DormantAccountsOut(rows=[_dormant(row, roles, now) for row in rows], active=accounts.active_accounts())


def _dormant(row: "Staff", roles: dict[int, list[str]], now: datetime) -> DormantAccountOut:
    last: datetime | None = row.last_begun  # type: ignore[attr-defined]  # annotated by the query
    return DormantAccountOut(
        number=row.number,
        name=row.name,
        group=row.group.name if row.group else "",
        role_names=roles.get(row.pk, []),
        last_begun=last,
        password_set_at=row.password_set_at,
        days=(now - (last or row.password_set_at)).days,
    )


@closing_router.post("/dormant/{number}/close", response={204: None})
def close_dormant(request: StaffRequest, number: str) -> Status[None]:
    """403 ``own_rights`` for one's own account, 409 ``not_dormant`` for one that was used meanwhile."""
    administer.close_dormant(by=current_staff(request), number=number, now=datetime.now(UTC))
    return Status(204, None)


@router.get("/endings", response=EndingsOut)
def all_endings(request: StaffRequest) -> EndingsOut:
    """Certificates, keys and passwords with their ends, what needs somebody first."""
    found = endings(datetime.now(UTC))
    return EndingsOut(
        rows=[
            EndingOut(kind=each.kind, name=each.name, at=each.at, state=each.state, remedy=each.remedy, note=each.note)
            for each in found
        ]
    )
