"""An article written into a file of any format and read back is unchanged."""

import io
import json
import zipfile
from collections.abc import Iterable
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.domains.understanding.knowledge.rules.article import RICH, Article, parse, to_builtins
from hotline.domains.understanding.knowledge.rules.differences import items_of
from hotline.domains.understanding.knowledge.rules.exchange import bundle, document, sheet
from hotline.domains.understanding.knowledge.rules.exchange.columns import COLUMNS, day_text, form_of, texts_of
from hotline.domains.understanding.knowledge.rules.exchange.forms import UnreadableForm
from hotline.domains.understanding.knowledge.rules.rich_text import PICTURES
from hotline.infrastructure.workbooks.reader import read_table
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.chain import sm3
from hotline.kernel.tables import TableRow
from tests.domains.understanding.knowledge.people import form
from tests.sample_files import image as drawn

PNG = drawn("PNG")

FULL = parse(
    form(
        valid_until=date(2030, 12, 31),
        details=["满<strong>十五年</strong>", "<table><tbody><tr><td>年</td><td>月</td></tr></tbody></table>", "=1+1"],
        procedure=["<ul><li>先查</li><li>后办</li></ul>", "工龄 &lt; 10"],
        tags=["养老", "年限"],
        yearly={"what": "缴费基数", "where": "市人社局官网"},
        referral={"to": "税务热线", "number": "12366", "keeps": "参保登记"},
    ),
    "full",
)


def sheet_of(*articles: Article) -> list[TableRow]:
    """Its rows after a workbook was written and read again."""
    return read_table(sheet_file(articles))


def sheet_file(articles: Iterable[Article]) -> bytes:
    file = io.BytesIO()
    columns = [SheetColumn(title, 10) for title in COLUMNS.values()]
    write_workbook(file, [Sheet(sheet.SHEET, columns, sheet.rows_of(articles))])
    return file.getvalue()


def document_of(*articles: Article) -> bytes:
    file = io.BytesIO()
    document.write(file, articles, lambda digest: None)
    return file.getvalue()


def test_a_sheet_keeps_everything_but_attachments() -> None:
    (read,) = sheet.read(sheet_of(FULL))
    assert (read.where, parse(read.form, "x")) == ("第 2 行", FULL)


def test_every_delivered_article_survives_a_sheet() -> None:
    articles = builtin_articles()
    assert [parse(read.form, read.where) for read in sheet.read(sheet_of(*articles))] == list(articles)


@settings(max_examples=40)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20), max_size=4
    )
)
def test_whatever_words_an_article_has_a_line_of_texts_gives_them_back(texts: list[str]) -> None:
    questions = list(dict.fromkeys(stripped for word in texts if (stripped := " ".join(word.split()))))
    article = parse(form(asked_as=questions), "x")
    assert parse(form_of(texts_of(article)), "x") == article


def test_lists_too_long_for_a_cell_go_on_in_the_row_below() -> None:
    long = parse(form(details=[f"{at}。{'长' * 15_000}" for at in range(5)]), "long")
    assert [parse(read.form, "x") for read in sheet.read(sheet_of(long, FULL))] == [long, FULL]


