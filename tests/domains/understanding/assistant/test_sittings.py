"""Whole sittings with 京晓保: danger belongs to its utterance, what was stated is kept, nothing is said twice."""

import itertools
import re

import msgspec
import pytest

from hotline.domains.understanding.assistant.rules import calculator_use
from hotline.domains.understanding.assistant.rules.stated import stated
from hotline.domains.understanding.assistant.rules.talk import Reply, Turn
from tests.domains.understanding.assistant.library import TODAY, engine

DANGER = "我不想活了，药都准备好了"


def sitting(*texts: str) -> list[Reply]:
    """The replies to texts that a citizen writes one after the other."""
    answers, turns, replies = engine(), list[Turn](), list[Reply]()
    for text in texts:
        replies.append(answers.reply([*turns, Turn("citizen", text)], TODAY))
        turns += [Turn("citizen", text), Turn("assistant", replies[-1].answer)]
    return replies


def last_of(*texts: str) -> Reply:
    return sitting(*texts)[-1]


@pytest.mark.parametrize(
    ("text", "kind", "topic"),
    [
        ("退休年龄怎么算", "answer", "pension-retire-age-delay"),
        ("社保卡丢了怎么补", "answer", "card-lost"),
        ("公司拖欠工资怎么投诉", "answer", "wage-arrears"),
        ("公积金怎么提取", "refer", "ref-housing-fund"),
        ("asdfgh", "clarify", ""),
        ("你是谁", "answer", ""),
        ("你好", "answer", ""),
        ("今天股票涨了吗", "refuse", ""),
    ],
)
def test_an_ordinary_question_after_a_danger_is_answered_and_nobody_is_alerted(
    text: str, kind: str, topic: str
) -> None:
    first, then = sitting(DANGER, text)
    assert (first.kind, first.level) == ("escalate", "红")
    assert (then.kind, then.level, (then.topics or ("",))[0]) == (kind, "", topic)


def test_the_first_ordinary_answer_ends_with_a_caring_line_and_the_next_does_not() -> None:
    _, first, second = sitting(DANGER, "社保卡丢了怎么补", "带薪年休假有几天")
    assert "12356" in first.sentences[-1].text
    assert "12356" not in second.answer


@pytest.mark.parametrize("cry", ["我真的撑不住了", "没人管我", "那我该找谁", "我该怎么办", "救救我"])
def test_what_follows_a_danger_closely_is_told_whom_to_ring_in_other_words(cry: str) -> None:
    first, then = sitting(DANGER, cry)
    assert then.kind == "escalate"
    assert then.answer != first.answer
    assert "110" in then.answer


def test_a_leader_is_alerted_by_each_utterance_of_danger_and_by_nothing_between() -> None:
    levels = [each.level for each in sitting("社保卡丢了怎么补", DANGER, "那我该找谁", "年假几天", DANGER)]
    assert levels == ["", "红", "", "", "红"]


def test_a_danger_that_is_over_does_not_colour_a_follow_up() -> None:
    reply = last_of(DANGER, "社保卡丢了怎么补", "那要带什么材料")
    assert (reply.kind, reply.topics[0], reply.level) == ("answer", "card-lost", "")


@pytest.mark.parametrize(
    "text", ["asdfgh", "qwer1234", "zxcv", "啊啊啊啊", "的的的的", "哈哈哈", "手滑", "孩子按的", "jkl;", "测试一下"]
)
def test_what_says_nothing_is_asked_back_with_examples(text: str) -> None:
    reply = last_of(text)
    assert (reply.kind, reply.topics, reply.level) == ("clarify", (), "")
    assert reply.answer.count("“") >= 2
    assert {each.topic for each in reply.options} >= {"card-lost", "wage-arrears"}


@pytest.mark.parametrize(
    "text", ["你是谁", "你是机器人吗", "你是真人还是机器", "你是chatgpt吗", "你叫什么名字", "你是人吗"]
)
def test_who_it_is_has_a_short_answer_of_its_own(text: str) -> None:
    reply = last_of("社保卡丢了怎么补", text)
    assert (reply.kind, reply.topics) == ("answer", ())
    assert "京晓保" in reply.answer
    assert len(reply.answer) < 90


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("今天股票涨了吗", "refuse", ""),
        ("比特币还能买吗", "refuse", ""),
        ("隔壁半夜装修噪音太大", "refer", "12345"),
        ("我家车位被占了", "refer", "12345"),
        ("孩子上学找谁", "refer", "12345"),
    ],
)
def test_what_is_not_ours_is_sent_to_the_right_place_in_mid_sitting_too(text: str, kind: str, number: str) -> None:
    reply = last_of("带薪年休假有几天", text)
    assert (reply.kind, reply.number, reply.options) == (kind, number, ())


@pytest.mark.parametrize("text", ["噪音大，公司不让戴耳塞，耳朵聋了", "物业公司拖欠我工资", "停车场上班摔了算工伤吗"])
def test_another_lines_word_beside_our_business_does_not_send_it_away(text: str) -> None:
    assert engine().ranker.outside.alone(text) is None


