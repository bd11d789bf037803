"""Reads about staff."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import connection
from django.db.models import Count, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from hotline.domains.platform.accounts.models import (
    Group,
    Role,
    SavedView,
    SecondFactor,
    Session,
    SessionRows,
    SignInAttempt,
    Staff,
)
from hotline.domains.platform.accounts.rules.powers import powers_refusal
from hotline.domains.platform.accounts.rules.second_factor import AGENT
from hotline.infrastructure.paging import filters_of, page_by_moment
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings
from hotline.kernel.chain import sm3
from hotline.kernel.clock import BEIJING
from hotline.kernel.paging import Page
from hotline.kernel.permissions import Permission

#: The permission by which a person leads their group.
LEADS = Permission.LIVE_DIRECT
#: The permission of who is not bound to one group.
EVERY_GROUP = Permission.CALLS_VIEW_ALL
#: The role of machines, which answer callers and sign in nowhere (docs/ai-seats.md).
AI_SEAT_ROLE = "ai-seat"


def by_number(number: str) -> Staff | None:
    return Staff.objects.select_related("group").filter(number=number).first()


def session_of(
    staff: Staff,
    expires_at: datetime,
    session: str = "",
    begun_at: datetime | None = None,
    *,
    office_only: bool = False,
) -> Principal:
    """The content of this person's session until it expires. ``session``: its id in the register."""
    roles = list(staff.roles.order_by("code"))
    return Principal(
        number=staff.number,
        name=staff.name,
        group=staff.group.name if staff.group else "",
        roles=tuple(role.code for role in roles),
        role_names=tuple(role.name for role in roles),
        permissions=staff.permissions,
        epoch=staff.epoch,
        expires_at=expires_at,
        session=session,
        begun_at=begun_at or datetime.now(UTC),
        office_only=office_only,
    )


def open_sessions() -> SessionRows:
    """The sessions that nothing has ended, with their people, those used last first."""
    still_open = Session.objects.open(datetime.now(UTC), settings().sign_in.idle_minutes)
    return still_open.select_related("staff").order_by("-used_at")


def staff_with(permission: Permission) -> QuerySet[Staff]:
    """Active staff with the permission, by number, with their group."""
    held = Staff.objects.filter(is_active=True, roles__permissions__contains=[permission])
    return held.select_related("group").order_by("number").distinct()


def ai_seats() -> frozenset[str]:
    """The numbers of the machines among the staff."""
    return frozenset(Staff.objects.filter(roles__code=AI_SEAT_ROLE).values_list("number", flat=True))


@dataclass(frozen=True)
class Colleague:
    number: str
    name: str
    #: "" for none.
    group: str


def active_staff() -> list[Colleague]:
    """Everybody who may sign in, by number."""
    rows = Staff.objects.filter(is_active=True).order_by("number").values_list("number", "name", "group__name")
    return [Colleague(number, name, group or "") for number, name, group in rows]


def names_of(numbers: set[str]) -> dict[str, str]:
    """Staff numbers mapped to names. Unknown numbers are left out."""
    return dict(Staff.objects.filter(number__in=numbers).values_list("number", "name"))


def group_names() -> list[str]:
    """Names of all groups, in order."""
    return list(Group.objects.order_by("name").values_list("name", flat=True))


def role_names() -> dict[str, str]:
    """Role code -> name."""
    return dict(Role.objects.order_by("code").values_list("code", "name"))


def active_among(numbers: Collection[str]) -> set[str]:
    """The numbers among these that belong to active staff."""
    return set(Staff.objects.filter(number__in=numbers, is_active=True).values_list("number", flat=True))


def numbers_with_role(code: str) -> list[str]:
    """Numbers of active staff with the role, in order."""
    return list(Staff.objects.filter(is_active=True, roles__code=code).values_list("number", flat=True))


def numbers_in_group(name: str) -> list[str]:
    """Numbers of active staff in the group, leaders included, in order."""
    return list(Staff.objects.filter(is_active=True, group__name=name).values_list("number", flat=True))


def leaders_of_group(name: str) -> list[str]:
    """Numbers of active leaders of the group, in order."""
    return list(staff_with(LEADS).filter(group__name=name).values_list("number", flat=True))


def leads(by: Principal, group: str) -> bool:
    """Whether the group is this person's own, or the person sees all groups.

    Without a group nobody leads, but who sees all. What a leader does with it is another permission.
    """
    return by.may(EVERY_GROUP) or (by.group != "" and by.group == group)