def test_a_sheet_is_read_by_its_headings_and_dates_in_any_writing() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["标题", "代码", "生效日期", "没见过的列", "结论"])
        page.write_row(1, 0, ["甲", "a-b", "2026/1/5", "x", "行"])
        page.write_datetime(2, 2, date(2026, 2, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
        page.write_row(2, 0, ["乙", "c-d"])
    first, second = sheet.read(read_table(file.getvalue()))
    assert first.form == {"code": "a-b", "title": "甲", "valid_from": "2026-01-05", "conclusion": "行"}
    assert second.form["valid_from"] == "2026-02-01"


@pytest.mark.parametrize("written", ["社会保险法｜第十六条", "《社会保险法》第十六条"])
def test_a_law_and_its_clause_are_told_apart_as_people_write_them(written: str) -> None:
    assert form_of({"basis": [written]})["basis"] == [{"law": "社会保险法", "clause": "第十六条"}]


@pytest.mark.parametrize("written", ["2026-01-05", "2026/1/5", "2026年1月5日", "2026.1.5", "2026-01-05 00:00:00"])
def test_a_day_is_a_day(written: str) -> None:
    assert day_text(written) == "2026-01-05"


def test_a_document_keeps_words_and_tables_if_not_their_looks() -> None:
    first, second = (
        parse(read.form, "x") for read in document.read(document_of(FULL, parse(form("pension-calc-method"), "y")))
    )
    assert second.code == "pension-calc-method"
    plain = {name: value for name, value in to_builtins(FULL).items() if name not in RICH}
    assert {name: value for name, value in to_builtins(first).items() if name not in RICH} == plain
    assert {name: items_of(name, first) for name in RICH} == {name: items_of(name, FULL) for name in RICH}


@pytest.mark.real
def test_every_delivered_article_reads_alike_after_a_document() -> None:
    articles = builtin_articles()
    back = [parse(read.form, read.where) for read in document.read(document_of(*articles))]
    plain = [{name: value for name, value in to_builtins(each).items() if name not in RICH} for each in articles]
    assert [{name: to_builtins(each)[name] for name in plain[0]} for each in back] == plain
    assert [items_of(name, each) for each in back for name in RICH] == [
        items_of(name, each) for each in articles for name in RICH
    ]


def test_our_pictures_come_back_out_of_a_document_where_they_stood() -> None:
    image = f'<img src="{PICTURES}{"ab" * 32}" alt="办理流程 &amp; 时限">'
    article = parse(form(details=[f"先看图{image}", image, "再办理"]), "x")
    file = io.BytesIO()
    document.write(file, [article], lambda digest: PNG if digest == "ab" * 32 else None)
    (read,) = document.read(file.getvalue())
    assert parse(read.form, "x").details == article.details
    (gone,) = document.read(document_of(article))
    described = "（图：办理流程 &amp; 时限）"
    assert parse(gone.form, "x").details == (f"先看图{described}", described, "再办理")


@pytest.mark.parametrize(
    ("read", "content", "message"),
    [
        (document.read, b"not a zip", "无法打开"),
        (bundle.read, b"not a zip", "无法打开"),
        (document.read, sheet_file([FULL]), "无法打开"),
        (bundle.read, sheet_file([FULL]), "缺少目录"),
    ],
)
def test_what_is_something_else_is_refused_with_what_to_do(read: object, content: bytes, message: str) -> None:
    assert callable(read)
    with pytest.raises(UnreadableForm, match=message):
        read(content)


def test_a_sheet_without_headings_is_refused() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write_row(0, 0, ["甲", "乙"])
    with pytest.raises(UnreadableForm, match="表头"):
        sheet.read(read_table(file.getvalue()))


def bundled() -> bytes:
    file = io.BytesIO()
    version = bundle.BundleVersion(number=1, state="published", content=to_builtins(FULL))
    attachment = bundle.BundleFile("图.png", sm3(b"picture"), lambda: b"picture")
    bundle.write(
        file,
        [bundle.BundleArticle(FULL.code, (version,))],
        [attachment],
        {"养老金": ("退休金",)},
        made_at="2026-01-01T00:00:00+00:00",
        head="0" * 64,
    )
    return file.getvalue()


def altered(name: str, content: bytes, *, also: str = "") -> bytes:
    """The bundle with one part exchanged and, maybe, another slipped in."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundled())) as before, zipfile.ZipFile(file, "w") as after:
        for part in before.namelist():
            after.writestr(part, content if part == name else before.read(part))
        if also:
            after.writestr(also, "{}")
    return file.getvalue()


def test_a_bundle_gives_back_what_was_put_in() -> None:
    read = bundle.read(bundled())
    assert [each.code for each in read.articles] == [FULL.code]
    ((digest, name),) = read.files.items()
    assert (name, bundle.file_in(bundled(), digest)) == ("图.png", b"picture")
    assert read.terms == {"养老金": ("退休金",)}


def test_a_bundle_of_which_anything_is_otherwise_is_not_read() -> None:
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(bundled())).read("manifest.json"))
    manifest["parts"]["terms.json"] = "0" * 64
    for content in (
        altered("terms.json", b"{}"),
        altered(f"articles/{FULL.code}.json", b"{}"),
        altered("", b"", also="articles/more.json"),
        altered("manifest.json", json.dumps(manifest).encode()),
    ):
        with pytest.raises(UnreadableForm, match="改动"):
            bundle.read(content)


def test_the_headings_are_told_apart() -> None:
    assert len(set(COLUMNS.values())) == len(COLUMNS)