@pytest.mark.parametrize("text", ["气死我了！", "你们就会踢皮球", "说的都是废话", "什么破机器人", "太过分了，没人管"])
def test_who_is_angry_is_met_with_understanding_and_a_person(text: str) -> None:
    reply = last_of("公司拖欠工资怎么投诉", text)
    assert (reply.kind, reply.number) == ("refer", "12333")
    assert "12345" not in reply.answer
    assert "人工" in reply.answer


def test_the_matter_of_an_angry_caller_is_answered() -> None:
    reply = last_of("气死我了！公司拖欠工资怎么投诉")
    assert reply.topics[0] == "wage-arrears"
    assert reply.sentences[0].text.startswith("让您着急了")


@pytest.mark.parametrize(
    "texts",
    [
        ("经济补偿怎么算", "8000元", "5年7个月"),
        ("经济补偿怎么算", "5年7个月", "月工资8000"),
        ("8000元", "5年7个月", "经济补偿怎么算"),
        ("经济补偿怎么算", "我干了五年零七个月", "一个月八千"),
        ("经济补偿怎么算", "工资8k", "社保卡丢了怎么补", "经济补偿呢，干了5年7个月"),
        ("被裁了经济补偿怎么算，月薪8000", "在公司5年7个月"),
        ("8000元", "5年7个月", "经济补偿"),
        ("8000元", "asdfgh", "5年7个月", "你是谁", "经济补偿金计算"),
        ("辞退赔偿 8000元×5年7个月",),
        ("经济补偿8000元 5年7个月怎么算",),
    ],
)
def test_the_calculator_finishes_once_it_has_its_figures_whatever_their_order(texts: tuple[str, ...]) -> None:
    reply = last_of(*texts)
    assert reply.topics[0] == "lc-severance-calc"
    assert "48,000 元" in reply.answer
    assert "6 个月" in reply.answer


def test_what_is_asked_of_retirement_by_its_name_alone_is_offered_and_then_answered() -> None:
    offered, answered = sitting("退休", "1968年8月，男")
    assert (offered.kind, [each.topic for each in offered.options]) == ("clarify", ["pension-retire-age-delay"])
    assert "2029 年 7 月" in answered.answer


@pytest.mark.parametrize(
    "text", ["你们什么破热线，一点用没有！", "你们这帮骗子，打了三次都没人管，气死我了", "打了五遍都没人接！"]
)
def test_who_is_angry_at_the_line_is_led_to_a_person(text: str) -> None:
    reply = last_of(text)
    assert (reply.kind, reply.number) == ("refer", "12333")


@pytest.mark.parametrize("text", ["打了三次电话问工伤怎么认定", "骗子公司扣我押金"])
def test_a_matter_told_in_the_words_of_anger_is_no_anger_alone(text: str) -> None:
    assert not engine().is_by_rule(text)


@pytest.mark.parametrize(
    ("texts", "result"),
    [
        (("我哪年退休", "1968年8月", "男的"), "2029 年 7 月"),
        (("我哪年退休", "男", "1968.8"), "2029 年 7 月"),
        (("我闺女哪年退休", "75年3月", "坐办公室的"), "2031 年"),
        (("加班费怎么算", "周六加了10个小时", "工资基数21750"), "2,500 元"),
        (("加班费怎么算", "基数21750", "国庆8小时"), "3,000 元"),
        (("失业金能领几个月", "交了8年"), "16 个月"),
        (("带薪年休假有几天", "我工作了12年"), "10 天"),
        (("没签劳动合同双倍工资怎么算", "工资5000", "干了8个月"), "35,000 元"),
        (("加班费怎么算 月薪6000 周末加班8小时",), "551.72 元"),
        (("1975年3月 女工人", "退休年龄"), "2025 年 5 月"),
    ],
)
def test_every_calculator_takes_its_figures_one_by_one(texts: tuple[str, ...], result: str) -> None:
    assert result in last_of(*texts).answer


FIGURES = "月薪8000元，干了5年7个月"


def severance(topic: str, text: str) -> tuple[str, str]:
    """What the calculator concludes in this topic of what the citizen said, and what it takes for granted."""
    library = engine().ranker.library
    card = msgspec.structs.replace(library.card(library.first["lc-severance-calc"]), topic=topic)
    found = calculator_use.calculate(card, stated([("", text)]), TODAY)
    assert found is not None
    return found.worked.conclusion, found.assumed


def test_who_was_dismissed_is_told_what_is_due_and_what_would_be_if_it_was_unlawful() -> None:
    concluded, assumed = severance("lc-illegal-dismiss", f"公司把我辞退了，{FIGURES}")
    assert concluded == "经济补偿是 6 个月工资，共 48,000 元。"
    assert assumed.endswith("如果是单位违法解除，赔偿金是经济补偿 6 个月工资的两倍，共 96,000 元。")


