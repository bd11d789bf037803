"""Which number a question for another line is referred to: urgent matters at once, the rest by what they name."""

import pytest

from hotline.domains.understanding.assistant.queries import engines
from hotline.domains.understanding.assistant.rules.outside import Finer, OtherLine, Outside, is_wrong_at_work
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from tests.domains.understanding.assistant.library import reply_to


@pytest.mark.parametrize(
    ("utterance", "number"),
    [
        ("我家两岁的把洗洁精喝下去了半瓶", "120"),
        ("孩子吞了颗纽扣电池", "120"),
        ("老伴突然叫不醒了", "120"),
        ("师傅触电了，叫他没反应", "120"),
        ("伤口血流不止", "120"),
        ("楼下冒黑烟", "119"),
        ("屋里煤气味特别大", "119"),
        ("我们三个人困在电梯里", "119"),
        ("我在路上被抢了，人刚跑", "110"),
        ("我爸出去两天找不到了，老人走失", "110"),
    ],
)
def test_what_cannot_wait_is_sent_to_who_comes_at_once(utterance: str, number: str) -> None:
    reply = reply_to(utterance)
    assert (reply.kind, reply.number, reply.citations) == ("refer", number, ())


@pytest.mark.parametrize(
    "utterance",
    [
        "在车间触电了算工伤吗",
        "上个月在工地晕倒住院，医疗期有多久",
        "上班时大出血抢救，工资怎么发",
        "昨天在单位中暑晕倒，怎么申请认定",
        "误食农药死亡能领丧葬补助吗，去年的事",
    ],
)
def test_what_is_asked_about_afterwards_is_a_question_like_any_other(utterance: str) -> None:
    assert engines.builtin().ranker.outside.urgent(utterance) is None


def test_of_the_articles_own_ways_of_asking_none_is_taken_for_an_emergency() -> None:
    outside = Outside.of(engines.lines(), None)
    ours = [way for article in builtin_articles() for way in article.asked_as]
    assert len(ours) > 8000
    taken = [way for way in ours if outside.urgent(way)]
    assert len(taken) <= len(ours) / 1000, taken


def test_of_two_lines_that_are_asked_alike_the_one_whose_business_is_named_wins() -> None:
    lines = {
        "post": OtherLine("邮政管。", ("东西坏了谁赔",), "12305", named=("快递",)),
        "shop": OtherLine("市场监管。", ("东西坏了谁赔啊",), "12315", named=("商家",)),
    }
    outside = Outside.of(lines, None)
    assert outside.nearest("快递把东西弄坏了谁赔", None).name == "post"
    assert outside.nearest("商家把东西弄坏了谁赔", None).name == "shop"


def test_within_a_lines_business_another_number_may_be_nearer() -> None:
    finer = Finer("人行管。", "12363", "人民银行", ("征信",))
    line = OtherLine("银保管。", ("贷款利率",), "12378", finer=(finer,))
    assert [line.exactly(utterance).number for utterance in ("征信有错", "理赔太慢")] == ["12363", "12378"]


@pytest.mark.parametrize(
    ("utterance", "number"),
    [("征信报告上有一笔不是我的", "12363"), ("邮局的挂号信一直没收到", "11183"), ("明天天气怎么样", "12121")],
)
def test_delivered_are_lines_within_lines(utterance: str, number: str) -> None:
    assert reply_to(utterance).number == number


@pytest.mark.parametrize(
    "note",
    [
        "王先生反映单位拖欠工资，有借条，法院不立案",
        "李女士反映单位欠薪2.4万元，朝阳区建国路88号院3号楼",
        "老板是房东，欠工资还扣押金",
        "朋友介绍去工地，包工头欠工钱三万二，打了欠条，要起诉",
        "物业公司欠保安工资3个月",
        "公司破产，遗留工资问题怎么解决",
        "公司不发工资，员工要打官司",
    ],
)
def test_a_note_on_unpaid_wages_is_never_sent_to_the_lawyers_the_city_or_the_tax_office(note: str) -> None:
    reply = reply_to(note)
    assert reply.kind in ("answer", "clarify")
    assert reply.number == ""
    assert "不是劳动人社的事" not in reply.answer


@pytest.mark.parametrize(
    "text",
    [
        "给他家养殖场干了两年多连一分钱都没见着我媳妇闹着要离婚",
        "项目部那帮人说话不算数到今天分文没给房租都是借的",
        "就想讨回我的血汗钱孩子上学等着用",
    ],
)
def test_a_story_of_unpaid_work_is_ours_whatever_else_it_tells(text: str) -> None:
    assert is_wrong_at_work(text)


@pytest.mark.parametrize(
    "text",
    [
        "公司给我们的住房公积金分文没缴",
        "工会会费扣我工资百分之零点五",
        "产假没发工资，生育津贴什么时候到",
        "朋友借钱不还",
        "房东不退押金",
    ],
)
def test_what_only_touches_wages_stays_another_lines(text: str) -> None:
    assert not is_wrong_at_work(text)
