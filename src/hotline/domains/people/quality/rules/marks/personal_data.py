"""Whether the agent checked who calls before she read out personal data, and whether she disclosed anybody else's."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hotline.domains.people.quality.rules.marks.talk import (
    NOT_APPLICABLE,
    PASS,
    Proposal,
    Talk,
    Turn,
    clauses,
    fail,
    sentences,
)

_NUMBER = r"[\d一二两三四五六七八九十百千万俩仨半]"
#: Data that only a record has, with their values.
_DISCLOSED = re.compile(
    rf"(?:累计|一共|总共|共)?(?:缴费|缴|交)(?:了|费|纳)?(?:年限)?(?:是|为|有|到)?[^，。]{{0,6}}{_NUMBER}+(?:年|个月|元|块)|账户[^，。]{{0,8}}{_NUMBER}+|余额[^，。]{{0,6}}{_NUMBER}+|"
    rf"基数(?:是|为)?[^，。]{{0,4}}{_NUMBER}{{2,}}|断(?:缴)?(?:了)?[^，。]{{0,4}}{_NUMBER}+个?月|{_NUMBER}+年(?:的)?工龄|工龄[^，。]{{0,4}}{_NUMBER}+年|"
    rf"(?:一个月|每月|每个月|月)(?:能)?(?:领|发|拿|到手)(?:了)?[^，。]{{0,4}}{_NUMBER}{{2,}}|待遇(?:是|为)[^，。]{{0,4}}{_NUMBER}{{2,}}|卡号(?:是|为|尾号)|(?:发|打|汇)到[^，。]{{0,8}}(?:尾号|卡)|"
    rf"(?:单位|公司)(?:名字)?(?:是|叫|登记)[^，。]{{2,}}(?:公司|厂)|(?:住址|地址)(?:是|登记)|(?:显示|查到|记录)[^，。]{{0,10}}(?:您|他|她|{_NUMBER}|还没|已经|审核|受理)"
)
_LOOKED_UP = re.compile(
    r"查(?:到|着|出来|了一下|了)|(?:系统|电脑|记录)?(?:里|上)?显示|看(?:到|看)|核(?:对|验)?(?:完|过|好|上)|三项|都对|对上了|您(?:的)?[^，。]{0,4}(?:账户|去年|今年|名下|目前)|(?:他|她)(?:的|名下|目前|现在)?"
)
_QUERY = re.compile(
    r"(?:帮|给|替)我?(?:我)?(?:查|看)|查(?:一下|下|查|一查|询)?(?:我|俺|他|她|本人|一下我)|(?:查|看)(?:看|一?下)?[^，。？]{0,8}(?:社保|缴费|余额|账户|养老金|断|工龄|待遇|进度|记录|基数)"
)
_IDENTITY_QUESTION = re.compile(r"身份证|证件号|证号")
_NAME = re.compile(r"叫什么|姓名|名字|称呼|贵姓|您(?:是|姓)|我叫|我姓|叫[一-鿿]{2,3}")
_ID = re.compile(r"身份证|证件号|证号|[\dXx]{15,18}|(?:[零〇幺一二三四五六七八九\d][，、\s]?){15,18}")
_MORE = re.compile(
    r"(?:单位|公司)(?:的)?(?:名|叫|全称|是|哪)|(?:在|现在)(?:哪个|什么)(?:单位|公司)|工作单位|参保单位|手机号|电话号码|预留(?:的)?(?:电话|手机)|联系电话|社保(?:卡)?号|卡号|银行卡|住址|户籍|地址|户口|出生(?:日期|年月)|参保(?:地|区|时间)|开户|"
    r"三项|哪(?:年|个区)(?:参保|缴)|最近一次"
)
_OTHERS = re.compile(
    r"(?:我|我们|俺)(?:的|家)?(?:主管|经理|领导|组长|班长|同学|科长|哥|弟|姐|妹|爱人|老公|老婆|媳妇|丈夫|妻子|爸|妈|父亲|母亲|儿子|女儿|闺女|同事|朋友|邻居|前夫|前妻|亲戚|员工|老板|岳|公公|婆婆|对象|男朋友|女朋友|叔|舅|姑|姨|侄|工友|室友|手下|俺)|(?:他|她)(?:的)?(?:社保|账户|养老|缴费|工资|身份证)|替(?:他|她)|帮(?:他|她)"
)
_LEAK = re.compile(
    r"(?:举报|投诉|反映)(?:人|您|你们?|的人|的那个|那个|单位的)?[^，。？]{0,6}(?:就)?是[^，。？吗]{0,10}(?:[一-鿿]{2,3}|先生|女士)|是(?!可以|能|要|不|应|向|由|按)[一-鿿]{2,6}(?:举报|投诉|反映)(?:的|您|你)|"
    r"接(?:您|你)?(?:电话|待)的(?:那个|那位)?(?:就)?(?:是|叫)[^，。？吗]{2,}|(?:他|她|那位|窗口|同事|主管|科长|经理|老板|经办人|当事人)[^，。？]{0,6}(?:叫|姓(?!什么|名)|住(?!院|宿|房|址)(?:在)?|(?:手机|电话)(?:号)?(?:是|为)?\s*[1一幺]|(?:家)?住址|身份证号?是|工资(?:是|有)|(?:得|有)(?:病|癌))[^，。？吗]{1,}|"
    r"(?:私人|个人|他的|她的)(?:手机|电话)[^，。]{0,4}[1一幺]"
)
_REFUSES = re.compile(
    r"(?:不能|没法|无法|不便|不可以|不好)(?:给|跟|向|把)?(?:您|你)?(?:随便|直接)?(?:查|播|报|说|透露|告诉|提供)|(?:没|未)(?:核|通过|核验)|核(?:不|验不)(?:上|了|过|通)|对不上|保密|(?:需要|得|要|请)(?:他|她|本人)(?:自己|亲自|来)"
)


class _Verified(NamedTuple):
    """Which of name, identity number and one more she knew at the first data; ``disclosed``: turn and clause."""

    parts: int
    disclosed: tuple[int, str] | None


def identity_check(talk: Talk) -> Proposal:
    verified = _verified(talk)
    if verified.disclosed is not None:
        at, wording = verified.disclosed
        return PASS if verified.parts >= 3 and not _is_of_another(talk, at) else fail(talk, at, wording)
    texts = [each.text for _, each in talk.hers()]
    began = any((_IDENTITY_QUESTION.search(text) and "核" in text) or _REFUSES.search(text) for text in texts)
    queried = any(_QUERY.search(each.text) for _, each in talk.his())
    return PASS if queried and began else NOT_APPLICABLE


def no_leak(talk: Talk) -> Proposal:
    verified = _verified(talk)
    if verified.disclosed is not None:
        at, wording = verified.disclosed
        if verified.parts == 0 or _is_of_another(talk, at):
            return fail(talk, at, wording)
    for at, each in talk.hers():
        for sentence in sentences(each.text):
            match = _LEAK.search(sentence)
            if match and not _REFUSES.search(sentence) and not _repeats_caller(talk, at, match[0]):
                return fail(talk, at, sentence)
    return PASS


def _is_of_another(talk: Talk, at: int) -> bool:
    return any(_OTHERS.search(each.text) for each in talk.turns[:at] if each.by_caller) and not re.search(
        r"您(?:本人|自己|去年|的|账户|名下|养老)", talk.turns[at].text
    )


def _repeats_caller(talk: Talk, at: int, wording: str) -> bool:
    """What the caller has just said himself is no secret."""
    theirs = "".join(each.text for each in talk.turns[:at] if each.by_caller)
    tail = re.sub(r".*(?:是|叫|姓|住在?)", "", wording)
    return len(tail) >= 2 and tail in theirs


def _verified(talk: Talk) -> _Verified:
    disclosed = next(_disclosed(talk), None)
    before = talk.turns[: disclosed[0] + 1] if disclosed else talk.turns
    text = "。".join(_up_to(before, disclosed))
    parts = sum(bool(pattern.search(text)) for pattern in (_NAME, _ID, _MORE))
    return _Verified(parts, disclosed)


def _up_to(turns: Sequence[Turn], disclosed: tuple[int, str] | None) -> Iterator[str]:
    """All that was said before the data, whoever said it; the opening apart, in which she names herself."""
    for at, each in enumerate(turns):
        if at == 0 and not each.by_caller:
            continue
        yield each.text.split(disclosed[1])[0] if disclosed and at == disclosed[0] else each.text


def _disclosed(talk: Talk) -> Iterator[tuple[int, str]]:
    """Where the agent tells data of somebody's record: only where somebody queried it looked up."""
    texts = [each.text for each in talk.turns]
    queried = any(_QUERY.search(each.text) for _, each in talk.his())
    for at, each in talk.hers():
        begun = queried or any(_IDENTITY_QUESTION.search(text) for text in texts[1:at])
        if not begun or at < 2:
            continue
        for clause in clauses(each.text):
            if _DISCLOSED.search(clause) and (_LOOKED_UP.search(each.text) or _QUERY.search(talk.turns[at - 1].text)):
                yield at, clause
