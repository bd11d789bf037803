"""From a draft to a published article: two people, the client last, and nobody's work overwritten."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from hotline.domains.understanding.knowledge.actions import drafts, publication, reviews, terms
from hotline.domains.understanding.knowledge.models import Version
from hotline.domains.understanding.knowledge.queries import articles, versions
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from tests.domains.understanding.knowledge.people import (
    AGENT,
    ANOTHER,
    CLIENT,
    EDITOR,
    MANAGER,
    SECOND,
    TOPIC,
    approved,
    drafted,
    form,
    published,
    redrafted,
)

pytestmark = [pytest.mark.real, pytest.mark.django_db]


def named(row: Version) -> dict[str, Any]:
    return {"code": row.article.code, "number": row.number, "revision": row.revision}


def test_what_is_published_is_read_and_nothing_before() -> None:
    row = approved(drafted())
    with pytest.raises(NotFound):
        articles.article_on(TOPIC)
    publication.publish(by=CLIENT, **named(row))
    found = articles.article_on(TOPIC)
    assert (found.version, found.article.conclusion) == (1, "满十五年可以按月领。")
    assert [each.article.code for each in articles.in_force()] == [TOPIC]


def test_who_wrote_at_it_cannot_review_it_however_early() -> None:
    row = drafted(by=EDITOR)
    row = drafts.save(by=SECOND, code=TOPIC, form=form(title="改过"), base=1, revision=1)
    reviews.submit(by=EDITOR, **named(row))
    for writer in (EDITOR, SECOND):
        with pytest.raises(Refused, match="由另一位审核人审核"):
            reviews.approve(by=writer, **named(row))
    assert reviews.approve(by=CLIENT, **named(row)).reviewer == "8001"


@pytest.mark.parametrize("by", [EDITOR, SECOND, MANAGER, AGENT])
def test_only_the_client_publishes_and_takes_down(by: Principal) -> None:
    row = approved(drafted())
    soon = datetime.now(UTC) + timedelta(hours=1)
    with pytest.raises(NotPermitted):
        publication.publish(by=by, **named(row))
    with pytest.raises(NotPermitted):
        publication.schedule(by=by, **named(row), at=soon)
    publication.publish(by=CLIENT, **named(row))
    with pytest.raises(NotPermitted):
        publication.retire(by=by, code=TOPIC, number=1, on=None, reason="旧了")


def test_of_two_who_edit_one_version_the_second_is_told_and_nothing_is_lost() -> None:
    drafted()
    drafts.save(by=EDITOR, code=TOPIC, form=form(title="甲的"), base=1, revision=1)
    with pytest.raises(Refused) as stale:
        drafts.save(by=SECOND, code=TOPIC, form=form(title="乙的"), base=1, revision=1)
    assert stale.value.code == "stale_version"
    assert {"newest": 1, "revision": 2, "by": "4001"}.items() <= stale.value.extra.items()
    assert versions.version(TOPIC, 1).title == "甲的"


def test_a_version_that_was_published_meanwhile_is_no_base_any_more() -> None:
    row = published()
    redrafted(row, conclusion="满二十年。")
    with pytest.raises(Refused, match="改过这一条") as stale:
        redrafted(row)
    assert stale.value.code == "stale_version"


def test_what_was_changed_after_it_was_read_is_neither_reviewed_nor_published() -> None:
    row = drafted()
    reviews.submit(by=EDITOR, **named(row))
    reviews.take_back(by=EDITOR, code=TOPIC, number=1)
    changed = drafts.save(by=EDITOR, code=TOPIC, form=form(title="改过"), base=1, revision=1)
    reviews.submit(by=EDITOR, **named(changed))
    with pytest.raises(Refused, match="改过这一条"):
        reviews.approve(by=SECOND, **named(row))
    reviews.approve(by=SECOND, **named(changed))
    with pytest.raises(Refused, match="改过这一条"):
        publication.publish(by=CLIENT, **named(row))


def test_sent_back_with_a_reason_it_is_written_on_and_reviewed_anew() -> None:
    row = approved(drafted())
    back = reviews.send_back(by=CLIENT, code=TOPIC, number=1, remark="条款号不对")
    assert (back.state, back.remark, back.reviewer) == ("draft", "条款号不对", "")
    again = drafts.save(by=EDITOR, code=TOPIC, form=form(), base=1, revision=row.revision)
    with pytest.raises(Refused):
        publication.publish(by=CLIENT, **named(again))
    with pytest.raises(Invalid, match="原因"):
        reviews.send_back(by=CLIENT, code=TOPIC, number=1, remark=" ")


def test_an_article_that_does_not_fit_is_refused_field_by_field() -> None:
    wrong = form(conclusion="", related=["no-such-article"], attachments=[])
    with pytest.raises(Invalid) as bad:
        drafts.begin(by=EDITOR, form=wrong)
    assert bad.value.extra["fields"] == [{"field": "conclusion", "message": "必填"}]
    with pytest.raises(Invalid, match="相关条目第 1 条没有条目 no-such-article"):
        drafts.begin(by=EDITOR, form=form(related=["no-such-article"]))
    with pytest.raises(Invalid, match="没有主题"):
        drafts.begin(by=EDITOR, form=form("no-such-topic"))
    missing = {"name": "表.pdf", "digest": "ab" * 32, "type": "application/pdf", "size": 1}
    with pytest.raises(Invalid, match="未上传附件"):
        drafts.begin(by=EDITOR, form=form(attachments=[missing]))
    assert not Version.objects.exists()


def test_a_code_is_given_once() -> None:
    drafted()
    with pytest.raises(Refused, match="已有代码"):
        drafted()
    assert drafted(code=TOPIC + "-2", topic=TOPIC).article.code == TOPIC + "-2"


def test_a_script_in_rich_text_is_gone_before_anything_is_kept() -> None:
    row = drafted(
        details=['<p onmouseover="x()">满十五年<script>alert(1)</script></p>'], districts="<iframe></iframe>通州"
    )
    assert (row.content["details"], row.content["districts"]) == (["满十五年"], "通州")
    assert "script" not in str(row.content)


def test_a_dropped_draft_leaves_the_article_as_it_was() -> None:
    row = published()
    drafts.drop(by=EDITOR, code=TOPIC, number=redrafted(row, conclusion="另一个。").number)
    assert articles.article_on(TOPIC).version == 1
    assert redrafted(Version.objects.get(number=2), conclusion="再来。").number == 3


def test_the_article_reads_as_it_did_on_any_day() -> None:
    row = published(valid_from=date(2025, 1, 1))
    published(redrafted(row, valid_from=date(2030, 1, 1), conclusion="满二十年。"))
    assert articles.article_on(TOPIC, date(2029, 12, 31)).version == 1
    assert articles.article_on(TOPIC, date(2030, 1, 1)).article.conclusion == "满二十年。"
    with pytest.raises(NotFound) as none:
        articles.article_on(TOPIC, date(2024, 12, 31))
    assert none.value.code == "not_in_force"
    assert [(each.row.number, each.validity) for each in versions.versions(TOPIC)] == [(2, "coming"), (1, "in_force")]


def test_taken_down_it_is_no_answer_from_that_day_on() -> None:
    published()
    gone = articles.today() + timedelta(days=3)
    publication.retire(by=CLIENT, code=TOPIC, number=1, on=gone, reason="政策停止执行")
    assert articles.article_on(TOPIC).version == 1
    with pytest.raises(NotFound):
        articles.article_on(TOPIC, gone)
    with pytest.raises(Refused):
        publication.retire(by=CLIENT, code=TOPIC, number=1, on=gone, reason="再来一次")


def test_scheduled_it_is_published_at_its_moment_in_the_clients_name() -> None:
    row, now = approved(drafted()), datetime.now(UTC)
    with pytest.raises(Invalid, match="时间已过"):
        publication.schedule(by=CLIENT, **named(row), at=now - timedelta(seconds=1))
    publication.schedule(by=CLIENT, **named(row), at=now + timedelta(hours=1))
    assert publication.publish_due(now + timedelta(minutes=59)) == 0
    assert publication.publish_due(now + timedelta(minutes=60)) == 1
    assert publication.publish_due(now + timedelta(minutes=61)) == 0
    assert versions.version(TOPIC, 1).publisher == "8001"


def test_called_off_it_waits_for_the_client() -> None:
    row, soon = approved(drafted()), datetime.now(UTC) + timedelta(hours=1)
    publication.schedule(by=CLIENT, **named(row), at=soon)
    assert publication.call_off(by=CLIENT, code=TOPIC, number=1).state == "approved"
    assert publication.publish_due(soon) == 0


def test_who_keeps_an_index_is_told_whenever_what_holds_may_be_another() -> None:
    seen = [articles.stamp()]
    published()
    seen.append(articles.stamp())
    terms.save_term(by=EDITOR, word="养老金", synonyms=["退休金"])
    seen.append(articles.stamp())
    publication.retire(by=CLIENT, code=TOPIC, number=1, on=None, reason="旧了")
    seen.append(articles.stamp())
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
        seen.append(articles.stamp())
    assert len(set(seen)) == len(seen)


def test_what_ends_soon_is_listed_with_whether_something_follows() -> None:
    today = articles.today()
    ends = published(valid_until=today + timedelta(days=20))
    published(code=ANOTHER, valid_until=today + timedelta(days=5))
    assert [(each.row.article.code, each.left, each.followed) for each in versions.expiring(30)] == [
        (ANOTHER, 5, False),
        (TOPIC, 20, False),
    ]
    published(redrafted(ends, valid_from=today + timedelta(days=21)))
    assert [(each.row.article.code, each.followed) for each in versions.expiring(90)] == [
        (ANOTHER, False),
        (TOPIC, True),
    ]
    assert [each.row.article.code for each in versions.expiring(4)] == []


def test_every_step_leaves_a_row_in_the_audit_trail_and_publishing_an_event() -> None:
    published()
    publication.retire(by=CLIENT, code=TOPIC, number=1, on=None, reason="旧了")
    rows = AuditRow.objects.filter(about=f"article/{TOPIC}/1").order_by("pk")
    assert [(row.by, row.action) for row in rows] == [
        ("4001", "knowledge.draft"),
        ("4001", "knowledge.submit"),
        ("4002", "knowledge.approve"),
        ("8001", "knowledge.publish"),
        ("8001", "knowledge.retire"),
    ]
    sent = Outgoing.objects.filter(subject=f"article/{TOPIC}").order_by("seq")
    assert [b"article.published" in bytes(row.payload) for row in sent] == [True, False]
