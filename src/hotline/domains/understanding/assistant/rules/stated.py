"""What a citizen has stated over a whole sitting: birth, sex, post, lengths, wage, hours. A later turn replaces an
earlier one, so that nothing is asked for twice.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from hotline.domains.understanding.assistant.rules import facts
from hotline.domains.understanding.assistant.rules.facts import Length
from hotline.domains.understanding.assistant.rules.text_parts import squeezed
from hotline.kernel.chinese_numbers import halved, numbers_in

#: Monthly wages that are plausible, in yuan. Below it is an hour's or a day's pay, above it a year's.
WAGES = (500, 500_000)
#: Length of a text that may name a wage by a number alone.
BARE = 12
_WAGE_WORD = re.compile(
    r"(?:工资|月薪|薪资|薪水|基数|底薪|挣|到手|收入|base|(?:每|一)个?月)[^\d零一二两三四五六七八九十]{0,6}$"
)
_OWED = re.compile(r"欠|押金|罚|扣|借|赔|补偿|奖|补贴|基金")
#: An amount with the length of work right after it, 8000元×5年7个月, is a wage unless the words before say otherwise.
_LENGTH_AFTER = re.compile(
    rf"^\s*(?:元|块钱?|圆)?(?:\s*[×xX*乘，,、]\s*|\s+)(?:{facts.NUMERAL}{{1,2}}年|{facts.NUMERAL}{{1,3}}个月)"
)
_PAID_OUT = re.compile(r"欠|押金|罚|扣|借|奖|补贴|基金|给|付|[赔补]了")
_OTHER_UNIT = re.compile(
    r"^\s*(?:个|小时|钟头|天|年(?!假|休|终)|月(?!薪|工资)|日|岁|号|人|名|次|倍|级|(?:周|星期)(?![一二三四五六日天末])|n)"
)
_PAID = re.compile(r"交|缴|社保|失业保险|参保")
_SERVED = re.compile(r"干|工作|上班|入职|工龄|司龄|在(?:公司|单位|这|厂)|服务|做了|待了")
_UNEMPLOYMENT = re.compile(r"失业")
_RESIGNED = re.compile(r"自己(?:辞|走|离|不干)|主动(?:辞|离)|自愿离|个人原因|裸辞")
_DISMISSED = re.compile(r"被(?:裁|辞|开|优化)|裁员|辞退|开除|到期不续|让我走|逼我走")
_OFFICE = re.compile(r"干部|管理|坐办公室|技术岗|会计|主管|白领|职员|五十五|55|工程师|科室|行政|教师|护士长")
_WORKPLACE = re.compile(r"工人|车间|操作|挡车|流水线|厂里|服务员|保洁|食堂|纺|五十退|50退|一线|缝纫|售货|原五十|50岁")
_DUE = re.compile(r"2n|两n|n\+1|n加1|n加一")
#: That a dismissal was unlawful, or a ground that makes it so.
_UNLAWFUL = re.compile(
    r"违法|非法|不合法|"
    r"(?:违规|无故|无理由|没(?:有)?(?:任何)?理由|不给理由|没说理由|怀孕|孕期|产假|哺乳|医疗期).{0,12}?(?:辞|解除|开除|开了|裁|不让)"
)
_HOLIDAY = re.compile(r"五一|国庆|十一|春节|过年|元旦|清明|端午|中秋|法定|节假日")
_RESTDAY = re.compile(r"周末|周[六日天]|礼拜[六日天]|星期[六日天]|休息日|双休")
_WEEKDAY = re.compile(r"平时|工作日|平日|下班后|周[一二三四五]|晚上")
_BORN = re.compile(r"((?:19|20)?\d{2})\s*[年.\-/]\s*(\d{1,2})\s*(?:月|$|(?=[的生男女，。, ]))")
_YEARS = re.compile(
    rf"({facts.NUMERAL}{{1,4}})年(半)?(?:零|又|多|整|加)*(?:({facts.NUMERAL}{{1,3}})个月)?|({facts.NUMERAL}{{1,3}})个月"
)
#: What a text may hold besides figures and still state nothing but them.
_STATING = re.compile(
    r"月?工资|月薪|薪资|薪水|底薪|基数|base|收入|到手|每个?月|平均|大概|差不多|左右|大约|税前|税后|"
    r"交了?|缴了?|社保|失业保险|干了?|做了?|工作了?|工龄|司龄|入职了?|在(?:公司|单位|厂里|这儿?|那儿?)|待了|上班|"
    r"公司|单位|男|女|职工|干部|工人|管理|会计|车间|医院|科室?|岗位?|出生|生人|生|"
    r"周[一二三四五六日天末]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|休息日|工作日|平时|国庆|春节|五一|元旦|中秋|端午|清明|"
    r"法定|节假日|那次|加班?|累计|一共|总共|\d[\d,]*|[零〇一二两俩三四五六七八九十百千万亿半]+|k|w|元|块钱?|圆|年|个?月份?|天|岁|"
    r"个?小时|钟头|号|日|我|俺|咱|她|他|是|的|在|了|有|嗯|哦|啊|呀|吧|那|就|挣|拿|发|个|多|零|整|满|按|算"
)
_FIGURE = re.compile(r"[\d零〇一二两三四五六七八九十百千万]|男|女|干部|工人|管理|会计|车间|周末|休息日|平时")


@dataclass(frozen=True)
class Stated:
    """What was stated. None and "" for what was not."""

    #: Year and month, 1968-08.
    born: str = ""
    #: ``man`` or ``woman``.
    sex: str = ""
    #: ``office`` (原 55 岁退休) or ``workplace`` (原 50 岁): what a woman's age of retirement depends on.
    post: str = ""
    #: Work for the employer.
    service: Length | None = None
    #: Contributions to unemployment insurance.
    paid: Length | None = None
    #: Yuan a month.
    wage: Decimal | None = None
    #: Hours of overtime by the kind of day: ``weekday``, ``restday``, ``holiday``.
    hours: Mapping[str, int] = field(default_factory=dict)
    #: None where the citizen did not tell why the work ended.
    resigned: bool | None = None
    #: Which payment is asked for: n, n+1 or 2n.
    due: str = ""
    #: The citizen said that the employer dismissed them unlawfully.
    unlawful: bool = False

    @property
    def worker(self) -> str:
        """As the retirement calculator names the kind of worker; "" while it is not known."""
        if self.sex == "woman":
            return {"office": "woman-55", "workplace": "woman-50"}.get(self.post, "")
        return self.sex


def stated(turns: Sequence[tuple[str, str]]) -> Stated:
    """What the citizen's turns state. Each comes with what the office wrote before it, "" for nothing."""
    found = Stated()
    for before, text in turns:
        found = _with(found, text, before)
    return found


