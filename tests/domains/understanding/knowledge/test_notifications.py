"""Notifications about versions reach the people who act next, the authors, and readers of required articles."""

from datetime import timedelta
from typing import Any

import pytest

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.notifications.models import Notification, Receipt
from hotline.domains.understanding.knowledge.actions import publication, readings, reviews
from hotline.domains.understanding.knowledge.models import Version
from hotline.domains.understanding.knowledge.queries import articles
from tests.domains.understanding.knowledge.people import AGENT, CLIENT, EDITOR, SECOND, TOPIC, drafted, published

pytestmark = [pytest.mark.real, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def people() -> None:
    for person in (EDITOR, SECOND, CLIENT, AGENT):
        administer.save_staff(by="test", number=person.number, name="某人", roles=list(person.roles), group="一组")


def named(row: Version) -> dict[str, Any]:
    return {"code": row.article.code, "number": row.number, "revision": row.revision}


def unread(number: str) -> list[str]:
    rows = Receipt.objects.filter(person=number, read_at=None).order_by("id")
    return list(rows.values_list("notification__title", flat=True))


def test_a_version_goes_from_reviewers_to_publishers_and_each_step_back_to_the_author() -> None:
    row = drafted()
    reviews.submit(by=EDITOR, **named(row))
    assert (unread(SECOND.number), unread(EDITOR.number)) == (["条目等审核：最低缴费年限"], [])
    reviews.approve(by=SECOND, **named(row))
    assert (unread(SECOND.number), unread(EDITOR.number)) == ([], ["条目审核通过：最低缴费年限"])
    assert unread(CLIENT.number) == ["条目等发布：最低缴费年限"]
    publication.publish(by=CLIENT, **named(row))
    assert (unread(CLIENT.number), unread(EDITOR.number)[1:]) == ([], ["条目已发布：最低缴费年限"])


def test_what_is_sent_back_says_why() -> None:
    row = drafted()
    reviews.submit(by=EDITOR, **named(row))
    reviews.send_back(by=SECOND, code=TOPIC, number=1, remark="依据要写到条")
    assert unread(EDITOR.number) == ["条目退回修改：最低缴费年限"]
    assert Notification.objects.latest("created_at").text == "依据要写到条"
    assert unread(CLIENT.number) == []


def test_required_reading_reaches_its_readers_until_they_have_confirmed_it() -> None:
    published()
    due = articles.today() + timedelta(days=3)
    made = readings.require_reading(by=EDITOR, code=TOPIC, number=1, groups=["一组"], due_on=due, reason="二月起执行")
    assert unread(AGENT.number) == ["必读：最低缴费年限"]
    readings.confirm_read(by=AGENT, id=made.pk)
    assert unread(AGENT.number) == []
