"""Recognises elements in an agent's notes: short, in the third person, with labels, without questions and answers.

Numbers, places and the topic are recognised as in a talk. A label overrides what the rules for talks find.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from hotline.domains.service.workorders.rules.elements import figures, kinds
from hotline.domains.service.workorders.rules.elements.digits import Digits
from hotline.domains.service.workorders.rules.elements.followup import NEGATIVE, YES
from hotline.domains.service.workorders.rules.elements.lexicon import Lexicon
from hotline.domains.service.workorders.rules.elements.recognise import Elements, Recogniser
from hotline.domains.service.workorders.rules.elements.summary import LONGEST
from hotline.domains.service.workorders.rules.elements.talk import CITIZEN, Dialogue, DialogueTurn, Found, clauses
from hotline.domains.service.workorders.rules.elements.urgency import Urgency
from hotline.domains.service.workorders.rules.elements.wording import fitted, shortened

CALLER = r"姓名|来电人|诉求人|联系人|投诉人|举报人|反映人|当事人|市民|名字|客户"
TITLE = r"先生|女士|师傅|大爷|大妈|阿姨|同志|小姐|老师"
TITLES = tuple(TITLE.split("|"))
EMPLOYER = re.compile(
    r"(?:被(?:投诉|举报|反映)?)?(?:用人)?(?:单位|公司|企业|厂家|店家|机构)(?:名称|全称|名)?\s*[:：]\s*"
    r"(?P<value>[^，。；;\n]{2,40})"
)
IN_BRACKETS = re.compile(r"[（(](?:全称[:：]?)?(?P<value>[^（()）]{3,40}(?:公司|厂|店|中心|集团|学校|医院))[）)]")
ADDRESS = re.compile(
    r"(?:单位|公司|事发|工作|工地|项目|发生)?(?:地址|地点|位置)\s*[:：]?\s*(?:在|为|是)?(?P<value>[^，。；;\n]{3,60})"
)
#: 来电人反映 before a name is no part of it; what is left is a name from so many characters on.
SHORTEST_EMPLOYER = 4
NO_EMPLOYER = re.compile(r"^(?:来电|咨询|反映|投诉|举报|求助|自述)|^(?:要求|希望)")
REQUESTED = (
    (kinds.PRAISE, re.compile(r"表扬|感谢信|锦旗")),
    (kinds.REPORT, re.compile(r"举报|检举")),
    (kinds.COMPLAINT, re.compile(r"投诉")),
    (kinds.HELP, re.compile(r"求助|请求协调|请协调|申请援助")),
    (kinds.QUERY, re.compile(r"查询(?!工资)|查进度|问进度|办理进度")),
    (kinds.SUGGESTION, re.compile(r"建议(?:增加|改|开|在|能|官网|窗口|我们|12333)|提建议|意见建议")),
)
CONSULTS = re.compile(r"咨询|问(?!题)|想了解|了解(?=.{0,12}政策)")
WRONGED = re.compile(
    rf"{kinds.GRIEVANCE.pattern}|态度(?:不好|差|恶劣)|受伤|摔|砸|拒(?:绝|不)|违法|威胁|殴打|押金|不退|降薪|调岗|裁员|未签|未缴|不缴|未发"
)
REQUEST = re.compile(r"(?:诉求(?:是|为|[:：])?|要求|希望|请求)(?P<want>(?!回访|回电|回复|保密|匿名)[^，。；;\n]{3,16})")
FOLLOW_UP = (
    (NEGATIVE, re.compile(r"(?:不用|不必|不需要?|无需|拒绝|不要求?|不)(?:再)?(?:给)?(?:回访|回电|回复|联系|打电话)")),
    (YES, re.compile(r"(?:要求|需要?|请|希望|同意|可以?|等待|尽快)?(?:回访|回电话?|回复(?!函)|电话答复|回话)")),
)
MOBILE = re.compile(r"1[3-9]\d{9}")
FORMER = re.compile(r"(?:原来的?|原号码?|旧号?|以前的?|之前的?|老号)(?:电话|手机|号码)?(?:是|为|[:：])?\s*$")
#: Lines on the person, the contact and the handling of the case, which are no part of the matter.
FORMAL = re.compile(
    rf"^(?:{CALLER})(?:\s*[:：]|[^，被]{{0,4}}$)|^(?:电话|手机|联系电话|身份证|证件|地址|工号)\s*[:：]?|^(?:单位|公司)(?:名称|全称)?(?:\s*[:：]|$)|^[\d\sXx*-]+$|^[男女]$|"
    r"回访|回电|回复|^匿名|^(?:要求)?保密|^\w{1,3}(?:先生|女士)$"
)
REPORTING = re.compile(
    rf"^(?:(?:{CALLER})(?:自述|称|表示|说)?|来电)?(?:来电)?(?:反映|投诉|举报|求助|咨询|表示|称|自述|说|问|查询|建议|表扬)*"
    r"(?:自己|其|本人)?[:：]?"
)
#: What is left of an address once its place has a field of its own: 88号院3号楼2单元501室.
BUILDING = re.compile(
    r"(?:[\w]{1,8}(?:路|街|大街|胡同|巷|条))?(?:甲|乙|丙)?(?:[\d零一二三四五六七八九十百]+(?:号院|号楼|号|弄|栋|幢|座|单元|层|楼|室|门)(?!线|工|员|令|文))"
    r"(?:[\dA-Za-z零一二三四五六七八九十百]+(?:号院|号楼|号|弄|栋|幢|座|单元|层|楼|室|门)?)*"
)
#: The number of a street: 88号院3号楼; not 12333 号线.
STREET_NUMBER = re.compile(
    r"(?:甲|乙|丙)?(?:[\d零一二三四五六七八九十百]+(?:号院|号楼|号|弄|栋|幢|座|单元|层|楼|室)(?!线|工|员|令|文))+"
)
#: The address before the employer at it: 建国路88号的示例公司.
AFTER_ADDRESS = re.compile(rf".{{2,24}}?{STREET_NUMBER.pattern}[^的]{{0,10}}的")
#: Numbers of telephones, cards, documents: they identify and tell nothing of the matter.
LONG_NUMBER = re.compile(
    r"(?:的?(?:电话|手机|号码|银行卡|身份证|QQ|微信)号?[:：]?\s*)?(?<![\d.,])\d{7,}[xX]?(?![\d.,]|\s?[元块万亿])"
)
EMPTY_BRACKETS = re.compile(r"[（(]\s*[)）]|^[的在位于、]+")
#: What is left of 在某区某公司上班 once place and employer have fields of their own.
AT_WORK = re.compile(r"^(?:上班|工作|干活|打工|务工|任职)$")
LABELLED = re.compile(r"^(?:事由|事情|内容|问题|诉求内容|诉求|情况|主诉)\s*[:：]\s*")


class Notes:
    def __init__(self, lexicon: Lexicon, recogniser: Recogniser) -> None:
        names = lexicon.names
        surname = f"(?:{'|'.join(names.compound)}|[{re.escape(''.join(sorted(names.single)))}])"
        ends = rf"(?=$|[，。；;,、\s（(\d]|男|女|电话|手机|身份证|反映|投诉|举报|咨询|来电|求助|称|{TITLE})"
        self._names = (
            re.compile(
                rf"(?:{CALLER})(?:自述|自称)?(?:姓名|名)?(?:叫|为|是)?\s*[:：]?\s*"
                rf"(?P<value>{surname}[一-龥·]{{1,2}}?{ends}|{surname}(?:某|{TITLE}))"
            ),
            re.compile(rf"(?:^|[，。；;,\s])(?P<value>{surname}(?:{TITLE}))"),
            re.compile(
                rf"(?:^|[，。；;,\s])(?P<value>{surname}[一-龥]{{1,2}}?)(?=[，,\s]*(?:男|女|电话|手机|1\d{{10}}))"
            ),
        )
        self._not_names = names.not_names
        self._recogniser, self._topics = recogniser, {topic.id: topic for topic in lexicon.topics}
        self._digits = Digits(lexicon.vocabulary)

    def elements(self, text: str) -> Elements:
        """The elements in ``text``, with positions in it (turn 0).

        Start and end are 0 for one that rests on the entire text.
        """
        if not text.strip():
            return Elements()
        talk = Dialogue([DialogueTurn(CITIZEN, text)])
        text = talk.turns[0].text
        found = self._recogniser.elements(talk)
        topic = found.topic.value if found.topic else ""
        kind = self._kind(text, topic)
        acts = kind.value not in {kinds.CONSULT, kinds.QUERY, kinds.PRAISE, kinds.SUGGESTION}
        name = self._name(text) or found.name
        employer = self._employer(text, found.employer, name.value if name else "")
        complete = replace(
            found,
            kind=kind,
            name=name,
            phone=self._phone(text, found.phone),
            employer=employer,
            headcount=figures.headcount(text),
            amount=figures.amount(text),
            place=_labelled(ADDRESS, text) or _with_street_number(text, found.place),
            urgency=Urgency(talk, kind.value, topic, registered=acts).urgency(),
            follow_up=self._follow_up(text),
        )
        # The summary leaves out values that have a field of their own.
        own = [one.value for one in (name, employer, complete.place, found.place, complete.district) if one]
        complete = replace(complete, summary=self._summary(text, kind.value, topic, own))
        return _resting_on_less(complete, len(text))

    def _kind(self, text: str, topic: str) -> Found:
        for kind, pattern in REQUESTED:
            if match := pattern.search(text):
                return Found(kind, 0, match.start(), match.end(), inferred=kind != match.group())
        wronged, requests = WRONGED.search(text), REQUEST.search(text)
        if (match := CONSULTS.search(text)) and not requests:
            return Found(kinds.CONSULT, 0, match.start(), match.end(), inferred=match.group() != kinds.CONSULT)
        if match := requests or wronged:
            no_fault = topic.startswith(kinds.OF_NO_FAULT) and not topic.startswith(kinds.AT_FAULT) and not wronged
            return Found(kinds.HELP if no_fault else kinds.COMPLAINT, 0, match.start(), match.end(), inferred=True)
        return Found(kinds.CONSULT, 0, 0, len(text), inferred=True)

    def _name(self, text: str) -> Found | None:
        for pattern in self._names:
            for match in pattern.finditer(text):
                if match["value"].endswith(TITLES) or not any(word in match["value"] for word in self._not_names):
                    return Found(match["value"], 0, match.start("value"), match.end("value"))
        return None

    @staticmethod
    def _employer(text: str, found: Found | None, name: str) -> Found | None:
        if labelled := _labelled(EMPLOYER, text) or _labelled(IN_BRACKETS, text):
            return labelled
        if found is None:
            return None
        named = len(name) if name and found.value.startswith(name) else 0
        reporting = REPORTING.match(found.value[named:])
        lead = named + (reporting.end() if reporting else 0)
        if address := AFTER_ADDRESS.match(found.value, lead):
            lead = address.end()
        if lead and len(found.value) - lead >= SHORTEST_EMPLOYER:
            found = replace(found, value=found.value[lead:], start=found.start + lead)
        elif named:
            return None
        return None if NO_EMPLOYER.match(found.value) else found

    def _phone(self, text: str, found: Found | None) -> Found | None:
        """A number that is said to be a former one is none."""
        if found is None or not FORMER.search(_just_before(text, found.start)):
            return found
        others = [run for run in self._digits.runs(text) if not FORMER.search(_just_before(text, run.start))]
        return next(
            (Found(run.digits, 0, run.start, run.end) for run in others if re.fullmatch(r"1[3-9]\d{9}", run.digits)),
            None,
        )

    @staticmethod
    def _follow_up(text: str) -> Found | None:
        """A finding that a callback is requested, or that none is. None when the notes do not mention it."""
        for requested, pattern in FOLLOW_UP:
            if matches := list(pattern.finditer(text)):
                return Found(requested, 0, matches[-1].start(), matches[-1].end(), inferred=True)
        return None

    def _summary(self, text: str, kind: str, topic: str, own: Sequence[str]) -> Found:
        clauses = list(self._clauses(text, own))
        if kind in {kinds.CONSULT, kinds.QUERY, kinds.PRAISE, kinds.SUGGESTION, kinds.REPORT}:
            summary = fitted((pattern for _, pattern in clauses), LONGEST - 2)
            worded = summary if summary.startswith(kind) else kind + summary
        else:
            requested = [shortened(match["want"]) for match in REQUEST.finditer(text)]
            known = self._topics.get(topic)
            closest = known.keywords.request if known and _speaks_of(text, known.keywords.request) else ""
            closing = f"，要求{requested[-1] if requested else closest or '核查处理'}"
            worded = (
                fitted((pattern for _, pattern in clauses if "要求" not in pattern), LONGEST - len(closing)) + closing
            )
        return Found(worded[:LONGEST], 0, 0, len(text), inferred=True)

    @staticmethod
    def _clauses(text: str, own: Sequence[str]) -> Iterator[tuple[int, str]]:
        for clause in clauses(text):
            pattern = LABELLED.sub("", clause.text)
            if FORMAL.search(pattern):
                continue
            content = REPORTING.sub("", _without(LONG_NUMBER.sub("", pattern), own))
            content = REPORTING.sub("", BUILDING.sub("", content))
            # 客户张先生反映: without the name it begins with the reporting again.
            bare = EMPTY_BRACKETS.sub("", REPORTING.sub("", _without(content, own)))
            if len(bare) > 1 and not AT_WORK.match(bare):
                yield clause.start, bare


def _without(text: str, own: Sequence[str]) -> str:
    for value in sorted(own, key=len, reverse=True):
        text = text.replace(value, "")
    return text


def _speaks_of(text: str, request: str) -> bool:
    """Whether the text holds any word of a request, so that nobody is said to have requested what was not spoken of."""
    return any(request[at : at + 2] in text for at in range(len(request) - 1))


def _with_street_number(text: str, place: Found | None) -> Found | None:
    """A street with the number that follows it."""
    if place is None or text[place.start : place.end] != place.value:
        return place
    number = STREET_NUMBER.match(text, place.end)
    return replace(place, value=place.value + number.group(), end=number.end()) if number else place


def _just_before(text: str, at: int) -> str:
    """As much as may say of what follows that it was so once."""
    return text[max(0, at - 20) : at]


def _labelled(pattern: re.Pattern[str], text: str) -> Found | None:
    match = pattern.search(text)
    return Found(match["value"].strip(), 0, match.start("value"), match.end("value")) if match else None


def _resting_on_less(found: Elements, length: int) -> Elements:
    changed = {
        name: replace(one, start=0, end=0)
        for name in Elements.__struct_fields__
        if (one := getattr(found, name)) is not None and one.end - one.start >= length
    }
    return replace(found, **changed)
