"""Published versions cannot be altered or inserted unnoticed. Builtin articles are loaded once."""

import pytest
from django.db import ProgrammingError, connection, transaction

from hotline.domains.platform.notifications.models import Notification
from hotline.domains.understanding.knowledge.actions import installation, publication
from hotline.domains.understanding.knowledge.models import Version
from hotline.domains.understanding.knowledge.queries import articles, builtin, integrity
from hotline.domains.understanding.knowledge.queries import terms as knowledge_terms
from hotline.domains.understanding.knowledge.rules.article import parse
from hotline.kernel.chain import GENESIS
from tests.domains.understanding.knowledge.people import ANOTHER, CLIENT, TOPIC, form, published, redrafted

pytestmark = [pytest.mark.real, pytest.mark.django_db]
HANDS = installation.Hands("4001", "4002", "8001")


def test_an_empty_base_is_whole() -> None:
    assert integrity.head() == (0, GENESIS)
    assert list(integrity.chain_faults()) == []


def test_every_publication_is_a_link_over_all_before() -> None:
    first = published()
    published(redrafted(first, conclusion="改了。"))
    last = published(code=ANOTHER)
    assert integrity.head() == (3, last.link)
    assert list(integrity.chain_faults()) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("content = jsonb_set(content, '{conclusion}', '\"随便领\"')", "内容与发布时的摘要不符"),
        ("reviewer = '9999'", "内容与发布时的摘要不符"),
        ("published_at = published_at - interval '1 day'", "内容与发布时的摘要不符"),
        ("link = repeat('0', 64)", "与前一版的链接不符"),
        ("position = NULL", "已发布但不在链上"),
    ],
)
def test_a_change_behind_our_back_is_found_and_named(change: str, message: str) -> None:
    """By somebody with the rights of the database's owner, who takes the guard away first."""
    published()
    published(code=ANOTHER)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE knowledge_version DISABLE TRIGGER published_versions_stay")
        cursor.execute(f"UPDATE knowledge_version SET {change} WHERE title = '最低缴费年限' AND position = 1")
    faults = list(integrity.chain_faults())
    assert any(fault == f"{TOPIC} 第1版：{message}" for fault in faults), faults


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE knowledge_version SET content = jsonb_set(content, '{conclusion}', '\"随便领\"')",
        "UPDATE knowledge_version SET valid_until = '2030-01-01'",
        "UPDATE knowledge_version SET state = 'draft'",
        "DELETE FROM knowledge_version",
    ],
)
def test_what_is_published_the_database_itself_keeps_as_it_is(statement: str) -> None:
    row = published()
    with pytest.raises(ProgrammingError, match="never changed nor deleted"), transaction.atomic():
        connection.cursor().execute(statement)
    retired = publication.retire(by=CLIENT, code=TOPIC, number=1, on=None, reason="已被替代")
    with pytest.raises(ProgrammingError, match="never changed nor deleted"), transaction.atomic():
        connection.cursor().execute(statement)
    assert (retired.state, retired.content) == ("retired", row.content)
    assert list(integrity.chain_faults()) == []


def test_the_delivered_articles_come_into_an_empty_base_published_and_once() -> None:
    batch = builtin.builtin_articles()
    assert installation.install(batch, by=HANDS) == len(batch)
    assert {each.article for each in articles.in_force()} >= {
        article for article in batch if article.valid_from <= articles.today()
    }
    row = Version.objects.order_by("position").last()
    assert row is not None
    assert (row.authors, row.reviewer, row.publisher, row.position) == (["4001"], "4002", "8001", len(batch))
    assert not Notification.objects.exists(), "nobody has asked for what came with the product"
    assert installation.install(batch, by=HANDS) == 0
    assert list(integrity.chain_faults()) == []


def test_what_somebody_changed_since_stays_when_it_is_delivered_again() -> None:
    batch = [parse(form(), "one"), parse(form(ANOTHER), "another")]
    assert installation.install(batch[:1], by=HANDS) == 1
    published(redrafted(Version.objects.get(), conclusion="改了。"))
    assert installation.install(batch, by=HANDS) == 1
    assert articles.article_on(TOPIC).article.conclusion == "改了。"


def test_one_person_cannot_deliver_alone() -> None:
    with pytest.raises(ValueError):
        installation.install([], by=installation.Hands("4001", "4001", "8001"))


def test_the_dictionary_is_delivered_once_and_keeps_what_was_changed() -> None:
    terms = knowledge_terms.builtin_terms()
    assert installation.install_terms(terms, by="8001") == len(terms)
    assert knowledge_terms.terms()["养老金"] == terms["养老金"]
    assert installation.install_terms(terms, by="8001") == 0
