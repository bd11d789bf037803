"""People are notified once, see it live, read it, choose kinds; what stays unread reaches their leader."""

import threading
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

import msgspec
import pytest
from django.db import connection

from hotline.domains.platform.accounts import models as accounts_models
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.platform.notifications import queries
from hotline.domains.platform.notifications.actions import escalation, notify, preferences, receipts, upkeep
from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.domains.platform.notifications.ports import organisation
from hotline.domains.platform.notifications.queries import own as notifications_own
from hotline.domains.platform.notifications.queries.own import OwnNotifications
from hotline.domains.platform.notifications.rules.addressees import (
    Addressee,
    DepartmentHandlers,
    DepartmentHeads,
    Group,
    PermissionHolders,
    Person,
    Role,
)
from hotline.domains.platform.notifications.rules.kinds import KINDS, Channel, Kind, Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, NotFound
from hotline.kernel.permissions import Permission

AGENT, COLLEAGUE, LEADER, OTHER_LEADER, ALONE, MANAGER = "1001", "1002", "2001", "2002", "8001", "8002"
GROUP, OTHER = "早班一组", "早班二组"
TITLE = "办理时限临近：GD2026112900001"


@pytest.fixture
def people(db: None) -> None:
    for code in ("agent", "leader", "client", "manager"):  # a test that commits has emptied the table of roles
        accounts_models.Role.objects.get_or_create(
            code=code, defaults={"name": code, "permissions": [*ROLES[code].permissions]}
        )
    staff = [(AGENT, "agent", GROUP), (COLLEAGUE, "agent", GROUP), (LEADER, "leader", GROUP)]
    for number, role, group in [*staff, (OTHER_LEADER, "leader", OTHER), (ALONE, "client", "")]:
        administer.save_staff(by="test", number=number, name=f"某{number}", roles=[role], group=group)
    administer.save_staff(by="test", number=MANAGER, name="值班", roles=["manager"])
    administer.save_staff(by="test", number="1003", name="离职", roles=["agent"], group=GROUP, active=False)


def content(key: str = "case/1#7", urgency: Urgency = Urgency.IMPORTANT, at: datetime | None = None) -> Content:
    return Content(key, "case.deadline", TITLE, at or datetime.now(UTC), "工资拖欠 · 朝阳区", "/cases/case-1", urgency)


def principal(number: str) -> Principal:
    return Principal(number, "某人", "", (), (), frozenset(), 1, datetime.now(UTC) + timedelta(hours=1))


def document(person: str) -> OwnNotifications:
    """As last sent to the bus."""
    row = Outgoing.objects.filter(subject=f"notifications/{person}").latest("id")
    return msgspec.json.decode(row.payload, type=OwnNotifications)


def received(person: str) -> list[str]:
    rows = Receipt.objects.filter(person=person).order_by("id")
    return list(rows.values_list("notification__title", flat=True))


# Whom it reaches -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "numbers"),
    [
        ([Person(AGENT), Person(AGENT), Person("1003"), Person("nobody")], [AGENT]),
        ([Role("agent")], [AGENT, COLLEAGUE]),
        ([Group(GROUP)], [AGENT, COLLEAGUE, LEADER]),
        ([Group(GROUP, leaders_only=True), Person(AGENT)], [AGENT, LEADER]),
        ([PermissionHolders(Permission.LIVE_DIRECT)], [LEADER, OTHER_LEADER]),
        ([], []),
    ],
)
def test_addressees_are_looked_up_when_it_is_sent(people: None, to: list[Addressee], numbers: list[str]) -> None:
    assert notify.notify(content(), to) == numbers


class Pensions:
    """A department with a head who is away today."""

    def heads_of(self, department: str) -> list[str]:
        return [ALONE] if department == "pension" else []

    def handlers_of(self, department: str) -> list[str]:
        return [AGENT, ALONE] if department == "pension" else []

    def substitutes_of(self, numbers: Collection[str], today: date) -> set[str]:
        return {COLLEAGUE} if ALONE in numbers else set()


@pytest.mark.parametrize(
    ("to", "numbers"),
    [
        ([DepartmentHeads("pension")], [COLLEAGUE, ALONE]),
        ([DepartmentHandlers("pension")], [AGENT, COLLEAGUE, ALONE]),
        ([Person(ALONE)], [COLLEAGUE, ALONE]),
        ([Role("client")], [ALONE]),
        ([DepartmentHeads("nowhere")], []),
    ],
)
def test_heads_and_handlers_of_a_department_and_who_stands_in_for_them(
    people: None, to: list[Addressee], numbers: list[str]
) -> None:
    with organisation.override(Pensions()):
        assert notify.notify(content(), to) == numbers


