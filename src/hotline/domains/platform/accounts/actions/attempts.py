"""Notes of who tried to sign in, from where, and what was strange about it."""

from datetime import UTC, datetime, timedelta

from django.http import HttpRequest

from hotline.domains.platform.accounts.models import SignInAttempt, Staff
from hotline.domains.platform.accounts.queries import by_number
from hotline.domains.platform.accounts.rules.strange_places import Place, strange_about
from hotline.infrastructure.audit_origin import short_client
from hotline.infrastructure.rate_limits import address_of
from hotline.infrastructure.settings import settings

#: Days for which a person's places count as known.
KNOWN_DAYS = 90
#: Days after which attempts are deleted; the law on network security wants half a year of such records.
STORED_DAYS = 185


def note_success(request: HttpRequest, staff: Staff, *, session: str) -> SignInAttempt:
    """Inside the transaction that begins the session."""
    row = _new(request, staff, SignInAttempt.Outcome.DONE)
    row.session = session
    before = staff.attempts.filter(outcome=SignInAttempt.Outcome.DONE, at__gte=row.at - timedelta(days=KNOWN_DAYS))
    places = [Place(*values) for values in before.values_list("address", "device", "at")]
    here = Place(row.address, row.device, row.at)
    row.strange = [each.value for each in strange_about(here, places, at_office=row.at_office)]
    row.save(force_insert=True)
    return row


def note_failure(request: HttpRequest, number: str, outcome: SignInAttempt.Outcome) -> None:
    _new(request, by_number(number), outcome).save(force_insert=True)


def prune(now: datetime) -> int:
    """Delete attempts whose time is over; returns how many."""
    return SignInAttempt.objects.filter(at__lt=now - timedelta(days=STORED_DAYS)).delete()[0]


def _new(request: HttpRequest, staff: Staff | None, outcome: SignInAttempt.Outcome) -> SignInAttempt:
    address = address_of(request)[:45]
    return SignInAttempt(
        at=datetime.now(UTC),
        staff=staff,
        address=address,
        device=short_client(request.headers.get("User-Agent", "")),
        outcome=outcome.value,
        at_office=settings().sign_in.is_office(address),
    )
