"""Parts of a question: clauses, questions, a district, a year, who asks; and whether it depends on earlier turns."""

import re
import unicodedata

_BREAKS = re.compile(r"[。！？!?；;\n]+|[，,、](?=.{4,})")
_QUESTIONS = re.compile(
    r"吗|么|呢|嘛|不$|没$|怎么|咋|如何|多少|几[个天年月岁倍级点分号]|哪|谁|什么|啥|多久|多长|多大|能不能|可不可以|可以|是不是|"
    r"有没有|行不行|合不合|合法|要不要|算不算|该不该|对不对|够不够|能否|为什么|为啥|凭啥"
)
_AND = re.compile(
    r"[。！？!?；;\n]+|(?:，|,)?(?:另外|还有就是|还有|再问一个|再问一下|再一个|顺便问问|顺便问一下|顺便|同时|此外|以及|还想问)|[，,](?=.{5,})"
)
_LEANS = re.compile(
    r"^(?:那么?|这个?|它|他|她|如果|要是|可是|但是?|不过|然后|还有|而且|我?(?:总共|一共)|上面|刚才|所以|因为|最长|最多|最少|多久|多少|几|"
    r"什么时候|去哪|哪里|哪儿|在哪|怎么办|怎么|需要|要|能|可以|一个月|一次)|(?:呢|这个|那个|那种|这种|它|这笔|那笔|这期间)[？?。]?$"
)
_HERE = re.compile(
    r"(东城|西城|朝阳|海淀|丰台|石景山|通州|顺义|昌平|大兴|房山|门头沟|平谷|怀柔|密云|延庆|亦庄|经开区|经济技术开发区)"
)
_EMPLOYER = re.compile(
    r"我[们]?(?:公司|单位|企业|司|厂|店)(?!.{0,3}(?:不|没|欠|拖|扣|让|把|要|说|跟))|(?:公司|单位)(?:这边|经办)|hr|人事问|财务问|员工(?!.{0,2}吗)|给员工|我是老板|雇"
)
#: Patterns of questions for one part of an article.
_PARTS = {
    "materials": re.compile(
        r"材料|证件|(?:带|拿|准备|交|提交)(?:上|着)?(?:什么|啥|哪些|哪几样)|"
        r"(?:要|用)(?:什么|啥|哪些)(?:证|手续|东西|资料|表)|需要带"
    ),
    "procedure": re.compile(r"流程|步骤|第一步|头一步|先(?:干|办|做)(?:什么|啥)|从头到尾"),
    "time_limits": re.compile(
        r"多久|多长时间|几天|几个?工作日|(?:什么时候|啥时候|何时|哪天)能?(?:到账|办[好下完]|下来|批|出结果)|时限|期限"
    ),
    "channels": re.compile(
        r"(?:去|上|到|在)哪(?:儿|里|个地方)?(?:办|申请|交|领|弄)|哪(?:儿|里)(?:能|可以)?办|"
        r"(?:网上|线上|手机上?)(?:能|可以|怎么|咋)"
    ),
}
#: Words that may accompany such a question without naming a subject.
_SIDE_REMARK = re.compile(
    r"请问|那|这个?|要|需要?|得|我|还|呢|吗|么|啊|吧|了|的|给|能|会|大概|一共|都|什么|啥|哪些|东西|准备|办理?|到账|答复|结果|下来|"
    r"拿到?|等|才|再"
)
#: What only makes sense after something else: 我该怎么办, 那能赔多少钱, 外地的呢.
_BARE = re.compile(
    r"^(?:那|那么|所以)?(?:我|俺|咱)?们?(?:现在|到底|应该|该|要)*(?:怎么|咋|如何)(?:办|弄|搞|整|处理)(?:呢|啊|呀|嘛|好)*$|"
    r"^(?:那|那么)?(?:我|俺)?(?:总共|一共|大概)?(?:能|可以|应该|该)?(?:赔|补偿?)(?:给我)?(?:多少|几个月)钱?(?:呢|啊|呀)?$"
)
_PUZZLED = re.compile(
    r"^(?:我|你|您|请|麻烦|能不能|可以)*(?:再说一[遍次]|再讲一[遍次]|再解释(?:一下|一遍)?|(?:没|不)(?:太)?(?:听|看|弄|搞)?(?:懂|明白)|(?:听|看)不(?:懂|明白)|"
    r"(?:说|讲)?(?:的)?(?:是)?(?:什么|啥)意思|(?:说|讲)?(?:简单|通俗|明白|清楚)(?:一)?点(?:儿)?(?:说)?|换个说法|太(?:长|复杂|绕)了)(?:吧|吗|啊|呢|了)*$"
)
_COMPLAINT = re.compile(
    r"^(?:那|我|俺|该|要|想|应该|能|可以)*(?:怎么|咋|如何|去哪|上哪|到哪|在哪|找谁|向谁)(?:儿|里|去|能|可以)*(?:投诉|举报|告)"
    r"(?:他们?|她|公司|单位|老板)?(?:呢|啊|呀)?$"
)
_ELSEWHERE = re.compile(
    r"^(?:那|那么|要是|如果)?(?:是|在)?(?:外地|外省|老家|别的省|其他省|外埠|京外)(?:户口|人|户籍|参保|的)*"
    r"(?:呢|行不行|行吗|可以吗|能办吗|能不能办|怎么办|咋办|也一样吗|一样吗)?$"
)
_YEAR = re.compile(r"(20[0-4]\d)年|(去年|前年|今年|明年)")
_FIRST = re.compile(r"^(?:是|选|问)?(?:的是)?(?:第?[一1]个?|前[者面]的?那?个?|头一个)(?:吧|呀|啊)?$")
_LAST = re.compile(r"^(?:是|选|问)?(?:的是)?(?:后[者面]的?那?个?|最后一?个|末一个)(?:吧|呀|啊)?$")
_NUMBERED = re.compile(r"^(?:是|选|问)?(?:的是)?第?([二2两]|[三3]|[四4])个?(?:吧|呀|啊)?$")
_NEITHER = re.compile(r"^(?:[都全]?不[是对]|都?没有|一个都不是|另外的事)(?:的|这些|这个|我要问的)*[吧呀啊]?$")
_COUNT = {"二": 1, "2": 1, "两": 1, "三": 2, "3": 2, "四": 3, "4": 3}
LEANING_LENGTH, SHORT = 14, 4