def test_it_is_stored_and_on_the_live_document_of_each(people: None) -> None:
    assert notify.notify(content(), [Role("agent")], except_for=[COLLEAGUE]) == [AGENT]
    own = document(AGENT)
    (newest,) = own.newest
    assert (own.unread, own.urgent, newest.title, newest.link, newest.popup) == (1, 0, TITLE, "/cases/case-1", True)
    assert not Outgoing.objects.filter(subject=f"notifications/{COLLEAGUE}").exists()


def test_the_same_source_notifies_nobody_twice_and_late_comers_once(people: None) -> None:
    notify.notify(content(), [Person(AGENT)])
    Outgoing.objects.all().delete()
    assert notify.notify(content(), [Person(AGENT)]) == []
    assert not Outgoing.objects.exists()
    assert notify.notify(content(), [Person(AGENT), Person(COLLEAGUE)]) == [COLLEAGUE]
    assert (Notification.objects.count(), Receipt.objects.count()) == (1, 2)


def test_what_is_older_than_notifications_are_stored_is_news_to_nobody(people: None) -> None:
    assert notify.notify(content(at=datetime.now(UTC) - timedelta(days=91)), [Person(AGENT)]) == []


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_both_counted(people: None) -> None:
    """Each transaction is held open until the other has begun: the second waits for the first one's count."""
    together = threading.Barrier(2)

    def one(key: str) -> None:
        together.wait(10)
        notify.notify(content(key), [Person(AGENT)])
        connection.close()

    threads = [threading.Thread(target=one, args=(f"case/1#{n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert document(AGENT).unread == 2


# Reading -------------------------------------------------------------------------------------------------------------


def test_reading_counts_once_and_is_audited(people: None) -> None:
    notify.notify(content(urgency=Urgency.URGENT), [Person(AGENT)])
    id = Notification.objects.get().pk
    for _ in range(2):
        receipts.read(by=principal(AGENT), id=id)
    assert document(AGENT) == OwnNotifications(0, 0)
    receipt = Receipt.objects.get()
    assert (receipt.read_at is not None, receipt.escalates_at) == (True, None)
    assert AuditRow.objects.filter(action="notifications.read", by=AGENT, about=f"notification/{id}").count() == 1


def test_nobody_reads_what_is_another_persons(people: None) -> None:
    notify.notify(content(), [Person(AGENT)])
    with pytest.raises(NotFound):
        receipts.read(by=principal(COLLEAGUE), id=Notification.objects.get().pk)


def test_all_are_read_together_or_those_of_one_kind(people: None) -> None:
    for key in ("case/1#1", "case/1#2"):
        notify.notify(content(key), [Role("agent")])
    assert receipts.read_all(by=principal(AGENT), kind="unread") == 0
    assert receipts.read_all(by=principal(AGENT)) == 2
    assert receipts.read_all(by=principal(AGENT)) == 0
    assert (document(AGENT).unread, document(COLLEAGUE).unread) == (0, 2)


def test_what_was_done_is_settled_for_everybody_and_goes_to_no_leader(people: None) -> None:
    about = replace(content(urgency=Urgency.URGENT), about="case/1/deadline/sign")
    notify.notify(about, [Role("agent")])
    notify.notify(content("other"), [Person(AGENT)])
    assert receipts.settle("case/1/deadline/sign") == 2
    assert receipts.settle("case/1/deadline/sign") == 0
    assert (document(AGENT).unread, document(COLLEAGUE).unread) == (1, 0)
    assert escalation.escalate_unread(later(11)) == 0


def test_pages_join_and_are_narrowed(people: None) -> None:
    for number in range(queries.own.PAGE + 5):
        notify.notify(content(f"case/1#{number}"), [Person(AGENT)])
    first, following = notifications_own.page_of(AGENT, unread=True, kind="case.deadline", before=0)
    assert following is not None
    rest, end = notifications_own.page_of(AGENT, unread=False, kind="", before=following)
    assert (len(first), len(rest), end) == (queries.own.PAGE, 5, None)
    assert [row.pk for row in first + rest] == sorted((row.pk for row in first + rest), reverse=True)
    assert notifications_own.page_of(AGENT, unread=False, kind="unread", before=0) == ([], None)


# Preferences ---------------------------------------------------------------------------------------------------------


def test_a_kind_taken_off_the_list_does_not_arrive(people: None, monkeypatch: pytest.MonkeyPatch) -> None:
    optional(monkeypatch)
    preferences.choose(by=principal(AGENT), kind="case.deadline", channel=Channel.LIST, on=False)
    assert notify.notify(content(), [Role("agent")]) == [COLLEAGUE]
    preferences.choose(by=principal(AGENT), kind="case.deadline", channel=Channel.LIST, on=True)
    assert notify.notify(content(), [Role("agent")]) == [AGENT]
    assert AuditRow.objects.filter(action="notifications.choose", by=AGENT).count() == 2


def test_without_its_pop_up_it_still_arrives(people: None) -> None:
    preferences.choose(by=principal(AGENT), kind="case.deadline", channel=Channel.BROWSER, on=False)
    notify.notify(content(), [Person(AGENT)])
    assert [one.popup for one in document(AGENT).newest] == [False]


@pytest.mark.parametrize(("kind", "channel"), [("nothing", Channel.LIST), ("case.deadline", Channel.LIST)])
def test_a_required_kind_stays_and_an_unknown_one_is_refused(people: None, kind: str, channel: Channel) -> None:
    with pytest.raises(Invalid):
        preferences.choose(by=principal(AGENT), kind=kind, channel=channel, on=False)


def optional(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast("dict[str, Kind]", KINDS), "case.deadline", Kind("工单时限", "可选"))


# Escalation ----------------------------------------------------------------------------------------------------------


def later(minutes: float) -> datetime:
    return datetime.now(UTC) + timedelta(minutes=minutes)


def test_an_urgent_one_nobody_read_reaches_the_leader_once(people: None) -> None:
    notify.notify(content(urgency=Urgency.URGENT), [Role("agent")])
    receipts.read(by=principal(COLLEAGUE), id=Notification.objects.get().pk)
    assert escalation.escalate_unread(later(9)) == 0
    assert escalation.escalate_unread(later(11)) == 1
    assert received(LEADER) == [f"{AGENT} 某{AGENT}未读：{TITLE}"]
    assert (received(OTHER_LEADER), received(MANAGER)) == ([], [])
    (newest,) = document(LEADER).newest
    assert (newest.kind, newest.urgency, newest.link) == ("unread", "important", "/cases/case-1")
    assert escalation.escalate_unread(later(60)) == 0


def test_those_of_one_group_are_named_together(people: None) -> None:
    notify.notify(content(urgency=Urgency.URGENT), [Role("agent")])
    assert escalation.escalate_unread(later(11)) == 1
    assert received(LEADER) == [f"1001 某1001、1002 某1002未读：{TITLE}"]


@pytest.mark.parametrize("urgency", [Urgency.ROUTINE, Urgency.IMPORTANT])
def test_what_is_not_urgent_waits(people: None, urgency: Urgency) -> None:
    notify.notify(content(urgency=urgency), [Role("agent")])
    assert escalation.escalate_unread(later(1000)) == 0


def test_who_is_in_no_group_has_the_duty_managers_for_a_leader(people: None) -> None:
    notify.notify(content(urgency=Urgency.URGENT), [Person(ALONE), Person(AGENT)])
    assert escalation.escalate_unread(later(11)) == 2
    assert received(MANAGER) == [f"{ALONE} 某{ALONE}未读：{TITLE}"]
    assert received(LEADER) == [f"{AGENT} 某{AGENT}未读：{TITLE}"]
    assert escalation.escalate_unread(later(60)) == 0


def test_what_a_leader_left_unread_goes_to_who_else_leads_the_group_or_to_the_duty_managers(people: None) -> None:
    notify.notify(content("first", urgency=Urgency.URGENT), [Person(LEADER)])
    assert escalation.escalate_unread(later(11)) == 1
    assert (len(received(LEADER)), len(received(MANAGER))) == (1, 1)
    administer.save_staff(by="test", number="2003", name="副班长", roles=["leader"], group=GROUP)
    notify.notify(content("second", urgency=Urgency.URGENT), [Person(LEADER)])
    assert escalation.escalate_unread(later(11)) == 1
    assert (len(received("2003")), len(received(MANAGER))) == (1, 1)


def test_a_duty_manager_who_reads_nothing_is_not_told_of_it(people: None) -> None:
    notify.notify(content(urgency=Urgency.URGENT), [Person(MANAGER)])
    assert escalation.escalate_unread(later(11)) == 0


# Upkeep --------------------------------------------------------------------------------------------------------------


def test_what_is_old_is_deleted_and_no_longer_counted(people: None) -> None:
    notify.notify(content("old"), [Person(AGENT)])
    Notification.objects.update(created_at=datetime.now(UTC) - timedelta(days=91))
    notify.notify(content("new"), [Person(AGENT)])
    assert document(AGENT).unread == 2
    assert upkeep.delete_old(datetime.now(UTC)) == 1
    assert (document(AGENT).unread, Receipt.objects.count()) == (1, 1)


def test_a_bus_without_memory_gets_the_documents_it_lacks(people: None) -> None:
    notify.notify(content(), [Role("agent")])
    Outgoing.objects.all().delete()
    upkeep.publish_again(unless_in={f"notifications/{AGENT}"})
    assert [row.subject for row in Outgoing.objects.all()] == [f"notifications/{COLLEAGUE}"]
    assert document(COLLEAGUE).unread == 1
