"""Recognises the employer: the registered name rather than the known one, the contracting one rather than the
workplace.
"""

import re
from collections.abc import Iterator

import msgspec

from hotline.domains.service.workorders.rules.elements.lexicon import Employers, Places
from hotline.domains.service.workorders.rules.elements.spelt_characters import HAN
from hotline.domains.service.workorders.rules.elements.talk import (
    AGENT,
    CITIZEN,
    Clause,
    Dialogue,
    Found,
    any_of,
    clauses,
)

NAME = rf"[{HAN}A-Za-z0-9·&（）()]"
QUESTION = re.compile(
    r"(?:单位|公司|厂子?|店|机构|学校|酒店|饭店|平台|站点|总包|分包|雇主|老板|中介|餐厅|医院|对方|诊所|超市|"
    r"劳务)(?:的)?(?:名称|名字|名|全名|全称|全叫|叫|是哪|是什么|是谁|在哪|是[？?]?$|呢[？?]?$)|"
    r"哪家|哪个(?:单位|公司|平台|站点|厂|店|学校|酒店)|什么(?:单位|公司|平台|厂|店|学校)|全称|名称|厂名|店名|厂叫|"
    r"店叫|叫什么(?!名)|跟谁签|和谁签|^(?:您)?(?:的)?(?:单位|公司|用人单位)[呢？?]?$|单位(?:和|、)|公司(?:和|、)|"
    r"属于哪"
)
OTHER_QUESTION = re.compile(r"姓名|称呼|贵姓|身份证|电话|证书|项目名|街道名|科室")
VAGUE = re.compile(
    r"什么|啥|记不|说不|不记得|不清|不知道|忘了|没有?(?:名|挂牌|招牌|正式)|不留|不说|不方便|不想说|保密|不提|算了|"
    r"叫不上来|某"
)
#: Words before a name that are not part of it.
LEADS = re.compile(
    r"^(?:嗯|啊|哦|噢|呃|哎|那个|这个|就是|就|是|叫做|叫|好像|大概|应该|我们|俺们|咱们|他们|我|俺|你们|人家|单位|"
    r"公司名|公司(?=叫|是|全称|名)|厂子?(?=叫|是)|店(?=叫)|厂名|店名|名字|全名|全称|名称|正式名称|具体名称|招牌|"
    r"门头|执照|营业执照|"
    r"合同|劳动合同|公章|工资条|法人|原来|以前|现在|实际|具体|写的|上写的|上写着|上面写的|上面是|上是|上叫|上|"
    r"盖的章|盖的是|签的是|签的|签在|签|跟|和(?=北京)|在|去|到|给|替|投诉|举报|反映|告|找|要|想|的|有个|有家|"
    r"有一家|一家|一个|个|说是|说|"
    r"门口写的|胸牌|做的|东家|老东家|前东家|劳务公司(?=叫|是|北京)|派遣公司(?=叫|是|北京)|总包(?=叫|是|北京)|"
    r"总包单位|分包(?=叫|是|北京)|劳务分包|平台(?=叫|是)|站点(?=叫|是)|酒店(?=是|叫)|学校(?=是|叫)|中文(?=叫)|"
    r"中介(?=叫)|物业(?=叫|是)|饭店(?=叫))"
)
BEFORE = re.compile(
    r"(?:有个|有家|有一家|有一个|一家|一个|那个|这个|叫做|叫|名字是|全称是?|投诉|举报|我们是|我是|签的|就是|跟着|"
    r"楼下的|里头的|里的|那边的|附近的|隔壁的|旁边的|写的是?|上写着?|公司是|单位是|工友说|的名字是|就在|我在|是在|"
    r"在)"
)
STOP = re.compile(
    r"的公司|[我你他她们了吗呢吧没哪谁说把被也都不别要干先嘛这那挂]|告诉|公积金|社保|工伤|保险|劳动|什么|不是|不给|"
    r"不让|不管|因为|所以|但是|以前|现在|这家|那家|一家|两家|某|怎么"
)
AFTER = re.compile(
    r"(?:那边|那里|这边|里头|里面|的|那儿|这家|吧|啊|呢|公司的|了|那个|上班|干活|工作|做|干|打工|欠|拖|一直|没|不|"
    r"把|在.*)$"
)
WEIGHTS = (
    (re.compile(r"全称|合同|执照|正式|具体名称|注册|公章|登记的|签的|签了|公司叫|单位叫"), 5.0),
    (re.compile(r"劳务公司叫|派遣公司叫|跟.{0,3}签"), 2.0),
    (re.compile(r"总包"), 1.0),
    (re.compile(r"招牌|门头|牌子|品牌|简称|俗称|对外"), -2.0),
    (re.compile(r"实际|用工单位|派到|派遣到|站岗|驻"), -2.0),
    (re.compile(r"新公司|新单位|下家|以前的公司|上家|原来那家|客户|甲方|发包"), -4.0),
    (re.compile(r"不是|不叫"), -6.0),
)


