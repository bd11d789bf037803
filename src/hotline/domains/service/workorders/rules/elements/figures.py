"""How many people a matter is about and how much money, in an agent's notes. Taken as a whole or not at all."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from hotline.domains.service.workorders.rules.elements.talk import Found
from hotline.kernel.chinese_numbers import halved, numbers_in

#: Of a form: the most people and yuan that are plausible.
MAX_PEOPLE, MAX_YUAN = 100_000, Decimal(1_000_000_000)
#: How far before a number the words stand that say what it is.
NEAR = 14
PERSON = re.compile(
    r"^\s*(?:余)?(?:个|名|位|号|口)?(?:(?:农民|劳务|派遣|女|男|老|外地)?(?:工人|员工|职工|工友|民工|同事|骑手|师傅|人)(?!民币|均|次|才|社|事|力|行道|字))"
)
LISTED_PEOPLE = re.compile(r"(?:工人|农民工|员工|职工|人员|工友|同事)(?:共|约|有|共计|合计)?$")
LISTED_AFTER = re.compile(r"^\s*(?:[名位人]|个(?!半?[月年天]|小时|星期|工作日))")
LABELLED_PEOPLE = re.compile(r"(?:涉及|涉|共|总|拖欠|被欠)?(?:人数|人员)\s*[:：]?\s*(?:共|约|为|是)?$")
ALONE = re.compile(r"^[一1]\s*个?人")
#: People who are no party to the matter, before and after the number.
OTHER_PEOPLE = re.compile(r"第$|满$|限$|招(?:聘|收)?(?:了)?$|[每各]$|仅剩?$|定员$|规模$")
OTHER_AFTER = re.compile(r"^\s*(?:人|名|个人)(?:以上|以下|以内|间|房|宿舍|份|座)")
ALL_TOGETHER = re.compile(
    r"(?:共计?|总共|一共|合计|总计|涉及|全部|累计|加起来|总额|总金额|金额)(?:约|大约|大概|金额|人数|工资|欠薪|人员|欠|款|为|是|[:：]|\s)*$"
)
YUAN = re.compile(r"^\s*(?:元|块(?:钱)?|圆|人民币|rmb|yuan)")
THOUSANDS = re.compile(r"[万千亿wk]\d?$|[万千亿wk][一二三四五六七八九]$")
OTHER_UNIT = re.compile(
    r"^\s*(?:[个名位号口人户家]|次|件|份|套|台|辆|平|公里|米|吨|斤|岁|年|月|日|天|小时|分|点|级|期|倍|步|字|页|张|条|层|楼|室|单元|栋|幢|院|弄|路|%)"
)
#: A number that stands alone with these before it is money.
OF_MONEY = re.compile(
    r"(?:欠薪|欠款|欠|工资款?|工钱|薪资|薪水|货款|工程款|劳务费|押金|保证金|服装费|培训费|中介费|违约金|补偿金?|赔偿金?|罚款|扣款|扣了?|罚了?|"
    r"提成|奖金|报酬|医药费|医疗费|费用|金额|款|￥|¥|rmb)(?:约|大约|大概|共计?|合计|总计|一共|总共|为|是|了|有|的|[:：]|\s)*$"
)
#: What was paid, earned each month or named as a standard is not what the matter is about.
REGULAR = re.compile(
    r"(?:月薪|月工资|月收入|底薪|基本工资|约定工资|时薪|日薪|日工资|每月|每个月|一个月|每天|一天|每小时|每年|年薪|平均工资|最低工资|基数|标准|注册资[本金]|注册资金|[降调涨升减][到至为])"
    r"(?:约|大约|大概|工资|薪资|扣|收|交|发|为|是|[:：]|\s)*$"
)
EACH_AFTER = re.compile(
    r"^\s*(?:元|块钱?)?\s*(?:[/每](?:人|月|天|日|小时|个月|年|平)|一(?:个月|天|小时|月)|左右一个月|的(?:月薪|工资标准|底薪))"
)
PAID = re.compile(
    r"(?:已|已经|只|仅|仅仅|先|之前)(?:付|发|给|结|结算|支付|发放|到账|还)(?:了|过)?(?:约)?$|(?:付|发|给|结)了$"
)
OWED = re.compile(
    r"欠|拖|押金|保证金|扣|罚|赔|补偿|未(?:付|发|结|支付|退)|没(?:有)?(?:付|发|结|给|退)|不(?:付|发|结|给|退)|追讨|讨要|索要|骗|收(?:取|了)|交(?:了|纳)|退"
)
#: What identifies rather than counts: 工号, 房号, 案号, 卡号.
IDENTIFIES = re.compile(
    r"(?:工号|房号|门牌|案号|单号|编号|卡号|账号|证号|电话|手机|座机|号码|邮编|车牌|no\.?|qq|微信)(?:为|是|[:：]|\s)*$"
)
CLAUSE = re.compile(r"[，。；;！？!?\n]|(?<!\d),|,(?!\d)")


class Figure(NamedTuple):
    """A number of the notes that may be what a field asks for."""

    value: Decimal
    start: int
    end: int
    #: The notes say that it is the sum of all.
    is_total: bool
    #: The notes say that it is owed, taken or to be paid.
    is_owed: bool = False


def headcount(text: str) -> Found | None:
    """The people concerned: the number that is said to be all of them, else the only one. None where several differ."""
    return _only(list(_people(halved(text))), text)


def amount(text: str) -> Found | None:
    """The money concerned, in yuan: the sum, else what is owed, else the only amount. None where several differ.

    Wages a month, standards and what was paid are none.
    """
    return _only(list(_money(halved(text))), text)


def _only(found: list[Figure], text: str) -> Found | None:
    for some in ([each for each in found if each.is_total], [each for each in found if each.is_owed], found):
        if some:
            first = some[0]
            if len({each.value for each in some}) > 1:
                return None
            written = text[first.start : first.end]
            value = f"{first.value.normalize():f}"
            return Found(value, 0, first.start, first.end, inferred=value != written)
    return None


def _people(text: str) -> Iterator[Figure]:
    for each in numbers_in(text):
        before, after = text[max(each.start - NEAR, 0) : each.start], text[each.end :]
        labelled = LABELLED_PEOPLE.search(before) and not re.match(r"\s*[\d年月日元块万]", after)
        listed = LISTED_PEOPLE.search(before) and LISTED_AFTER.match(after)
        counted = (listed or PERSON.match(after)) and not OTHER_AFTER.match(after) and not OTHER_PEOPLE.search(before)
        if not (labelled or counted) or ALONE.match(text[each.start :]) or IDENTIFIES.search(before):
            continue
        if each.value == each.value.to_integral() and 1 <= each.value <= MAX_PEOPLE:
            yield Figure(each.value, each.start, each.end, bool(labelled or ALL_TOGETHER.search(before)))


def _money(text: str) -> Iterator[Figure]:
    for each in numbers_in(text):
        before, after = text[max(each.start - NEAR, 0) : each.start], text[each.end :]
        own = CLAUSE.split(before)[-1]
        unit = YUAN.match(after)
        scaled = THOUSANDS.search(text[each.start : each.end]) is not None
        is_money = unit or (not OTHER_UNIT.match(after) and (OF_MONEY.search(own) or (scaled and _is_owed(before))))
        if not is_money or IDENTIFIES.search(own) or not 0 < each.value <= MAX_YUAN:
            continue
        if REGULAR.search(own) or EACH_AFTER.match(after) or PAID.search(own):
            continue
        end = each.end + (unit.end() if unit else 0)
        yield Figure(each.value, each.start, end, ALL_TOGETHER.search(own) is not None, OWED.search(own) is not None)


def _is_owed(before: str) -> bool:
    return OWED.search(before) is not None or ALL_TOGETHER.search(before) is not None
