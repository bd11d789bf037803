"""Summarises a talk in one sentence of at most forty characters: what happened, who asks, for what."""

import re
from collections.abc import Iterator

from hotline.domains.service.workorders.rules.elements import kinds
from hotline.domains.service.workorders.rules.elements.lexicon import Topic
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Clause, Dialogue, Found, clauses
from hotline.domains.service.workorders.rules.elements.wording import fitted, shortened

LONGEST = 40
REQUEST = re.compile(
    r"(?:我要求|要求|诉求就?是|我就?要(?=他|让|公司|单位|恢复|继续|补|赔|发|退|双|二|[\dN])|希望(?:你们|能)?|(?:让|"
    r"要|叫)(?:他们?|公司|单位|老板|厂里)(?:给|把)?)(?P<want>[^，。？?]{2,16})"
)
OFFERED = re.compile(
    r"诉求是(?:要求)?(?P<want>[^，。？?]{3,18})|(?:您|你)(?:需要|是要|要)(?:要求)?(?P<other>[^，。？?还]{3,16})，"
    r"?(?:对吗|是吗|对吧)"
)
HR = re.compile(
    r"我(?:们)?(?:是|这).{0,8}(?:人事|HR|人力)|我们(?:有)?(?:个)?员工|公司人事|被我们开除|我们公司招|新员工"
)
OWNER = re.compile(r"我(?:是)?(?:自己)?(?:在.{1,6})?开了?(?:个|家)|我是.{0,10}(?:老板|法人)|我们公司想|个体户")
EMPTY = re.compile(
    r"^(?:对|好|行|嗯|是|不是|没有|谢谢|可以|喂|你好|您好|同志|不知道)+$|电话|身份证|姓名|^叫|匿名|^姓|别问"
)
FIRM = re.compile(r"^北京市?|(?:有限责任公司|股份有限公司|有限公司|公司)$|(?:科技|服务|管理|工程|技术|发展|咨询)+$")
FEW = 4
#: Turns that are looked at, what a later one weighs less, the least that is worth room, and the room there is.
TURNS, LATER, MIN_SHARE, ROOM = 4, 0.25, 0.3, 30
WRONG, FIGURE, SCENE = 2.0, 1.0, 1.5
FIGURES = re.compile(r"[一二两三四五六七八九十百\d]+(?:个|多)?(?:人|月|年|天|块|万|千|岁|级|元|倍)")
SCENERY = re.compile(
    r"^(?:我|俺|咱)?们?(?:是|在).{0,16}(?:上班|打工|干活|做|干|的|公司|单位|老板)?$|听说|说是|跟我说|发邮件|打电话"
)


class Summary:
    def __init__(self, talk: Dialogue, kind: str, topic: Topic, name: str, employer: str) -> None:
        self._talk, self._kind, self._topic = talk, kind, topic
        self._name, self._employer = name, employer
        keywords = topic.keywords
        phrases = [topic.title, keywords.short, keywords.request, keywords.fault, *keywords.patterns]
        self._pairs = {text[at : at + 2] for text in phrases for at in range(len(text) - 1)}

    def summary(self) -> Found:
        clauses = list(self._clauses())
        first = clauses[0][0] if clauses else Clause(0, 0, "")
        texts = [text for _, text in clauses]
        return Found(self._worded(texts)[:LONGEST], first.turn, first.start, first.end, inferred=True)

    def _worded(self, texts: list[str]) -> str:
        match self._kind:
            case kinds.CONSULT:
                return f"{self._who()}咨询{self._question(texts)}"
            case kinds.QUERY:
                return f"{self._name}查询{self._question(texts)}"
            case kinds.REPORT:
                about = "" if self._employer and self._employer in "".join(texts) else self._employer
                return f"举报{about}{self._subject(texts, 36 - len(about))}"
            case kinds.SUGGESTION | kinds.PRAISE:
                return f"{self._name if self._kind == kinds.PRAISE else ''}{self._kind}{fitted(iter(texts), 30)}"
            case _:
                return self._grievance(texts)

    def _grievance(self, texts: list[str]) -> str:
        closing = f"，{self._name}{'求助' if self._kind == kinds.HELP else '要求'}{self._request()}"
        return f"{self._subject(texts, LONGEST - len(closing))}{closing}"

    def _subject(self, texts: list[str], room: int) -> str:
        """The caller's own words, led by the topic's name for the matter when they do not contain it."""
        keywords = self._topic.keywords
        short = keywords.fault or keywords.short or self._topic.title
        own = fitted(iter(texts), room)
        return own if _alike(own, short + self._topic.title) else fitted(iter([short, *texts]), room)

    def _question(self, texts: list[str]) -> str:
        """The caller's own question if short, with the topic's name when the question does not contain it."""
        short = self._topic.keywords.short
        own = fitted(iter(texts), 18)
        return short if not own else own if _alike(own, short) else f"{own}（{short}）"

    def _who(self) -> str:
        return "HR" if HR.search(self._talk.citizen) else "企业" if OWNER.search(self._talk.citizen) else ""

    def _request(self) -> str:
        for at, text in self._talk.by(AGENT):
            if (match := OFFERED.search(text)) and self._talk.agrees(at):
                return shortened(match["want"] or match["other"])[:16]
        requested = [match["want"] for _, text in self._talk.by(CITIZEN) for match in REQUEST.finditer(text)]
        short = [request for request in map(shortened, requested) if len(request) >= 2]
        return short[-1][:14] if short else self._topic.keywords.request or "核查处理"

    def _clauses(self) -> Iterator[tuple[Clause, str]]:
        """The most telling clauses, shortened, in the order of the talk. Early turns count more."""
        found: list[tuple[float, int, Clause, str]] = []
        turns = [(at, text) for at, text in self._talk.by(CITIZEN) if not _is_answer(self._talk.question_before(at))]
        for late, (at, text) in enumerate(turns[:TURNS]):
            for clause in clauses(text, at):
                keywords = shortened(clause.text)
                if len(keywords) >= FEW and not EMPTY.search(clause.text):
                    found.append((self._weight(clause.text) - LATER * late, len(found), clause, keywords))
        best = sorted(found, key=lambda one: (-one[0], one[1]))
        taken: list[tuple[float, int, Clause, str]] = []
        room = ROOM
        for one in best:
            if len(one[3]) + 1 <= room and (one[0] > MIN_SHARE or not taken):
                taken.append(one)
                room -= len(one[3]) + 1
        for _, _, clause, keywords in sorted(taken, key=lambda one: one[1]):
            yield clause, keywords

    def _weight(self, clause: str) -> float:
        """How much a clause tells of the matter: words of the topic, of a wrong, and figures add; circumstances
        subtract.
        """
        pairs = {clause[at : at + 2] for at in range(len(clause) - 1)}
        own = len(pairs & self._pairs)
        weight = own + WRONG * bool(kinds.GRIEVANCE.search(clause)) + FIGURE * bool(FIGURES.search(clause))
        return (weight - SCENE * bool(SCENERY.search(clause))) / (1 + len(clause) / 12)


def _is_answer(question: str) -> bool:
    return bool(re.search(r"姓名|电话|身份证|称呼|贵姓|单位|地址|全称|名称|地点|在哪", question))


def _alike(one: str, other: str) -> bool:
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    return sum(other[at : at + 2] in pairs for at in range(len(other) - 1)) >= 2
