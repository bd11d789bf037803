"""Whether the agent sends what is other offices' business to the right one, with the right number."""

import re
from typing import NamedTuple

from hotline.domains.people.quality.rules.marks.talk import NOT_APPLICABLE, PASS, Proposal, Talk, clauses, fail


class Business(NamedTuple):
    """``named``: how people call it; ``numbers`` and ``offices``: to whom it may be sent."""

    named: re.Pattern[str]
    numbers: frozenset[str]
    offices: re.Pattern[str]


def _business(named: str, numbers: str, offices: str) -> Business:
    return Business(re.compile(named), frozenset(numbers.split()), re.compile(offices))


#: As the articles on other lines' business have it.
BUSINESS = (
    _business(r"生育津贴|医保|医疗保险|异地就医|(?:门诊|住院|药费|看病)[^，。]{0,6}报销", "12393", r"医保|医疗保障"),
    _business(r"公积金", "12329", r"公积金"),
    _business(r"个税|个人所得税|汇算|退税|完税|社保(?:费)?扣款|缴费扣款", "12366", r"税务"),
    _business(
        r"法律援助|离婚|借(?:条|钱|款)|房东|租房(?:合同|纠纷)|遗产|彩礼|债", "12348 12345", r"法律|法院|律师|司法"
    ),
    _business(r"居住证(?!.{0,4}工作)|户口(?:本|迁|登记)|落户口|身份证(?:丢|补|到期|过期)", "12345", r"公安|派出所"),
    _business(r"低保|临时救助|救助金", "12345", r"民政|街道|社区"),
    _business(r"残疾证|残疾人(?:的)?(?:那个)?补贴|残保金", "12345 12366", r"残联|税务"),
    _business(r"退役(?:军人)?(?:的)?安置|退伍(?:费|安置)|安置待遇|优抚", "12345", r"退役军人"),
    _business(r"工会(?:会费|会员)?", "12351", r"工会"),
    _business(r"噪[音声]|停车|物业|暖气|供暖|水管|停水|停电|路灯|扰民|垃圾", "12345", r"市民|社区|街道"),
)
_NUMBER = re.compile(r"(?<!\d)1\d{4}(?!\d)")
_OWN = {"12333"}
_DIGITS = str.maketrans("零〇一幺二两三四五六七八九", "0011223456789")
_SPOKEN = re.compile(r"[一幺][零〇一幺二两三四五六七八九]{4}(?![零〇一幺二两三四五六七八九\d])")
_SENDS = re.compile(r"归|管|负责|打|拨|找|转|问|去|到|咨询|联系|属于|办")


def referral_correct(talk: Talk, refused_at: int = -1) -> Proposal:
    """``refused_at``: the turn in which the agent puts the caller off, -1 for none: then he should have been sent."""
    theirs = _written(talk.text_of(by_caller=True))
    queried = [each for each in BUSINESS if each.named.search(theirs) and _is_sent(talk, each)]
    other = [each for each in BUSINESS if each not in queried and _sends_unprompted(talk, each)]
    if not queried and not other:
        is_theirs = any(each.named.search(theirs) for each in BUSINESS)
        return fail(talk, refused_at) if is_theirs and refused_at >= 0 else NOT_APPLICABLE
    for business in (*queried, *other):
        if wrong := _wrong(talk, business):
            return wrong
    return PASS


def _is_sent(talk: Talk, business: Business) -> bool:
    """Something in her words sends him somewhere with it, or says whose it is."""
    return any(_of(each.text, business) for _, each in talk.hers())


def _sends_unprompted(talk: Talk, business: Business) -> bool:
    return any(
        business.named.search(clause) and _NUMBER.search(_written(clause)) and _SENDS.search(clause)
        for _, each in talk.hers()
        for clause in clauses(each.text)
    )


def _of(text: str, business: Business) -> bool:
    written = _written(text)
    numbers = set(_NUMBER.findall(written)) - _OWN
    return bool(numbers) or (business.offices.search(text) is not None and _SENDS.search(text) is not None)


def _wrong(talk: Talk, business: Business) -> Proposal | None:
    """A failure where the last number that she names for it is another line's; one put right later is right."""
    prompted, last = False, None
    for at, each in enumerate(talk.turns):
        if business.named.search(each.text):
            prompted = True
        if each.by_caller or not prompted:
            continue
        for number in _NUMBER.findall(_written(each.text)):
            if number not in _OWN and not _belongs_elsewhere(talk, at, number, business):
                last = at, number
    if last is None or last[1] in business.numbers:
        return None
    at, number = last
    right = any(one in _written(each.text) for later, each in talk.hers() if later >= at for one in business.numbers)
    return None if right else fail(talk, at, _clause_with(talk.turns[at].text, number))


def _belongs_elsewhere(talk: Talk, at: int, number: str, business: Business) -> bool:
    """The number is right for something else that was spoken of."""
    others = [each for each in BUSINESS if each is not business and number in each.numbers]
    clause = _clause_with(talk.turns[at].text, number)
    if business.named.search(clause):
        return False
    if any(each.named.search(clause) or each.offices.search(clause) for each in others):
        return True
    earlier = "".join(each.text for each in talk.turns[: at + 1])
    return any(each.named.search(earlier) for each in others)


def _clause_with(text: str, number: str) -> str:
    return next((clause for clause in clauses(text) if number in _written(clause)), "")


def _written(text: str) -> str:
    """Numbers of five digits as digits, however they were said."""
    return _SPOKEN.sub(lambda match: match[0].translate(_DIGITS), text)


def is_only_referred(talk: Talk) -> bool:
    """All that was spoken of is other offices' business."""
    theirs = talk.text_of(by_caller=True)
    return any(each.named.search(theirs) and _is_sent(talk, each) for each in BUSINESS)
