"""Which of the five levels a reply gives: a figure alone, or one of the five words. 1 非常满意 … 5 非常不满意.

Not a rating: N 分 and N 星, other figures, irony, double negation, two levels at once, and a figure that
the rest of the reply contradicts. Of a level word and a figure the word counts; of a slip and its correction the
correction.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from hotline.domains.service.surveys.rules.replies.normal import bare, clauses


class Doubt(StrEnum):
    """Why what looks like a rating is none."""

    NONE = ""
    IRONY = "irony"
    CONTRADICTED = "contradicted"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class RatingRead:
    """``level`` 1 to 5 or None; ``is_word`` when a level word gave it; ``doubt`` why there is none."""

    level: int | None = None
    is_word: bool = False
    doubt: Doubt = Doubt.NONE
    places: tuple[int, int] = (0, 0)


_HIGHEST = "非常|很|十分|特别|极其|极度|极为|超级|超|相当|最|万分|百分之?百|百分百|太|贼|老|巨|倍儿|忒|无比|完全|绝对"
_MIDDLE = "挺|比较|较为|较|蛮|满|还是"
_LOWEST = "基本|还算|勉强|大致|大体|凑合|算是|差不多"
#: Longest first: 不满意 holds 满意, 不是很满意 holds 很满意. Level 0: no rating, but it uses up its words.
_LEVELS: tuple[tuple[int, str], ...] = (
    (
        0,
        r"(?:没有?(?:哪|一|半)(?:点|处|样|个地方|件事|里)?不|(?:谁|哪个|怎么|咋|哪里|何来|哪)(?:会|能|敢|"
        r"有|还|还能|来)?不|没有?(?:什么|啥|任何|半点|哪里|一点|觉得|感到)?(?:不|地方不)|没什么可?不|"
        r"不能说不|不是不|并非不|也不是不|"
        r"谈不上不|说不上不|算不上不|没啥可?不|无不|哪有不|怎么会不|不至于不|没有?(?:很|太|特别|非常)不|"
        r"不会不|没觉得不)"
        r"满意",
    ),
    (
        0,
        (
            r"满意(?:谈不上|说不上|算不上|称不上|倒不至于|倒谈不上)|不满意[?？]+\s?(?:没|不|哪|怎|咋|瞎)|"
            r"(?:说|写|选|回)(?:不?满意)(?:是骗|对不|太假|违心|亏心|吧|又)"
        ),
    ),
    (0, r"满意不满意|满不满意|满意还是不满意|满意与否|是否满意|满意度|满意(?:率|调查|评价)|满意吗|满意么(?!么)"),
    (
        0,
        (
            r"(?:谈不上|说不上|算不上|称不上|不能说|怎么能?|怎能|哪能|叫我怎么|让我怎么|何来|哪来的?|难以|"
            r"无法|没法|不可能|能不能)(?:很|太|多|多么)?满意"
        ),
    ),
    (
        0,
        (
            r"(?:才能?|就能?|才会|就会|才算|就算|想要?|希望能?|争取|包您?|如果|要是|再(?:来)?评(?:价)?|"
            r"再(?:给|选|说|打)|倒(?:是)?(?:也)?想|巴不得|恨不得|但愿|让人民群?众?)满意"
        ),
    ),
    (
        4,
        (
            r"(?:不是|没有?|并不|也不|不)(?:很|太|特别|非常|十分|那么|怎么|大|咋|够|多|甚|算|是很|是太|"
            r"怎么太)(?:的|让人|令人)?满意"
        ),
    ),
    (
        5,
        rf"(?:{_HIGHEST}|一点(?:儿)?(?:都|也)|半点(?:都|也)?|丝毫(?:都|也)?|根本|压根(?:儿)?(?:都|也)?|实在|"
        rf"全都?|从头到尾都?|坚决|严重|各种|哪哪都|哪儿?都|什么都|强烈|极)(?:的|地|就)?不(?:能)?满意|"
        rf"不满意(?:极了|透顶|透了|至极|到极点|得很)",
    ),
    (4, r"不(?:能|够|能让人|让人|令人)?满意"),
    (
        1,
        rf"(?:{_HIGHEST}|极)(?:的|地)?满意|满意(?:得|的)(?:很|不得了|不行|没话说)|满意(?:极了|至极|透了|"
        rf"惨了|坏了)|最高(?:评价|满意)",
    ),
    (3, rf"(?:{_LOWEST}|一般|一般般)(?:的|地|可以|能)?满意"),
    (2, rf"(?:{_MIDDLE})?(?:的|地)?满意"),
)
_WORD = re.compile("|".join(f"(?P<l{place}>{pattern})" for place, (_, pattern) in enumerate(_LEVELS)))
#: 满意的话有礼品吗: the word stands in a question or a condition.
_IN_QUESTION = re.compile(r"的话|[^\s,，。.;；!！]{0,10}?(?:吗|么|[?？])(?!\w)")
#: What turns 满意 into its opposite without a negation.
_IRONY = re.compile(
    r"满意(?:才怪|个[屁鬼头毛锤锅球蛋]|你[妹妈大]|[吗么]?呵|啥|什么呀?$|个什么|到(?:想|要|吐|哭|家了$|"
    r"无语|爆炸|不想)|得(?:想|要)(?:哭|骂|死|吐|撞)|死我?了?才|吗[?？!！]*你们?|了吧[?？])"
    r"|(?:倒(?:是)?|也)想(?:要|给)?(?:满意|好评)|(?:你|您|你们)(?:觉得|认为|说|看).{0,6}满意|"
    r"要是(?:真)?满意.{0,10}[?？]|难道|呵呵|能(?:不)?满意(?:吗|么|才怪)|我?可真?是?太?谢谢你们了|"
    r"(?:我|可)?真(?:是|的是)(?:太|好)满意|满意[\s.。…,，~～!！?？]*(?:才怪|个[屁鬼头毛]|才有鬼)|"
    r"(?:拉倒|得了)吧?.{0,3}满意|还(?:能)?满意(?:呢|嘞|哩|\?|？|个)|满意[?？!！]*\s?(?:做梦|想得美|"
    r"想得?多|不存在|开什么玩笑|别逗|可能吗)|给你们?(?:满意|好评).{0,4}(?:没门|休想|做梦)|(?:做梦|"
    r"休想).{0,6}(?:满意|好评)|好一个|真满意呢"
    r"|怎么(?:可能|好意思|敢|会)(?:要|让|说|是|给)?.{0,6}满意|(?:还|也)(?:想|好意思|敢|"
    r"有脸).{0,8}(?:满意|好评|评价)|满意[?？]{2,}|凭(?:什么|啥).{0,6}满意|鬼才满意|谁满意|傻子才|"
    r"满意[^,，。!！]{0,4}(?:反话|讽刺)"
)
_CORRECTED = re.compile(
    r"→|->|=>|想改|错了?|不对(?!称)|作废|不算(?!数?吗)|应该是|应为|改成|改为|改选|更正|纠正|重新|"
    r"不是\s?[1-5一二三四五]|手[滑抖误快]|看反|弄反|搞反|点反|按反|以(?:这|此|后)(?:条|个|次)为准|"
    r"收回|撤回|眼花|花眼"
)
_NOT = re.compile(r"不是(?:选|按)?$")
#: A clause about other times or other offices does not rate this call.
_INTENDED = re.compile(
    r"(?:本来|原本|原先|险些|真?想|打算|准备|恨不得|要不是.*|起初|开始|一开始|刚才|上次|上回|前面|"
    r"之前|以前)(?:就|要|都|真|还|是|你们|我|想|打算|准备|点|给|选|按|回|评|打|了|的|个)*$"
)
_ELSEWHERE = re.compile(
    r"(?:以前|上次|上回|之前|过去|原来|原先|从前|早先|前几次|头一回|第一次|去年|本来|开始|一开始|起初)"
    r"|(?:对|窗口|单位|公司|老板|银行|医院|街道|社区|税务|政策|规定|制度|12345|大厅|社保所|居委会)[^,，]{0,8}$"
)
_OVERALL = re.compile(r"(?:总体|整体|总的|综合|总之|总的来说|综合评价|最终|最后|总评|综上)")
_TWO_PEOPLE = re.compile(
    r"前一个.*后一个|第一个.*第二个|一个.*(?:另一个|另外一个)|头一个.*(?:后|二)|上午.*下午|有的.*有的"
)
_UNITS = (
    r"分|星|颗|个(?!选项|吧)|次|天|月|年|点|元|块|楼|人|遍|回|小时|钟头|刻|分钟|秒|万|千|百|级|档|岁|"
    r"号(?!选项)|条|句|趟|家|口|米|里|位|倍|折|"
    r"成|%|％|周|季|年级|险|金|社|代|期|步|种|件|类|院|路|环|区|中|直|般|定|样|下|些|切|向|再|共|边|"
    r"起|律|旦|心|辈|五一|\d|[.:]\d"
)
_FIGURE = {
    **{str(each): each for each in range(1, 6)},
    **dict(zip("一二三四五", range(1, 6), strict=True)),
    "幺": 1,
    "俩": 2,
    "两": 2,
}
_AFTER = rf"(?!\s?(?:{_UNITS}))"
_ONE = r"(?:[1-5]|[一二三四五幺])"
_END = r"(?=$|[\s,，。.;；、!！?？~…:：)）\]】”\"'’吧啊呀啦呢了哈嘛哦喽嗯谢按选给])"
_PLACE = (
    r"(?:第|→|->|=>|选项|选择|选|选的?是|回复?|打|给|评价?(?:为|是)?|评分|投|改成|改为|改选|改|"
    r"应该?(?:是|选|按|为)|满意度|我按|按|就|是|得|答|键|确认|发)"
)
#: A figure at the head, with digits also right before other text: 1谢谢, 5非常不满意.
_HEAD = re.compile(
    rf"^[\s(（\[【“\"'‘、.,，。!]*(?:(?P<digit>[1-5]){_AFTER}|"
    rf"(?P<numeral>[一二三四五幺])(?={_END[3:-1]}|很|非常|不|满|基)(?!\s?(?:{_UNITS})))"
)
_CHOSEN = re.compile(
    rf"{_PLACE}\s?(?:的是?|了|个|第|:|：|是|为|择)?\s?(?:\"|“|‘|'|【|\[|\()?(?P<one>{_ONE})(?:(?:个|项|"
    rf"条|档|号)(?:选项)?(?={_END[3:-1]}|的)|(?:\"|”|’|'|】|\]|\)))?{_AFTER}{_END}"
)
_NOTHING_ELSE = re.compile(
    r"(?:我|就|选)*(?P<one>[一二三四五])(?:(?P=one)){0,3}[吧啊呀的]*[\s。.!！]*$|"
    r"(?P<two>[一二三四五1-5])\s?(?:号|个|项|档|级)?(?:选项)?[\s。.!！]*"
)
_ORDINAL = re.compile(
    rf"^(?:您好|你好|我|俺|就|选择?|给|按|是|评|那|应该|的|要|了)*第{_ONE}(?:个|项|条|档|号|"
    rf"种)?(?:选项)?(?:吧|啊|呀|啦|谢谢|您|了|哈|的|，|,)*$"
)
_LAST = re.compile(
    rf"(?:^|[\s,，。.;；、!！?？~…:：])(?P<one>{_ONE})(?:吧|啊|呀|啦|哈|呢|嘛|哦|喽|谢谢|"
    rf"了)*[\s,，。.;；、!！~…]*$"
)
_ALONE = re.compile(rf"^(?:我|俺|咱)?(?:就)?(?:选|给|评|打|按|回)?{_ONE}(?:吧|啊|呀|啦|哈|呢|嘛|哦|喽)*$")
#: A figure that is spoken about and not found: 1和2, 1-5, 1也行, 几.
_SPOKEN_ABOUT = re.compile(
    r"[1-5一二三四五]\s?(?:-|—|~|到|至|或者?|还是|和|跟|、(?=[1-5])|/)\s?[1-5一二三四五]|"
    r"(?<![\d])[1-5]\s?也(?:行|可以|成|好|中)|[1-5一二三四五](?:是|代表|表示|指|算)(?:什么|啥|最|不是|"
    r"好|满|非|差|几|哪|谁)|[1-5]和[1-5]"
    r"|(?:选|按|回)(?:几|哪个|什么|啥)"
)
_LISTED = re.compile(r"(?:^|\s|[。;；,，])[1-5][、.．)）]\s?[^\d\s]{2,}.*[2-5][、.．)）]\s?[^\d\s]{2,}")


def read_rating(normal: str) -> RatingRead:
    """The level of a reply in its plain form. What the rest of it says against a figure, ``reading`` decides."""
    if _IRONY.search(normal):
        return RatingRead(doubt=Doubt.IRONY)
    found = [(place, end, level) for place, end, level in _level_wordings(normal) if level]
    if found:
        return _of_wordings(normal, found)
    if (
        _SPOKEN_ABOUT.search(normal)
        and len(set(re.findall("[1-5一二三四五]", normal))) > 1
        and not _CORRECTED.search(normal)
    ):
        return RatingRead(doubt=Doubt.SEVERAL)
    if (
        any("度" not in each.group() and "评价" not in each.group() for each in _WORD.finditer(normal))
        and not _CORRECTED.search(normal)
        and not _HEAD.match(normal)
    ):
        return RatingRead()
    return _of_figures(normal)


def _level_wordings(normal: str) -> list[tuple[int, int, int]]:
    """Where level words stand and what they are; 0 for wording that is none."""
    found = []
    for match in _WORD.finditer(normal):
        place = int((match.lastgroup or "l0")[1:])
        level = 0 if _IN_QUESTION.match(normal, match.end()) else _LEVELS[place][0]
        found.append((match.start(), match.end(), level))
    return found


def _of_wordings(normal: str, found: list[tuple[int, int, int]]) -> RatingRead:
    levels = {level for _, _, level in found}
    if len(levels) > 1:
        here = [each for each in found if not _ELSEWHERE.search(_clause_before(normal, each[0]))]
        found = here or found
        levels = {level for _, _, level in found}
    if len(levels) == 1:
        return RatingRead(found[-1][2], is_word=True, places=found[-1][:2])
    overall = [each for each in found if _OVERALL.search(_clause_before(normal, each[0]))]
    if overall:
        return RatingRead(overall[-1][2], is_word=True, places=overall[-1][:2])
    if _TWO_PEOPLE.search(normal):
        return RatingRead(doubt=Doubt.SEVERAL)
    if (
        _strengthened(found)
        or _CORRECTED.search(normal)
        or re.search((r"但|不过|可是|只是|结果|就是|然而|却|后来|现在"), normal)
    ):
        return RatingRead(_decided(normal, found), is_word=True, places=found[-1][:2])
    return RatingRead(doubt=Doubt.SEVERAL)


def _strengthened(found: list[tuple[int, int, int]]) -> bool:
    """不满意, 非常不满意: one side, said twice; the stronger word counts."""
    sides = {level >= 4 for _, _, level in found}
    return len(sides) == 1


def _decided(normal: str, found: list[tuple[int, int, int]]) -> int:
    if _strengthened(found) and not _CORRECTED.search(normal):
        levels = [level for _, _, level in found]
        return max(levels) if levels[0] >= 4 else min(levels)
    return found[-1][2]


def _clause_before(normal: str, place: int) -> str:
    return re.split(r"[\s,，。.;；!！?？]", normal[:place])[-1]


def _clause_at(normal: str, place: int) -> str:
    return _clause_before(normal, place) + re.split(r"[\s,，。.;；!！?？]", normal[place:])[0]


def _of_figures(normal: str) -> RatingRead:
    if _LISTED.search(normal):
        return RatingRead()
    found = _figures(normal)
    levels = [_FIGURE[figure] for _, figure in found]
    if not levels:
        return RatingRead()
    if len(set(levels)) == 1 or _CORRECTED.search(normal):
        return RatingRead(levels[-1])
    return RatingRead(doubt=Doubt.SEVERAL)


def _figures(normal: str) -> list[tuple[int, str]]:
    """Figures that are chosen, by their place: at the head, after 选 and the like, alone between marks, at the end."""
    if overall := _NOTHING_ELSE.fullmatch(normal):
        name = "one" if overall["one"] else "two"
        return [(overall.start(name), overall[name])]
    found: dict[int, str] = {}
    if head := _HEAD.match(normal):
        name = "digit" if head["digit"] else "numeral"
        found[head.start(name)] = head[name]
    for match in _CHOSEN.finditer(normal):
        ordinal = normal[: match.start("one")].endswith("第")
        if ordinal and not _ORDINAL.match(_clause_at(normal, match.start("one"))):
            continue
        if ordinal or not _NOT.search(normal[: match.start("one")]):
            found[match.start("one")] = match["one"]
    if last := _LAST.search(normal):
        found[last.start("one")] = last["one"]
    place = 0
    for clause in clauses(normal):
        place = normal.find(clause, place)
        if _ALONE.match(clause):
            at = re.search(_ONE, clause)
            if at is not None:
                found[place + at.start()] = at.group()
        place += len(clause)
    denied = [each for each in found if _NOT.search(normal[:each]) or _INTENDED.search(_clause_before(normal, each))]
    return sorted((place, figure) for place, figure in found.items() if place not in denied)


def is_only_a_figure(normal: str) -> bool:
    return bool(re.fullmatch(r"\d+", bare(normal)))
