"""Imports articles from files. The file is checked as a whole first, row by row; with any error nothing is changed.

Imported articles are drafts, to be reviewed and published. Only the client may restore a bundle with its past.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.db import transaction

from hotline.domains.understanding.knowledge.actions.attachments import store
from hotline.domains.understanding.knowledge.actions.common import require
from hotline.domains.understanding.knowledge.actions.drafts import written
from hotline.domains.understanding.knowledge.actions.terms import merge_terms
from hotline.domains.understanding.knowledge.actions.validation import digests_of, misfits
from hotline.domains.understanding.knowledge.models import Article, Version
from hotline.domains.understanding.knowledge.queries.versions import ARTICLES, newest_written, open_version
from hotline.domains.understanding.knowledge.rules import article as rules
from hotline.domains.understanding.knowledge.rules.attachments import BUNDLED
from hotline.domains.understanding.knowledge.rules.differences import items_of
from hotline.domains.understanding.knowledge.rules.exchange import bundle, document, sheet
from hotline.domains.understanding.knowledge.rules.exchange.forms import POLICY, Read, UnreadableForm
from hotline.domains.understanding.knowledge.rules.life import NAMES, State
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.sandbox.wire import SandboxLimits
from hotline.infrastructure.uploads.admission import admit, examined
from hotline.infrastructure.workbooks.parser import TableLimits
from hotline.infrastructure.workbooks.reader import read_table
from hotline.kernel.errors import Invalid
from hotline.kernel.files.types import FileType
from hotline.kernel.permissions import Permission

NEW, CHANGED, SAME = "new", "changed", "same"
LIMITS = TableLimits(max_rows=20_001)
REMARK = "从文件导入"
#: A document of all 160 articles takes nine seconds.
_document = in_sandbox(document.read, errors=(UnreadableForm,), limits=SandboxLimits(cpu_seconds=60))
_bundle = in_sandbox(bundle.read, errors=(UnreadableForm,), limits=SandboxLimits(cpu_seconds=20))
_file_in = in_sandbox(bundle.file_in, limits=SandboxLimits(result_mb=64))


@dataclass
class ImportRow:
    """The result for one article of the file. An article with ``problems`` is not imported."""

    where: str
    code: str = ""
    title: str = ""
    what: str = ""
    problems: list[rules.ArticleProblem] = field(default_factory=list)
    article: rules.Article | None = None


@dataclass(frozen=True)
class Report:
    """The result of an import."""

    rows: list[ImportRow]
    files: int
    terms: int
    #: Whether the import was written. Never when a row has problems.
    done: bool

    @property
    def faulty(self) -> int:
        return sum(bool(row.problems) for row in self.rows)


@dataclass(frozen=True)
class Brought:
    """The content of a file.

    ``text_only``: the format has no markup, so an article of the same wording keeps its markup.
    """

    forms: list[Read]
    files: Sequence[bundle.BundleFile] = ()
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    text_only: bool = False


def bring_in(*, by: Principal, name: str, content: bytes, write: bool) -> Report:
    """``write`` False: only say what would be done. Raises Invalid ``unreadable_file`` for the file as a whole."""
    require(by, Permission.KNOWLEDGE_EXCHANGE, about="import")
    require(by, Permission.KNOWLEDGE_EDIT, about="import")
    brought = read_file(by, name, content)
    with transaction.atomic():
        rows = list(validated_rows(brought))
        faulty, files = any(row.problems for row in rows), brought.files
        if write and not faulty:
            store_files(by, files)
            _write(by, rows)
            merge_terms(by=by.number, terms=brought.terms)
            audit.record(by=by.number, action="knowledge.import", about="knowledge", file=name[:200], count=len(rows))
    return Report(rows, len(files), len(brought.terms), done=write and not faulty)


def read_file(by: Principal, name: str, content: bytes) -> Brought:
    readers: dict[FileType, Callable[[bytes], Brought]] = {
        FileType.ZIP: _of_bundle,
        FileType.XLSX: _of_sheet,
        FileType.DOCX: _of_document,
    }
    reader = readers[admit(name, content, POLICY, by=by.number).type]
    try:
        return reader(content)
    except UnreadableForm as refusal:
        raise Invalid(refusal.message, code="unreadable_file") from refusal


def _of_sheet(content: bytes) -> Brought:
    return Brought(sheet.read(read_table(content, LIMITS)))


def _of_document(content: bytes) -> Brought:
    return Brought(_document(content), text_only=True)


def read_bundle(by: Principal, name: str, content: bytes) -> bundle.Bundle:
    """Raises Invalid ``unreadable_file``."""
    admit(name, content, POLICY, by=by.number)
    try:
        return _bundle(content)
    except UnreadableForm as refusal:
        raise Invalid(refusal.message, code="unreadable_file") from refusal


def files_of(read: bundle.Bundle, content: bytes) -> tuple[bundle.BundleFile, ...]:
    """The attached files of a bundle with this content."""
    return tuple(
        bundle.BundleFile(name, digest, partial(_file_in, content, digest)) for digest, name in read.files.items()
    )


def _of_bundle(content: bytes) -> Brought:
    """The newest version of each article in a bundle."""
    read = _bundle(content)
    forms = [
        Read(f"{article.code}.json", max(article.versions, key=lambda each: each.number).content)
        for article in read.articles
        if article.versions
    ]
    return Brought(forms, files_of(read, content), read.terms)


def validated_rows(brought: Brought) -> Iterator[ImportRow]:
    """All rows, each with all its problems."""
    rows = [_parsed(read, brought) for read in brought.forms]
    fits = Company({row.code for row in rows if row.code}, brought.files)
    seen = set[str]()
    for row in rows:
        if row.article:
            row.problems += fits.problems(row.article)
            row.problems += _in_the_way(row.article.code, twice=row.code in seen)
            row.what = _what(row.article)
        seen.add(row.code)
        yield row


def _parsed(read: Read, brought: Brought) -> ImportRow:
    row = ImportRow(
        read.where, str(read.form.get("code") or read.form.get("topic") or ""), str(read.form.get("title") or "")
    )
    before = newest_written(row.code)
    try:
        row.article = rules.parse(_completed(read.form, before), "")
    except rules.BadArticle as bad:
        row.problems = list(bad.problems)
        return row
    if before and brought.text_only:
        row.article = _with_markup_of(before.parsed_article, row.article)
    return row


def _completed(form: dict[str, Any], before: Version | None) -> dict[str, Any]:
    """Sheets and documents have no attachments: they stay."""
    scaled = before.content["attachments"] if before else []
    return {"attachments": scaled, **form}


def _with_markup_of(before: rules.Article, article: rules.Article) -> rules.Article:
    """The article with the earlier markup of every rich text whose wording is unchanged."""

    def texts(name: str, of: rules.Article) -> list[str]:
        return ["".join(item.split()) for item in items_of(name, of)]

    same = [name for name in rules.RICH if texts(name, before) == texts(name, article)]
    scaled: dict[str, Any] = {name: getattr(before, name) for name in same}
    return replace(article, **scaled)


def _in_the_way(code: str, *, twice: bool) -> Iterator[rules.ArticleProblem]:
    if twice:
        yield rules.ArticleProblem("", "code", f"{code} 在文件中重复")
    article = Article.objects.filter(code=code).first()
    if article and (row := open_version(article)):
        state = NAMES[State(row.state)]
        yield rules.ArticleProblem("", "code", f"第{row.number}版还是“{state}”，请先办完或作废后导入")


def _what(article: rules.Article) -> str:
    before = newest_written(article.code)
    if before is None:
        return NEW
    return SAME if before.parsed_article == article else CHANGED


class Company:
    """The articles and files that come in one import. An article may refer to them if they are valid."""

    def __init__(self, codes: Collection[str], files: Sequence[bundle.BundleFile]) -> None:
        self._codes, self._files = codes, {file.digest for file in files}
        self._bad = dict(_bad_files(files))

    def problems(self, article: rules.Article) -> Iterator[rules.ArticleProblem]:
        yield from misfits(article, self._codes, self._files)
        for digest in digests_of(article):
            if digest in self._bad:
                yield rules.ArticleProblem("", "attachments", self._bad[digest])


def _bad_files(files: Iterable[bundle.BundleFile]) -> Iterator[tuple[str, str]]:
    for file in files:
        try:
            examined(file.name, file.read(), BUNDLED)
        except Invalid as refusal:
            yield file.digest, f"{file.name}：{refusal.message}"


def store_files(by: Principal, files: Iterable[bundle.BundleFile]) -> None:
    for file in files:
        store(by=by.number, name=file.name, content=file.read(), policy=BUNDLED)


def _write(by: Principal, rows: Sequence[ImportRow]) -> None:
    for row in rows:
        if row.article is None or row.what == SAME:
            continue
        article, _made = Article.objects.get_or_create(
            code=row.article.code, defaults={"topic": row.article.topic, "created_at": datetime.now(UTC)}
        )
        base = ARTICLES.newest_number(article)
        written(by=by.number, article=article, content=row.article, base=base, remark=REMARK)
