"""Articles: read from a form, refused with all their errors, cut into passages."""

import tomllib
from datetime import date
from typing import Any

import pytest

from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.domains.understanding.knowledge.rules.article import Article, BadArticle, parse, passages, to_builtins
from hotline.domains.understanding.knowledge.rules.rich_text import pieces_of, plain_text

FORM = """
topic = "pension-min-years"
title = "按月领取养老金的最低缴费年限"
valid_from = 2025-01-01
tags = ["养老保险", "缴费年限"]
related = ["pension-calc-method"]
calculators = ["contribution-years"]
conclusion = "现在满十五年，二〇三〇年起每年多半年。"
spoken = "您现在满十五年就能领。"
details = [
  "缴费不足的可以<strong>延长缴费</strong>。",
  "<table><tr><th>年份</th><th>年限</th></tr><tr><td>2030</td><td>十五年六个月</td></tr></table>",
]
procedure = ["先查缴费记录。"]
channels = ["任一街道政务服务中心。"]
districts = ""
asked_as = ["交了十三年社保还差两年能领退休金不", "社保断了几年还能领不"]

[[basis]]
law = "中华人民共和国社会保险法"
clause = "第十六条"

[yearly]
what = "最低工资标准"
where = "市人社局官网当年公布的通知"

[referral]
to = "医疗保障热线"
number = "12393"
keeps = "产假天数"
"""


def form(**changed: Any) -> dict[str, Any]:
    return {name: value for name, value in {**tomllib.loads(FORM), **changed}.items() if value is not None}


def messages_of(table: dict[str, Any]) -> list[str]:
    with pytest.raises(BadArticle) as bad:
        parse(table, "pension.toml")
    return [str(problem) for problem in bad.value.problems]


def test_an_article_has_what_its_form_says() -> None:
    article = parse(form(), "pension.toml")
    assert (article.code, article.topic) == ("pension-min-years", "pension-min-years")
    assert (article.valid_from, article.valid_until) == (date(2025, 1, 1), None)
    assert article.basis[0].clause == "第十六条"
    assert article.referral is not None
    assert article.referral.number == "12393"


def test_what_was_kept_is_read_as_it_was() -> None:
    article = parse(form(), "pension.toml")
    assert parse(to_builtins(article), "again") == article


def test_every_piece_of_it_can_be_pointed_at_and_has_no_markup() -> None:
    found = {passage.key: passage.text for passage in passages(parse(form(), "pension.toml"))}
    assert found == {
        "conclusion": "现在满十五年，二〇三〇年起每年多半年。",
        "basis/0": "《中华人民共和国社会保险法》第十六条",
        "details/0": "缴费不足的可以延长缴费。",
        "details/1": "年份 年限\n2030 十五年六个月",
        "procedure/0": "先查缴费记录。",
        "channels/0": "任一街道政务服务中心。",
        "yearly": "最低工资标准每年公布，以市人社局官网当年公布的通知为准。",
        "referral": "请找医疗保障热线，电话 12393。本热线解答：产假天数",
    }


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"conclusion": None}, "pension.toml：conclusion：必填"),
        ({"spoken": "  "}, "pension.toml：spoken：必填"),
        ({"valid_from": "明年"}, "pension.toml：valid_from：格式有误"),
        ({"tags": "养老"}, "pension.toml：tags：须为列表"),
        ({"procedure": ["一", 2]}, "pension.toml：procedure：[1] 须为文字"),
        ({"basis": [{"clause": "第一条"}]}, "pension.toml：basis：[0] 缺少 law"),
        ({"referral": {"to": "税务", "phone": "12366"}}, "pension.toml：referral：没有 phone 这一项"),
        ({"yearly": {"what": "", "where": ""}}, "pension.toml：yearly：数额名称和查询渠道均须填写"),
        ({"topic": "养老"}, "pension.toml：topic：只能用小写字母、数字和连字符"),
        ({"asked_as": ["一样", "一样 "]}, "pension.toml：asked_as/1：与前面重复：一样"),
        ({"details": ["<script>alert(1)</script>"]}, "pension.toml：details/0：是空的"),
        ({"valid_until": date(2024, 12, 31)}, "pension.toml：valid_until：早于生效日期"),
        ({"conclusion": "长" * 201}, "pension.toml：conclusion：最多 200 个字，现在 201 个"),
        ({"colour": "红"}, "pension.toml：colour：没有这一项"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_field(changed: dict[str, Any], message: str) -> None:
    found = messages_of(form(**changed))
    assert message in found
    assert {line.split("：")[1].partition("/")[0] for line in found} == {next(iter(changed))}


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert messages_of(form(title=None, tags="养老", colour="红")) == [
        "pension.toml：title：必填",
        "pension.toml：tags：须为列表",
        "pension.toml：colour：没有这一项",
    ]


@pytest.mark.parametrize(
    ("html", "comes_out"),
    [
        ("满 <script>alert(1)</script>十五年", "满 十五年"),
        ('<p onclick="steal()">十五年</p>', "十五年"),
        ("<p>十五年</p><p>起</p>", "<p>十五年</p><p>起</p>"),
        ('<a href="javascript:alert(1)">看</a>', '<a rel="noopener noreferrer">看</a>'),
        ('<img src="https://elsewhere/x.png" alt="图">', '<img alt="图">'),
        (
            '<img src="/api/knowledge/attachments/ab12" alt="图">',
            '<img src="/api/knowledge/attachments/ab12" alt="图">',
        ),
        ("<iframe src='/x'></iframe><p>字</p>", "字"),
        ("<svg><script>alert(1)</script></svg>字", "字"),
        ("工龄 < 10 年 & 有社保", "工龄 &lt; 10 年 &amp; 有社保"),
    ],
)
def test_nothing_in_rich_text_can_do_anything(html: str, comes_out: str) -> None:
    assert parse(form(districts=html), "x").districts == comes_out


def test_a_row_of_a_table_is_one_line_of_words_whatever_an_editor_sets_into_its_cells() -> None:
    image = f'<img src="/api/knowledge/attachments/{"ab" * 32}" alt="流程图">'
    head = "<tr><th><p>情形</p></th><th><p>期限</p></th></tr>"
    row = f"<tr><td><p>复杂</p></td><td><p>六十日</p><p>含延长</p>{image}</td></tr>"
    table = f"<table><tbody>{head}{row}</tbody></table><p>其余照旧</p>"
    assert plain_text(table) == "情形 期限\n复杂 六十日 含延长 （图：流程图）\n其余照旧"
    assert pieces_of(table)[0].rows == (("情形", "期限"), ("复杂", "六十日 含延长 （图：流程图）"))


def test_the_articles_delivered_are_sound_and_about_topics_that_there_are() -> None:
    articles = builtin_articles()
    strangers = {
        article.code: sorted({article.topic, *article.related} - titles().keys())
        for article in articles
        if {article.topic, *article.related} - titles().keys()
    }
    assert strangers == {}
    assert len({article.code for article in articles}) == len(articles)


def test_the_answers_delivered_are_short_and_asked_for_in_many_ways() -> None:
    def is_short(article: Article) -> bool:
        return len(article.conclusion) <= 140 and len(article.spoken) <= 160

    assert [article.code for article in builtin_articles() if not is_short(article)] == []
    assert [article.code for article in builtin_articles() if len(article.asked_as) < 15] == []