def leads_person(by: Principal, number: str) -> bool:
    """``leads`` for the group in which this person is; for nobody (``""``) it is everybody's."""
    return number == "" or leads(by, "") or leads(by, groups_of([number]).get(number, ""))


def led_by(by: Principal) -> list[str] | None:
    """Numbers of everybody whom this person leads; None for everybody."""
    if by.may(EVERY_GROUP):
        return None
    return list(Staff.objects.filter(group__name=by.group).values_list("number", flat=True)) if by.group else []


def groups_of(numbers: Collection[str]) -> dict[str, str]:
    """Staff number -> name of the group. Staff without a group are absent."""
    rows = Staff.objects.filter(number__in=numbers, group__isnull=False)
    return dict(rows.values_list("number", "group__name"))


# The pages 账号 and 角色 ----------------------------------------------------------------------------------------------

#: More accounts than a hotline of this size has; who has more narrows the list.
MAX_ACCOUNTS = 1000


@dataclass(frozen=True)
class AccountFilters:
    """``text``: part of a number or name; ``group``, ``role``: name and code; ``state``: ``active``, ``inactive``."""

    text: str = ""
    group: str = ""
    role: str = ""
    state: str = ""


def accounts(filters: AccountFilters) -> list[Staff]:
    """Accounts by number, with roles, group, ``last_begun``, ``sessions_open`` and ``factors``."""
    rows = accounts_with_use().filter(**filters_of(filters, {"group": "group__name", "role": "roles__code"}))
    if filters.state:
        rows = rows.filter(is_active=filters.state == "active")
    if text := filters.text.strip():
        rows = rows.filter(Q(number__contains=text) | Q(name__contains=text))
    return list(rows[:MAX_ACCOUNTS])


def accounts_with_use() -> QuerySet[Staff]:
    still_open = Session.objects.open(datetime.now(UTC), settings().sign_in.idle_minutes)
    counted = still_open.filter(staff=OuterRef("pk")).order_by().values("staff").annotate(n=Count("pk")).values("n")
    factors = SecondFactor.objects.usable().filter(staff=OuterRef("pk")).order_by().values("staff")
    rows = Staff.objects.annotate(
        last_begun=Subquery(Session.objects.filter(staff=OuterRef("pk")).order_by("-begun_at").values("begun_at")[:1]),
        sessions_open=Coalesce(Subquery(counted), 0),
        factors=Coalesce(Subquery(factors.annotate(n=Count("pk")).values("n")), 0),
    )
    certificates = SecondFactor.objects.filter(kind=SecondFactor.Kind.CERTIFICATE).order_by("made_at")
    assigned = Prefetch("second_factors", queryset=certificates, to_attr="certificates")
    return rows.select_related("group").prefetch_related("roles", assigned).order_by("number")


def stamp_of(staff: Staff) -> str:
    """What name, group and state are now: equal as long as nobody changed them."""
    group = staff.group.name if staff.group else ""
    return sm3(f"{staff.name}/{group}/{staff.is_active}".encode())[:16]


def roles_with_holders() -> list[Role]:
    """Roles by code, with ``holders``: how many active people hold each."""
    return list(Role.objects.annotate(holders=Count("staff", filter=Q(staff__is_active=True))).order_by("code"))


# What the security administrator looks at --------------------------------------------------------------------------


def above_agent() -> QuerySet[Staff]:
    """Active staff who have to prove a second factor wherever they are, by number; invented people are none."""
    higher = Role.objects.exclude(code=AGENT)
    return Staff.objects.filter(is_active=True, demonstration=False, roles__in=higher).distinct().order_by("number")


def usable_factors() -> QuerySet[SecondFactor]:
    return SecondFactor.objects.usable()


def certificates_in_use() -> QuerySet[SecondFactor]:
    """Certificates by which active staff sign in, those that expire first in front."""
    used = SecondFactor.objects.usable().filter(kind=SecondFactor.Kind.CERTIFICATE, staff__is_active=True)
    return used.select_related("staff").order_by("expires_at")


def invented_among(numbers: Collection[str]) -> set[str]:
    """Those of these staff numbers that are a demonstration's people, whom nobody is."""
    found = Staff.objects.filter(number__in=numbers, demonstration=True)
    return set(found.values_list("number", flat=True))


def open_demonstration_accounts() -> int:
    """How many accounts with a published password can sign in."""
    return Staff.objects.filter(is_active=True, demonstration=True).count()


