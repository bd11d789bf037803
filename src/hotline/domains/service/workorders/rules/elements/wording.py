"""A caller's words made short enough for a summary: without greetings and pronouns, with figures for numbers."""

import re
from collections.abc import Iterator
from decimal import Decimal

from hotline.domains.service.workorders.rules.elements.urgency import people_in
from hotline.kernel.chinese_numbers import numbers_in

OPENINGS = re.compile(
    r"^(?:喂|你好|您好|同志|姑娘|大姐|那个|这个|哎呀?|诶|嗯|哦|噢|啊|唉|是这样的?|就是说?|麻烦(?:问)?|请问|"
    r"不好意思|打扰|听说|其实|反正|因为|所以|然后|但是|可是|那|现在(?=公司|单位|老板)|您看|你看|你说|您说|你们说|"
    r"我跟你说|"
    r"(?:我|俺|咱)?(?:想|要|来|就|先|再)*(?:问|咨询|了解|打听|请教|反映|投诉|举报|说|查)(?:一下|一声|下|个事儿?|"
    r"个事情|一个事情?|个问题|一件事|问)?(?:儿)?(?:哈|啊|吧)?|我要找你们|我建议|建议)+"
)
KIN = {
    "我爸爸?": "父亲",
    "我妈妈?": "母亲",
    "我老公|我男人|我丈夫|我先生": "丈夫",
    "我老婆|我媳妇|我妻子|我太太": "妻子",
    "我爱人": "爱人",
    "我闺女|我女儿": "女儿",
    "我儿子": "儿子",
    "我婆婆": "婆婆",
    "我孩子": "孩子",
}
OWN = re.compile(r"(?:我|俺|咱)们?(?:这边|这里|自己|家)?(?:的)?")
THEIRS = re.compile(r"(?:你们|您们|您|你)(?:那个|的)?")
TALK = re.compile(
    r"(?<=.)(?:吧|啊|呢|呀|嘛|哈|哎|噢|嗯|那个|就是说|什么的|反正|其实|真的|也是|都)(?=$|[，。])|(?:那个|这个|就是|"
    r"好像|大概|可能|应该是)(?=.)"
)
ENDS = re.compile(r"(?:吧|啊|呢|呀|嘛|哈|了|的|吗)+$")
NUMBER = r"[一二三四五六七八九十百两]+"
PEOPLE = re.compile(
    rf"(?P<number>{NUMBER})(?P<more>多|来|几)?(?:个人|口子人?|号人|名员工|名工人|个工人|个员工|个老乡|个工友)"
)
MEASURED = re.compile(
    rf"(?P<number>{NUMBER})(?P<more>多|来|几)?(?P<unit>个月|年|天|小时|个小时|岁|级|元|块钱?|期|次|倍)"
)
MONTH = re.compile(rf"(?P<number>{NUMBER})(?=月|号|日)")
#: A spoken amount of a thousand and more is money where no other unit follows it.
LARGE = re.compile(r"[千万]")
PEOPLE_AFTER = re.compile(r"^(?:多|来|余|几)?[个名位口户家人次件份公平米吨岁年月天小时年级]")
TEN_THOUSAND, HUNDRED = 10_000, 100


def shortened(clause: str) -> str:
    text = OPENINGS.sub("", clause.strip())
    for spoken, kin in KIN.items():
        text = re.sub(spoken, kin, text)
    text = OWN.sub("", text)
    text = THEIRS.sub("", text)
    text = TALK.sub("", text)
    return ENDS.sub("", OPENINGS.sub("", figures(text)))


def figures(text: str) -> str:
    """Write spoken amounts in figures: 十三个人 -> 13人, 十四个月 -> 14个月, 两千八 -> 2800元, 二十一万六 ->
    21.6万元.
    """
    text = _amounts(text)
    text = PEOPLE.sub(lambda m: f"{_figure(m['number'])}{'余' if m['more'] else ''}人", text)
    text = MEASURED.sub(
        lambda m: (
            f"{_figure(m['number'])}{'余' if m['more'] else ''}{m['unit'].replace('块钱', '元').replace('块', '元')}"
        ),
        text,
    )
    return MONTH.sub(lambda m: _figure(m["number"]), text)


def _figure(number: str) -> str:
    return number if number in {"两", "百"} else str(people_in(number))


def _amounts(text: str) -> str:
    for each in reversed(list(numbers_in(text))):
        written, after = text[each.start : each.end], text[each.end :]
        if any(sign.isdigit() for sign in written) or not LARGE.search(written) or PEOPLE_AFTER.match(after):
            continue
        unit = re.match(r"块钱?|元", after)
        text = f"{text[: each.start]}{_yuan(each.value)}{after[unit.end() if unit else 0 :]}"
    return text


def _yuan(value: Decimal) -> str:
    if value >= TEN_THOUSAND and value % HUNDRED == 0:
        return f"{(value / TEN_THOUSAND).normalize():f}万元"
    return f"{value.normalize():f}元"


def fitted(clauses: Iterator[str], size: int) -> str:
    """The first clauses, as many as fit in ``size`` characters."""
    taken: list[str] = []
    for clause in clauses:
        if taken and sum(map(len, taken)) + len(taken) + len(clause) > size:
            break
        taken.append(clause)
    return "，".join(taken)[:size]