def states_only(text: str) -> bool:
    """Whether the text states figures and nothing else: no question and no subject."""
    plain = squeezed(halved(text))
    return bool(plain) and _FIGURE.search(plain) is not None and not _STATING.sub("", plain)


def adds(text: str, before: Stated) -> bool:
    """Whether the text states something that was not known or is different now."""
    return _with(before, text, "") != before


def _with(known: Stated, text: str, before: str) -> Stated:
    plain = halved(text)
    changes = _person(known, plain) | _why(plain)
    wage = _wage(plain)
    if wage is not None:
        changes["wage"] = wage
    length = _length(plain)
    if length is not None:
        changes[_whose(plain, before)] = length
    hours = facts.hours(plain)
    if hours:
        changes["hours"] = {**known.hours, _kind_of_day(plain) or "weekday": hours}
    elif len(known.hours) == 1 and wage is None and (kind := _kind_of_day(plain)) and states_only(text):
        changes["hours"] = {kind: next(iter(known.hours.values()))}
    due = _DUE.search(plain)
    if due:
        changes["due"] = "n+1" if due[0].startswith("n") else "2n"
    if _UNLAWFUL.search(plain):
        changes["unlawful"] = True
    return replace(known, **changes)  # type: ignore[arg-type]


def _person(known: Stated, text: str) -> dict[str, object]:
    """Whose retirement it is. Another sex is another person: what was known of the first one is dropped."""
    changes: dict[str, object] = {}
    sex = facts.sex(text)
    if sex and sex != known.sex:
        changes = {"sex": sex, "born": "", "post": ""} if known.sex else {"sex": sex}
    post = "office" if _OFFICE.search(text) else "workplace" if _WORKPLACE.search(text) else ""
    if post:
        changes["post"] = post
    born = facts.birth(text) or (_bare_birth(text) if states_only(text) or facts.sex(text) else "")
    if born:
        changes["born"] = born
    return changes


def _bare_birth(text: str) -> str:
    found = _BORN.search(text)
    if not found:
        return ""
    year, month = facts.year_of(found[1]), int(found[2])
    return f"{year}-{month:02}" if year and 1940 <= year <= 2010 and 1 <= month <= 12 else ""


def _why(text: str) -> dict[str, object]:
    if _RESIGNED.search(text):
        return {"resigned": True}
    return {"resigned": False} if _DISMISSED.search(text) else {}


def _kind_of_day(text: str) -> str:
    for kind, pattern in (("holiday", _HOLIDAY), ("restday", _RESTDAY), ("weekday", _WEEKDAY)):
        if pattern.search(text):
            return kind
    return ""


def _wage(text: str) -> Decimal | None:
    """The monthly wage: a number after a word for wages or before a length, or the only one of a text that states
    nothing else.
    """
    bare = states_only(text) and len(squeezed(text)) <= BARE
    for each in numbers_in(text):
        after, before = text[each.end :], text[: each.start]
        if not WAGES[0] <= each.value <= WAGES[1] or _OTHER_UNIT.search(after):
            continue
        named = _WAGE_WORD.search(before)
        clause = re.split(r"[，。,；; ]", before)[-1]
        if named and not _OWED.search(clause[named.start() - len(before) :]):
            return each.value
        if _LENGTH_AFTER.search(after) and not _PAID_OUT.search(clause):
            return each.value
        if bare and not re.fullmatch(r"(?:19|20)\d\d", text.strip()):
            return each.value
    return None


def _length(text: str) -> Length | None:
    """The first stretch of years and months that is no calendar year and no month of one."""
    for found in _YEARS.finditer(text):
        if found[4]:
            months = facts.number(found[4])
            around = text[max(found.start() - 4, 0) : found.end() + 2]
            if months and (_SERVED.search(around) or _PAID.search(around)) and not re.search(r"拖|欠|没发", text):
                return Length(*divmod(months, 12))
            continue
        years, months = facts.number(found[1]), facts.number(found[3] or "") or 0
        if (
            years is not None
            and years <= facts.MAX_SHORT_YEAR
            and not re.match(r"\d{1,2}月(?!个)", text[found.end() :])
        ):
            return Length(years, 6 if found[2] else months)
    return None


def _whose(text: str, before: str) -> str:
    """Whether a length is that of contributions or of work; by what the office spoke of where the text is silent."""
    if _SERVED.search(text):
        return "service"
    return "paid" if _PAID.search(text) or _UNEMPLOYMENT.search(before) else "service"