INTRODUCED = re.compile(r"(?:叫|叫做|是|有个|有家|有一家|投诉|举报|反映|告|名字|全称)$")
CALLED = re.compile(
    rf"(?:单位|公司|店|厂|饭店|平台|站点|学校|招牌|门头|总包|分包|执照|劳务|全称|名字|酒店|机构|中介|"
    rf"东家)[^，。叫]{{0,6}}(?:叫做|叫|是)(?P<name>{NAME}{{2,20}})$"
)


class Candidate(msgspec.Struct, frozen=True):
    found: Found
    score: float


class Finder:
    def __init__(self, vocabulary: Employers, places: Places) -> None:
        self._not_names = frozenset(vocabulary.not_names)
        self._registered = any_of(vocabulary.registered)
        ends = any_of([*vocabulary.registered, *vocabulary.kinds])
        self._ending = re.compile(rf"{ends}(?:（[{HAN}]{{2,6}}）|\([{HAN}]{{2,6}}\)|[{HAN}]{{2,4}}分公司)?")
        self._full_end = re.compile(rf"(?:{self._registered})$")
        towns = [
            name for one in places.districts for name in (*one.towns, *one.streets, *one.areas, one.name, one.short)
        ]
        self._only_place = re.compile(rf"(?:{any_of(towns)}(?:区|镇|乡|街道)?)+(?:那边|这边|那里|里头|附近)?$")
        self._place_first = re.compile(
            rf"^(?:{any_of(towns)}(?:区|镇|乡|街道)?)+(?:那边|这边|那个|那里|里头|里|有个|有家|的|这个|那)+"
        )
        self._kind_names = re.compile(
            rf"^(?:北京市?|{any_of([*vocabulary.kinds, *vocabulary.registered])}|服务|管理|工程|技术|发展|外包|派遣|"
            rf"建设|安装|维修|个体|小|大|老|新|私人|民营|互联网|房地产)*$"
        )
        self._question_cut = re.compile(rf"^{NAME}{{2,30}}")

    def employer(self, talk: Dialogue) -> Found | None:
        candidates = [*self._spoken(talk), *self._confirmed(talk)]
        if not candidates:
            return None
        return max(candidates, key=lambda one: (one.score + self._longer_form(one, candidates), one.found.turn)).found

    @staticmethod
    def _longer_form(one: Candidate, others: list[Candidate]) -> float:
        """A bonus for a name that contains other candidates, of which it is the fuller form."""
        return 1.5 * sum(
            other.found.value in one.found.value and other.found.value != one.found.value for other in others
        )

    def _spoken(self, talk: Dialogue) -> Iterator[Candidate]:
        for at, text in talk.by(CITIZEN):
            question = talk.question_before(at)
            requested = bool(QUESTION.search(question)) and not (
                OTHER_QUESTION.search(question) and not re.search(r"单位|公司|全称", question)
            )
            for number, clause in enumerate(clauses(text, at)):
                lead = text[max(0, clause.start - 8) : clause.start]
                yield from self._in_clause(
                    clause, lead, answer=requested and number < 2, first=requested and number == 0
                )

    def _in_clause(self, clause: Clause, lead: str, *, answer: bool, first: bool) -> Iterator[Candidate]:
        if VAGUE.search(clause.text) and not re.search(r"叫(?!什么|不上)", clause.text):
            return
        ended = list(self._ended(clause, answer=answer))
        yield from ended
        if ended:
            return
        if called := CALLED.search(clause.text):
            yield from self._named(clause, called.start("name"), called.end(), 2.0)
        elif first or (answer and re.match(r"(?:就)?叫", clause.text)):
            yield from self._named(clause, 0, len(clause.text), 1.5)

    def _ended(self, clause: Clause, *, answer: bool) -> Iterator[Candidate]:
        """Candidates that end as employers' names do, each at its greatest length."""
        last = len(clause.text)
        for end in sorted({match.end() for match in self._ending.finditer(clause.text)}, reverse=True):
            if end <= last and (candidate := self._candidate(clause, end, answer=answer)):
                last = candidate.found.start - clause.start
                yield candidate

    def _candidate(self, clause: Clause, end: int, *, answer: bool) -> Candidate | None:
        start = self._begin(clause.text, 0, end)
        name = clause.text[start:end]
        if not self._is_name(name):
            return None
        introduced = bool(INTRODUCED.search(clause.text[:start]))
        score = (
            1.0 + 3.0 * bool(self._full_end.search(name)) + 2.0 * answer + name.startswith("北京") + 1.5 * introduced
        )
        return Candidate(
            clause.found(name, start=start, end=end), score + self._weight(clause.text[:start], clause.text[end:])
        )

    def _named(self, clause: Clause, start: int, end: int, score: float) -> Iterator[Candidate]:
        start = self._begin(clause.text, start, end)
        text = AFTER.sub("", clause.text[start:end])
        name = text.strip("的")
        match = self._question_cut.match(name)
        if not match or match.group() != name or not self._is_name(name) or len(name) > 16:
            return
        yield Candidate(
            clause.found(name, start=start, end=start + len(name)),
            score + self._weight(clause.text[:start], clause.text[end:]),
        )

    def _begin(self, text: str, start: int, end: int) -> int:
        """The position at which the name begins, after words that lead up to it."""
        if (city := text.rfind("北京", start, end)) > 0:
            return city
        for lead in BEFORE.finditer(text, start, end):
            if end - lead.end() >= 2:
                start = lead.end()
        while True:
            cut = LEADS.match(text[start:end]) or self._place_first.match(text[start:end])
            if not cut or not cut.end():
                return start
            start += cut.end()

    def _is_name(self, name: str) -> bool:
        bare = re.sub(r"^北京市?", "", name)
        if self._only_place.match(name):
            return False
        if (
            len(bare) < 2
            or name in self._not_names
            or bare in self._not_names
            or STOP.search(name)
            or VAGUE.search(name)
        ):
            return False
        return not self._kind_names.match(bare) and not re.fullmatch(
            r"[0-9零一二三四五六七八九十百千万幺]+.{0,2}", name
        )

    def _weight(self, before: str, after: str) -> float:
        around = before[-12:] + "|" + after[:6]
        return sum(weight for vocabulary, weight in WEIGHTS if vocabulary.search(around))

    def _confirmed(self, talk: Dialogue) -> Iterator[Candidate]:
        """The full name in the agent's words, when the caller confirms it."""
        for at, text in talk.by(AGENT):
            if not re.search(r"吗|吧|对", text) or not talk.agrees(at):
                continue
            for clause in clauses(text, at):
                for candidate in self._ended(clause, answer=True):
                    if self._full_end.search(candidate.found.value):
                        yield msgspec.structs.replace(candidate, score=candidate.score + 1)