def squeezed(text: str) -> str:
    """Half width, lower case, nothing but letters, figures and characters: what patterns are held against."""
    return re.sub(r"[^\w%+</>]+", "", unicodedata.normalize("NFKC", text).lower())


def clauses(text: str) -> list[str]:
    return [each.strip() for each in _BREAKS.split(text) if each and len(each.strip()) > 1]


def is_question(text: str) -> bool:
    return _QUESTIONS.search(text) is not None


def parts(text: str) -> list[str]:
    """The text cut into several questions where that is possible.

    A part that asks nothing is joined to the next one.
    """
    found: list[str] = []
    waiting = ""
    for each in _AND.split(text):
        waiting = f"{waiting}，{each}" if waiting else each
        if is_question(each) and len(squeezed(waiting)) >= SHORT:
            found.append(waiting)
            waiting = ""
    if waiting and found:
        found[-1] = f"{found[-1]}，{waiting}"
    return found


def joins(text: str) -> bool:
    """Whether the text announces a second question itself."""
    return re.search(r"另外|还有|再问|顺便|同时|此外|以及|还想问|这俩|两样|两个问题", text) is not None or (
        len(re.findall(r"[？?]", text)) > 1
    )


def leans(text: str) -> bool:
    """Tests whether the text depends on the turns before it: it is short, or begins or ends like a continuation."""
    squeezed_text = squeezed(text)
    return len(squeezed_text) <= LEANING_LENGTH or _LEANS.search(text.strip()) is not None


def district(text: str) -> str:
    found = _HERE.search(text)
    return found[1] if found else ""


def is_employer(text: str) -> bool:
    return _EMPLOYER.search(text.lower()) is not None


def requested_part(text: str) -> str:
    """The part of an article that the text asks for: materials, procedure, time_limits or channels; "" for none of
    them.
    """
    return next((name for name, pattern in _PARTS.items() if pattern.search(text)), "")


def is_puzzled(text: str) -> bool:
    """Tests whether the text says that the last reply was not understood."""
    return _PUZZLED.match(squeezed(text)) is not None


def is_bare_complaint(text: str) -> bool:
    """Tests whether the text only asks how or where to complain: 怎么投诉, 去哪告他."""
    return _COMPLAINT.match(squeezed(text)) is not None


def is_elsewhere(text: str) -> bool:
    """Tests whether the text only asks how the previous subject is outside Beijing."""
    return _ELSEWHERE.match(squeezed(text)) is not None


def names_no_subject(text: str) -> bool:
    """Tests whether the text asks only for a part of the previous subject."""
    if _BARE.match(squeezed(text)) or is_elsewhere(text) or is_puzzled(text):
        return True
    pattern = _PARTS.get(requested_part(text))
    return pattern is not None and not _SIDE_REMARK.sub("", pattern.sub("", squeezed(text)))


def year(text: str, now: int) -> int | None:
    """The year that is asked about, None where none is named."""
    found = _YEAR.search(unicodedata.normalize("NFKC", text))
    if not found:
        return None
    return int(found[1]) if found[1] else now + {"前年": -2, "去年": -1, "今年": 0, "明年": 1}[found[2]]


def chosen(text: str, many: int) -> int | None:
    """Which of ``many`` offered options 第二个, 后者 and the like choose, from 0. None for any other text."""
    squeezed_text = squeezed(text)
    if _FIRST.match(squeezed_text):
        return 0
    if _LAST.match(squeezed_text):
        return many - 1
    numbered = _NUMBERED.match(squeezed_text)
    at = _COUNT[numbered[1]] if numbered else many
    return at if at < many else None


def denies(text: str) -> bool:
    """None of what was offered."""
    return _NEITHER.match(squeezed(text)) is not None