def with_two_powers() -> list[Staff]:
    """Active staff who hold two of the three powers. There should be none, whatever wrote the tables."""
    people = Staff.objects.filter(is_active=True).prefetch_related("roles").order_by("number")
    return [staff for staff in people if powers_refusal(staff.permissions)]


def powers_are_guarded() -> bool:
    """Whether the database itself refuses two powers to one person: both triggers are there and enabled."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgname = 'accounts_one_power' AND tgenabled IN ('O', 'A')"
            " AND tgrelid IN ('accounts_role'::regclass, 'accounts_staff_roles'::regclass)"
        )
        return bool(cursor.fetchone()[0] == 2)


def dormant_since(moment: datetime) -> QuerySet[Staff]:
    """Active staff who have not signed in since then, nor were given a password since; with ``last_begun``."""
    signed_in = Staff.objects.annotate(last_begun=Max("sessions__begun_at"))
    unused = signed_in.filter(Q(last_begun=None) | Q(last_begun__lt=moment), is_active=True)
    return unused.filter(password_set_at__lt=moment).select_related("group").order_by("number")


@dataclass(frozen=True)
class AttemptFilters:
    """``kind``: ``failed``, ``strange``, "" for any. ``text``: part of a number or name, or the whole of an address."""

    kind: str = ""
    text: str = ""
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True)
class DayOfFailures:
    """Failed attempts of one day in Beijing, by outcome."""

    day: date
    wrong_password: int
    wrong_factor: int
    locked: int


def sign_in_attempts(filters: AttemptFilters, cursor: str = "") -> Page[SignInAttempt]:
    """Fifty attempts, the newest first. Raises Invalid for a cursor of no page."""
    rows = SignInAttempt.objects.filter(**filters_of(filters, {"start": "at__gte", "end": "at__lt"}))
    if filters.kind == "failed":
        rows = rows.exclude(outcome=SignInAttempt.Outcome.DONE)
    elif filters.kind == "strange":
        rows = rows.exclude(strange=[])
    if text := filters.text.strip():
        rows = rows.filter(Q(staff__number__contains=text) | Q(staff__name__contains=text) | Q(address=text))
    return page_by_moment(rows.select_related("staff"), "at", cursor)


def failures_by_day(first: datetime) -> dict[date, DayOfFailures]:
    """Days since then with failed attempts."""
    outcomes = SignInAttempt.Outcome
    rows = SignInAttempt.objects.filter(at__gte=first).exclude(outcome=outcomes.DONE)
    by_day = rows.annotate(day=TruncDate("at", tzinfo=BEIJING)).values("day").order_by("day")
    counted = by_day.annotate(
        wrong_password=Count("pk", filter=Q(outcome=outcomes.WRONG_PASSWORD)),
        wrong_factor=Count("pk", filter=Q(outcome=outcomes.WRONG_FACTOR)),
        locked=Count("pk", filter=Q(outcome=outcomes.LOCKED)),
    )
    return {row["day"]: DayOfFailures(**row) for row in counted}


def strange_sign_ins_of_powers(since: datetime) -> list[SignInAttempt]:
    """Strange sign-ins, since then, of people who hold one of the three powers."""
    rows = SignInAttempt.objects.filter(at__gte=since, outcome=SignInAttempt.Outcome.DONE).exclude(strange=[])
    return list(rows.filter(staff__roles__power__gt="").select_related("staff").order_by("at").distinct())


def passwords_set_before(moment: datetime) -> QuerySet[Staff]:
    """Active staff whose password was set before then, the oldest first; invented people are none."""
    people = Staff.objects.filter(is_active=True, demonstration=False, password_set_at__lt=moment)
    return people.select_related("group").order_by("password_set_at", "number")


def role_names_of(staff: Collection[int]) -> dict[int, list[str]]:
    """Ids of staff -> the names of their roles, in order."""
    found: dict[int, list[str]] = {}
    rows = Role.objects.filter(staff__in=staff).order_by("code").values_list("staff__pk", "name")
    for id, name in rows:
        found.setdefault(id, []).append(name)
    return found


def open_among(sessions: Collection[str]) -> set[str]:
    """Those of these sessions that nothing has ended."""
    return set(open_sessions().filter(pk__in=sessions).values_list("pk", flat=True))


def active_accounts() -> int:
    return Staff.objects.filter(is_active=True).count()


def views_of(number: str, viewed: str) -> list[SavedView]:
    """The views of a list that this person saved, by name."""
    return list(SavedView.objects.filter(staff__number=number, viewed=viewed).order_by("name"))
