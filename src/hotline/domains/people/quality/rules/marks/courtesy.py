"""Beginning and end of a call: greeting, question for anything else, transfer to the rating."""

import re

from hotline.domains.people.quality.rules.marks.talk import (
    NOT_APPLICABLE,
    PASS,
    Proposal,
    Talk,
    fail,
    first_match,
    passed,
)

_GREETING = re.compile(
    r"您好|你好|(?:早上|上午|中午|下午|晚上|新年|春节|节日|过年)好|早安|新春(?:快乐|好)|(?:新年|节日)快乐"
)
_IDENTIFIED = re.compile(
    r"12333|幺二三三三|一二三三三|要二三三三|人社(?:局)?热线|工号\s*[\d零〇一二三四五六七八九幺]|[\d零〇一二三四五六七八九幺]{3,}号|"
    r"[\d零〇一二三四五六七八九幺]{4,}\s*(?:为您|号)|(?:我是|咨询员|话务员)\s*[\d零〇一二三四五六七八九幺]{3,}"
)
_CLOSING = re.compile(
    r"(?:还有|有没有|还要|还需|需不需要|要不要|还想)[^。？！]{0,8}(?:别的|其他|其它|旁的|什么|啥|事|问|咨询|需要|帮|不清楚|不明白|问题)|"
    r"(?:别的|其他|其它|旁的|另外)[^。？！]{0,8}(?:要问|想问|问题|需要|事|没有|有吗|有没|帮|咨询)|还有吗|还有没有|"
    r"还(?:用|要)问(?:点|别)?|问完了(?:吗|没)|您?(?:还)?有(?:啥|什么)(?:要|想|不)"
)
_INDUCING = re.compile(
    r"(?:给|打|评|选|按|点|来)(?:我|咱|一?下|一?个|上|评|打|选|分|为|成|了|您|帮|忙|按|键|数字|出)*(?:非常满意|很满意|满意|好评|五星|满分|高分|五分|1\b|[1一]键|数字[1一])|"
    r"(?:按|选|摁)(?:个|一下|一个)?(?:1|一|幺)(?:就|吧|呗|哈|啊|啦|，|$|键|号)|"
    r"(?:别|不要|可别|千万别)(?:给|按|选|评|打|点)[^。？！]{0,6}(?:不满意|差评|5|五|低)|"
    r"(?:不满意|差评)[^。？！]{0,8}(?:扣|罚|考核|绩效)|(?:好评|满意)(?:呗|哈|哦|啊|呀|行吗|好吗|可以吗|拜托|谢谢|最好)|求(?:个|您)?(?:好评|满意)|"
    r"(?:您|你)(?:就)?(?:直接)?(?:给|按|选)(?:个)?(?:1|一|非常满意)(?:，|。|$|就|吧|呗)"
)
#: The five levels named neutrally, by the caller's own feeling.
_NEUTRAL = re.compile(
    r"(?:1|一)(?:是|为|代表|表示)?(?:非常满意|很满意|最好|最满意|非常好)[^。]{0,12}(?:5|五)|按(?:您|你)?(?:的)?(?:真实|实际|自己的?|个人)?(?:的)?(?:感受|感觉|情况|意愿|想法)|"
    r"按实际|如实|真实(?:评价|感受)|非常满意[^。]{0,10}(?:到|至|、|，)[^。]{0,20}(?:非常不满意|不满意)"
)
_PRESSING = re.compile(
    r"(?:影响|关系到|算)(?:我|我们)?(?:的)?(?:奖金|工资|钱)|考核|绩效|奖金|扣(?:我|钱|分)|求(?:您|你|个)|拜托|(?:别|不要|可别|千万别)(?:给|按|选|评|打|点)|呗|就指着|指望|帮(?:我|个)?忙"
)


def greeting(talk: Talk) -> Proposal:
    """Her first complete sentence greets and names the hotline or her number; that after an interruption, too."""
    hers = [(at, each) for at, each in talk.hers()][:2]
    if not hers:
        return NOT_APPLICABLE
    at, first = hers[0]
    opening = first.text
    is_cut_off = opening.rstrip("。 ").endswith(("——", "…", "--")) or (
        at + 1 < len(talk.turns) and talk.turns[at + 1].by_caller and talk.turns[at + 1].start < first.end
    )
    if is_cut_off and len(hers) > 1:
        opening += hers[1][1].text
    if _GREETING.search(opening) and _IDENTIFIED.search(opening.replace(" ", "")):
        return PASS
    return fail(talk, at)


def closing_question(talk: Talk, *, is_excused: bool) -> Proposal:
    """``is_excused``: an emergency, or ended by procedure."""
    hers = list(talk.hers())
    answered = [each for each in hers if each[0] > 1]
    if any(_CLOSING.search(each.text) for _, each in answered):
        return PASS
    if is_excused or not hers or _caller_broke_off(talk):
        return NOT_APPLICABLE
    return fail(talk, hers[-1][0])


def _caller_broke_off(talk: Talk) -> bool:
    """He has the last word, hung up, and it is no farewell that she had asked for."""
    last = talk.turns[-1]
    return last.by_caller and not talk.agent_hung_up_first and not talk.transferred_to_rating


def no_inducing_of_rating(talk: Talk) -> Proposal:
    found = first_match(talk, _INDUCING, but=_NEUTRAL) or first_match(
        talk,
        re.compile(
            rf"(?:{_PRESSING.pattern})[^。？！]*(?:满意|好评|评价|按1|5)|(?:满意|好评|评价)[^。？！]*(?:{_PRESSING.pattern})"
        ),
    )
    return passed(unless=found)