@pytest.mark.parametrize("topic", ["lc-illegal-dismiss", "lc-severance-calc"])
@pytest.mark.parametrize("text", ["公司违法辞退我", "怀孕被公司辞退", "没说理由就把我开除了", "那如果是违法的呢"])
def test_who_speaks_of_unlawful_dismissal_is_told_its_damages_alone(topic: str, text: str) -> None:
    concluded, assumed = severance(topic, f"{text}，{FIGURES}")
    assert "96,000 元" in concluded
    assert "如果" not in assumed


def test_a_ground_of_ones_own_is_no_unlawful_dismissal() -> None:
    assert "48,000 元" in severance("lc-forced-resign", f"公司违法不交社保我辞职，{FIGURES}")[0]


def test_who_retired_before_the_delay_is_told_so_where_the_calculator_does_not_reach() -> None:
    reply = last_of("我1968年8月出生，什么时候退休", "女的呢，干部")
    assert "2023 年 8 月已满 55 岁" in reply.answer
    assert "仍按原来的 55 岁退休。" in reply.answer


def test_what_was_given_is_never_asked_for_again() -> None:
    first, second, third = sitting("经济补偿怎么算", "8000元", "5年7个月")
    assert "月平均工资" in first.answer.split("告诉我")[-1]
    assert "记下了：月工资 8,000 元" in second.answer
    assert "工资" not in second.answer.split("还差")[-1]
    assert "还差" not in third.answer
    assert "告诉我" not in third.answer


def test_figures_without_a_question_are_noted_and_what_to_work_out_is_offered() -> None:
    reply = last_of("8000元")
    assert reply.kind == "clarify"
    assert "月工资 8,000 元" in reply.answer
    assert "lc-severance-calc" in {each.topic for each in reply.options}


def test_another_person_is_not_reckoned_with_the_first_ones_figures() -> None:
    reply = last_of("1968年8月出生的男职工哪年退休", "那我媳妇呢")
    assert "1968" not in reply.answer


@pytest.mark.parametrize(
    "texts",
    [
        ("社保卡丢了怎么补", "社保卡丢了怎么补", "社保卡丢了怎么补", "社保卡丢了怎么补"),
        ("你好", "你好", "你好"),
        ("你是谁", "你是谁", "你是谁"),
        ("asdfgh", "zxcvbn", "qwerty"),
        ("公积金怎么提取", "公积金怎么提取", "公积金怎么提取"),
        ("给我讲个笑话", "给我讲个笑话", "给我讲个笑话"),
        ("气死我了", "气死我了", "气死我了"),
        ("？", "？", "？"),
        (DANGER, "没人管我", "没人管我", "没人管我"),
        ("我要转人工", "我要转人工", "我要转人工"),
        ("1968年8月出生的男职工哪年退休", "可以提前吗", "1968年8月出生的男职工哪年退休"),
    ],
)
def test_the_same_text_never_comes_twice_in_a_row(texts: tuple[str, ...]) -> None:
    answers = [each.answer for each in sitting(*texts)]
    assert all(answers)
    assert all(one != other for one, other in itertools.pairwise(answers))


def test_who_asks_the_same_again_is_told_more_and_then_offered_a_person() -> None:
    first, second, last = sitting(*["社保卡丢了怎么补"] * 3)
    assert second.sentences[0].text not in first.answer
    assert (last.kind, last.topics[0]) == ("answer", "card-lost")
    assert "转人工" in last.answer


def test_a_part_that_the_article_lacks_comes_from_a_related_one_under_its_name() -> None:
    reply = last_of("失业金能领几个月，交了8年", "材料呢")
    assert reply.topics[0] == "ui-duration"
    assert re.search(r"相关的“.+”，要准备：|没有写明", reply.answer)


def test_who_asks_how_it_is_elsewhere_is_told_whom_to_ring_there() -> None:
    reply = last_of("社保卡丢了怎么补", "外地的呢")
    assert reply.topics[0] == "card-lost"
    assert "当地的 12333" in reply.answer


@pytest.mark.parametrize("text", ["没听懂", "再说一遍", "什么意思", "说简单点"])
def test_who_did_not_understand_is_told_it_in_spoken_words(text: str) -> None:
    first, then = sitting("社保卡丢了怎么补", text)
    assert then.topics[0] == "card-lost"
    assert then.answer.startswith("换个说法：")
    assert then.sentences[0].text not in first.answer


def test_what_does_not_fit_a_calculator_is_said_not_asked_for_again() -> None:
    reply = last_of("我妈哪年退休", "1970年5月", "工人")
    assert reply.kind == "answer"
    assert "不能这样算" in reply.answer


def test_a_bare_complaint_is_about_the_wrong_that_was_spoken_of() -> None:
    assert last_of("公司拖欠工资两个月", "怎么投诉").topics[0] == "insp-complain"


def test_a_change_of_subject_and_back() -> None:
    replies = sitting("社保卡丢了怎么补", "带薪年休假有几天", "社保卡丢了要带什么材料补")
    assert [each.topics[0] for each in replies] == ["card-lost", "leave-annual", "card-lost"]
