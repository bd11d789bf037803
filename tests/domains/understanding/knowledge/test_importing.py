"""Imported articles become drafts, all or none. A bundle restores a knowledge base with its past."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from hotline.domains.understanding.knowledge.actions import imports, publication, restoration, terms
from hotline.domains.understanding.knowledge.actions.attachments import store
from hotline.domains.understanding.knowledge.models import Article, File, Version
from hotline.domains.understanding.knowledge.queries import articles, exports, integrity
from hotline.domains.understanding.knowledge.queries.browse import ArticleFilters
from hotline.domains.understanding.knowledge.rules.article import parse, to_builtins
from hotline.domains.understanding.knowledge.rules.attachments import POLICY
from hotline.domains.understanding.knowledge.rules.exchange import bundle, sheet
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings
from hotline.infrastructure.workbooks.reader import read_table
from hotline.kernel.errors import Invalid, NotPermitted
from tests.domains.understanding.knowledge.people import (
    AGENT,
    ANOTHER,
    CLIENT,
    EDITOR,
    TOPIC,
    drafted,
    form,
    published,
    redrafted,
)
from tests.domains.understanding.knowledge.test_exchange_files import sheet_file
from tests.sample_files import PDF, image

pytestmark = [pytest.mark.real, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def own_archive(tmp_path: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
        settings.cache_clear()
        yield
    settings.cache_clear()


def sheet_of(*forms: dict[str, Any]) -> bytes:
    return sheet_file([parse(each, "x") for each in forms])


def brought(content: bytes, name: str = "条目.xlsx", *, write: bool = True) -> imports.Report:
    return imports.bring_in(by=EDITOR, name=name, content=content, write=write)


def what(report: imports.Report) -> list[tuple[str, str]]:
    return [(row.code, row.what) for row in report.rows]


def bundle_now() -> bytes:
    file = io.BytesIO()
    exports.write_bundle(file)
    return file.getvalue()


def everything() -> list[tuple[object, ...]]:
    return list(Version.objects.order_by("pk").values_list("article__code", "number", "state", "content"))


def test_new_and_changed_articles_come_as_drafts_and_equal_ones_not_at_all() -> None:
    published()
    content = sheet_of(form(), form(ANOTHER))
    assert what(brought(content, write=False)) == [(TOPIC, "same"), (ANOTHER, "new")]
    assert Article.objects.count() == 1
    report = brought(content)
    assert (report.done, report.faulty) == (True, 0)
    assert [(row.article.code, row.state, row.authors) for row in Version.objects.filter(state="draft")] == [
        (ANOTHER, "draft", ["4001"])
    ]
    changed = brought(sheet_of(form(conclusion="满二十年。")))
    assert what(changed) == [(TOPIC, "changed")]
    assert articles.article_on(TOPIC).article.conclusion == "满十五年可以按月领。"


def test_one_bad_row_among_good_ones_changes_nothing_and_every_fault_is_told() -> None:
    drafted()
    before = everything()
    content = sheet_of(
        form(ANOTHER, related=["no-such-article", "unemp-conditions"]), form(conclusion="改"), form("no-such-topic")
    )
    report = brought(content)
    assert (report.done, report.faulty) == (False, 3)
    assert [[str(problem) for problem in row.problems] for row in report.rows] == [
        ["related/0：没有条目 no-such-article", "related/1：没有条目 unemp-conditions"],
        ["code：第1版还是“草稿”，请先办完或作废后导入"],
        ["topic：没有主题 no-such-topic"],
    ]
    assert everything() == before
    assert not AuditRow.objects.filter(action="knowledge.import").exists()


def test_a_row_that_is_no_article_is_told_with_its_place() -> None:
    content = sheet_of(form(), form(ANOTHER))
    rows = sheet.read(read_table(content))
    assert [row.where for row in rows] == ["第 2 行", "第 3 行"]
    twice = brought(sheet_of(form(), form()))
    assert [[str(each) for each in row.problems] for row in twice.rows] == [
        [],
        [f"code：{TOPIC} 在文件中重复"],
    ]
    assert not twice.done


def test_articles_of_one_file_may_name_each_other() -> None:
    assert brought(sheet_of(form(related=[ANOTHER]), form(ANOTHER, related=[TOPIC]))).done


def test_a_document_that_reads_the_same_changes_nothing_of_the_markup() -> None:
    published(details=["满<strong>十五年</strong>", "<ul><li>甲</li><li>乙</li></ul>"])
    file = io.BytesIO()
    exports.write_document(file, ArticleFilters())
    assert what(brought(file.getvalue(), "条目.docx")) == [(TOPIC, "same")]


def test_a_sheet_and_a_document_leave_the_attachments_as_they_are() -> None:
    stored = store(by="4001", name="表.png", content=image(), policy=POLICY)
    attached = {"name": stored.name, "digest": stored.digest, "type": stored.type, "size": stored.size}
    published(attachments=[attached])
    for name, write in (("a.xlsx", exports.write_sheet), ("a.docx", exports.write_document)):
        file = io.BytesIO()
        assert write(file, ArticleFilters()) == 1
        assert what(brought(file.getvalue(), name, write=False)) == [(TOPIC, "same")]


def test_a_script_in_a_bundle_does_not_come_out() -> None:
    file = io.BytesIO()
    written = to_builtins(parse(form(), "x")) | {"districts": "通州<script>alert(1)</script>"}
    version = bundle.BundleVersion(number=1, state="draft", content=written, authors=("4001",), saved_at="2026-01-01")
    bundle.write(file, [bundle.BundleArticle(TOPIC, (version,))], [], {}, made_at="", head="")
    assert brought(file.getvalue(), "库.zip").done
    assert Version.objects.get().content["districts"] == "通州"


def test_who_may_not_take_in_or_restore_does_not() -> None:
    content = bundle_now()
    with pytest.raises(NotPermitted):
        imports.bring_in(by=AGENT, name="库.zip", content=content, write=False)
    with pytest.raises(NotPermitted):
        restoration.restore(by=EDITOR, name="库.zip", content=content, write=False)
    with pytest.raises(Invalid, match="可上传：Word、Excel、zip"):
        brought(PDF, "条目.pdf")


def filled() -> None:
    """Published twice, one taken down, one being written, with a picture and a term."""
    stored = store(by="4001", name="表.png", content=image(), policy=POLICY)
    attached = {"name": stored.name, "digest": stored.digest, "type": stored.type, "size": stored.size}
    first = published(attachments=[attached])
    published(code=ANOTHER)
    published(redrafted(first, conclusion="满二十年。", attachments=[attached]))
    publication.retire(by=CLIENT, code=ANOTHER, number=1, on=None, reason="旧了")
    redrafted(Version.objects.get(article__code=TOPIC, number=2), conclusion="再改。")
    terms.save_term(by=EDITOR, word="养老金", synonyms=["退休金"])


def chained() -> list[tuple[object, ...]]:
    rows = Version.objects.exclude(position=None).order_by("position")
    return list(rows.values_list("article__code", "number", "published_at", "digest", "link"))


@contextmanager
def thawed() -> Iterator[None]:
    """What the database itself forbids is done for once: published versions change and go."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE knowledge_version DISABLE TRIGGER published_versions_stay")
        yield
        cursor.execute("ALTER TABLE knowledge_version ENABLE TRIGGER published_versions_stay")


def emptied() -> None:
    """As a new installation is."""
    with thawed():
        for model in (Version, Article, File):
            model.objects.all().delete()


def test_a_bundle_restores_an_empty_base_with_its_past() -> None:
    filled()
    content, before = bundle_now(), sorted(everything(), key=str)
    links = chained()
    emptied()
    report = restoration.restore(by=CLIENT, name="库.zip", content=content, write=True)
    assert (report.done, report.files, report.terms) == (True, 1, 1)
    assert sorted(everything(), key=str) == before
    assert chained() == links
    assert [*integrity.chain_faults(), *integrity.file_faults()] == []


def test_nothing_is_restored_over_what_is_there_nor_what_was_altered() -> None:
    filled()
    content = bundle_now()
    report = restoration.restore(by=CLIENT, name="库.zip", content=content, write=True)
    assert (report.done, report.faulty) == (False, 2)
    with thawed():
        Version.objects.filter(number=1).update(reviewer="9999")
    forged = bundle_now()
    emptied()
    report = restoration.restore(by=CLIENT, name="库.zip", content=forged, write=True)
    assert not report.done
    assert "第1版的内容与发布时的摘要不符" in {problem.message for row in report.rows for problem in row.problems}
    assert not Article.objects.exists()
