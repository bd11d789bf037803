"""Recognises the caller's name. Another person's name is not the caller's, and a refused name stays empty."""

import re
from collections.abc import Iterator

import msgspec

from hotline.domains.service.workorders.rules.elements.lexicon import Names
from hotline.domains.service.workorders.rules.elements.spelt_characters import HAN, Spelling
from hotline.domains.service.workorders.rules.elements.talk import (
    AGENT,
    CITIZEN,
    Clause,
    Dialogue,
    Found,
    any_of,
    clauses,
)

QUESTION = re.compile(
    r"姓名|贵姓|怎么称呼|如何称呼|称呼您|您叫|您的名字|名字(?!的)|叫什么名|您是(?:哪位|谁)?[？?。]?$|"
    r"您(?:本人)?呢[？?]?$|您本人是?[？?]?$|留个?姓|您姓|全名|报一下名"
)
QUESTION_ABOUT_OTHER = re.compile(
    r"(?:父亲|母亲|爱人|先生|妻子|丈夫|老伴|儿子|女儿|婆婆|岳父|岳母|孩子|老人|工友|同事|伤者|死者|逝者|员工|他|她|"
    r"对方|负责人|包工头|工头|老板|家人|亲属|妈妈|爸爸|闺女|弟弟|哥哥)(?:的|们)?(?:姓名|名字|叫什么|全名|贵姓|"
    r"怎么称呼|是谁|本人)"
)
REFUSED = re.compile(
    r"匿名|不(?:留|报|说|登记|提供)(?:名|姓名|名字)|不方便(?:说|留|透露)|别问我(?:是谁|叫)|不想(?:说|留|报)(?:名|"
    r"我的名|姓名)|不敢说名|名字(?:我)?(?:就)?不(?:说|留|报)|不留了|姓名(?:我)?(?:就)?不(?:说|留|报)|不透露|"
    r"保密就不说|别登记我"
)
OTHERS = (
    r"(?:他|她|它|我爸|我妈|我父亲|我母亲|我老公|我老婆|我爱人|我媳妇|我男人|我儿子|我闺女|我女儿|我婆婆|我弟|我哥|"
    r"我姐|我妹|孩子|老板|老板娘|经理|工头|包工头|带班的?|班长|组长|店长|站长|主管|负责人|领导|人事|HR|总监|厂长|"
    r"校长|园长|队长|一个|对方|工友|同事|老乡|那个人|那人|法人|小老板|中介|业务员|接线员|工作人员|大家|人家|都|"
    r"单位|公司|店|厂|学校|平台|项目|机构|招牌|门头|村|总包|分包|酒店|饭店|餐厅)"
)
NOT_IN_NAMES = set("我你他她它们的了是不没有在就吗呢吧要这那哪啥谁个从被把跟给去到很也都还又再先才只让叫说问想")
PARTICLES = r"[吧啊呢呀嘛哈哎]|就行|就是|女士|先生"
DIGITS = r"[0-9幺零]"
CALLED = {
    "先生": "先生",
    "大哥": "先生",
    "师傅": "先生",
    "大爷": "先生",
    "叔叔": "先生",
    "女士": "女士",
    "小姐": "女士",
    "大姐": "女士",
    "阿姨": "女士",
    "大妈": "女士",
    "奶奶": "女士",
}


class Named(msgspec.Struct, frozen=True):
    """A name in the talk. ``own``: the caller's own; otherwise that of a person the call is about."""

    name: str
    turn: int
    start: int
    own: bool = True
    surname_only: bool = False

    @property
    def found(self) -> Found:
        return Found(self.name, self.turn, self.start, self.start + len(self.name))


class Callers:
    def __init__(self, names: Names, spelling: Spelling) -> None:
        self._names, self._spelling = names, spelling
        kin = any_of([*names.kin.male, *names.kin.female])
        self._kin_of = re.compile(rf"我是(?:他|她|老人|死者|伤者|孩子|{HAN})?(?:的)?{kin}[，,]?(?:我)?(?:叫|姓名)?")
        self._own = re.compile(
            r"(?:我|俺|咱)(?:的)?(?:本人)?(?:中文)?(?:名字|姓名|全名)?(?:就)?(?:叫|名叫|名字是|姓名是|"
            r"全名叫)(?:做)?|我的?(?:名字|姓名)是?|本人(?:叫|是|姓名)?|就写我[吧]?[，]?我?叫?|我这边是|我是"
        )
        self._surname = re.compile(
            rf"(?<!不)(?<!都)(?:免贵)?姓(?!名|什么|啥|氏)(?:是)?(?P<name>{any_of(names.compound)}|[{HAN}])"
        )
        self._forename = re.compile(
            rf"(?:单名一个|单名|单字一个|单字|名字叫|名字是|名叫|名字就叫|大名叫?|名是|叫|"
            rf"名)(?P<given>[{HAN}]{{1,2}})(?=$|[，。、,\s])"
        )
        self._kin = (re.compile(any_of(names.kin.male)), re.compile(any_of(names.kin.female)))

    def caller(self, talk: Dialogue) -> Found | None:
        named = list(self._named(talk))
        own = [one for one in named if one.own and not one.surname_only]
        if own:
            return self._spelled(talk, own[-1])
        surnames = [one for one in named if one.own]
        if surnames:
            return self._addressed(talk, self._with_forename(talk, surnames[-1]))
        if confirmed := self._confirmed(talk):
            return confirmed
        return None if REFUSED.search(talk.citizen) else self._principal(talk, named)

    def _named(self, talk: Dialogue) -> Iterator[Named]:
        for at, text in talk.by(CITIZEN):
            question = talk.question_before(at)
            requested = bool(QUESTION.search(question))
            other = bool(QUESTION_ABOUT_OTHER.search(question))
            yield from self._in_turn(at, text, requested=requested and not other, other=other)

    def _in_turn(self, at: int, text: str, *, requested: bool, other: bool) -> Iterator[Named]:
        surname = ""
        for number, clause in enumerate(clauses(text, at)):
            named = self._in_clause(clause, text, surname, first=number == 0, requested=requested, other=other)
            if named is None:
                continue
            if named.surname_only:
                surname = named.name
            yield named

    def _in_clause(
        self, clause: Clause, text: str, surname: str, *, first: bool, requested: bool, other: bool
    ) -> Named | None:
        rest = text[clause.start :]
        if kin := self._kin_of.search(clause.text):
            behind = rest[kin.end() :]
            gap = len(behind) - len(behind.lstrip("，, "))
            if name := self._read(behind[gap:], loose=False):
                return Named(name, clause.turn, clause.start + kin.end() + gap)
        if theirs := re.search(rf"{OTHERS}(?:的)?(?:名字|姓名)?(?:就)?(?:叫|姓|是)(?!他|她)", clause.text):
            name = self._read(rest[theirs.end() :], loose=False)
            return Named(name, clause.turn, clause.start + theirs.end(), own=False) if name else None
        if named := self._own_name(clause, rest):
            return named
        if match := self._surname.search(clause.text):
            full_name = self._read(rest[match.start("name") :], loose=False)
            is_surname = match["name"] in self._names.compound or match["name"] in self._names.single
            if full_name or is_surname:
                return Named(
                    full_name or match["name"],
                    clause.turn,
                    clause.start + match.start("name"),
                    surname_only=not full_name,
                )
        return self._bare(clause, rest, surname, first=first, requested=requested, other=other)

    def _own_name(self, clause: Clause, rest: str) -> Named | None:
        for own in self._own.finditer(clause.text):
            spoken = own.group()
            loose = "叫" in spoken or "名" in spoken
            if name := self._read(rest[own.end() :], loose=loose):
                return Named(name, clause.turn, clause.start + own.end())
        behalf = re.search(r"(?:公司|单位|厂|店)的(?=.{2,4}$)", clause.text)
        if behalf and (name := self._read(rest[behalf.end() :], loose=False)):
            return Named(name, clause.turn, clause.start + behalf.end())
        return None

    def _bare(
        self, clause: Clause, rest: str, surname: str, *, first: bool, requested: bool, other: bool
    ) -> Named | None:
        """A name without words around it: the answer to a question, or the full name that follows the surname."""
        lead = re.match(
            r"(?:嗯|啊|哦|噢|那个|好|行|就|是|哎|诶|呃|你好|您好|记一下)*(?:名字)?(?:就)?(?:叫|是|姓名)?", clause.text
        )
        at = lead.end() if lead else 0
        called = bool(lead and "叫" in lead.group())
        if surname and rest[at:].startswith(surname) and (name := self._read(rest[at:], loose=False)):
            return Named(name, clause.turn, clause.start + at)
        if not (requested or other) or not (first or called):
            return None
        name = self._read(rest[at:], loose=requested and len(clause.text) - at <= 4)
        return Named(name, clause.turn, clause.start + at, own=not other) if name else None

    def _read(self, text: str, *, loose: bool) -> str:
        """The name at the beginning of the text; "" for none.

        With ``loose`` (the name was requested or announced) any surname is accepted.
        """
        head = 2 if text[:2] in self._names.compound else 1
        if head == 1 and text[:1] not in self._names.single:
            return self._unusual(text) if loose else ""
        for length in (head + 2, head + 1):
            name = text[:length]
            if len(name) == length and self._is_name(name) and self._ends(text[length:], name):
                return name
        return self._unusual(text) if loose else ""

    def _is_name(self, name: str) -> bool:
        if not re.fullmatch(rf"[{HAN}]+", name) or any(word in name for word in self._names.not_names):
            return False
        return not NOT_IN_NAMES & set(name[1:])

    def _ends(self, rest: str, name: str) -> bool:
        return (
            not rest
            or bool(re.match(rf"[，。、,.！!？?；;…\s]|{PARTICLES}|{DIGITS}{{3}}|电话|手机|身份证", rest))
            or self._spelling.begins_with_spelling_of(rest, name)
        )

    def _unusual(self, text: str) -> str:
        match = re.match(rf"(?P<name>[{HAN}]{{2,6}}(?:·[{HAN}]{{1,8}})?)(?=$|[，。,\s])", text)
        name = match["name"] if match else ""
        return (
            name
            if name and not NOT_IN_NAMES & set(name) and not any(word in name for word in self._names.not_names)
            else ""
        )

    def _with_forename(self, talk: Dialogue, surname: Named) -> Named:
        """ "我姓黎，单名一个明"; "姓陈，建设的建，国家的国"."""
        text = talk.turns[surname.turn].text[surname.start + len(surname.name) :]
        if found := self._forename.search(text):
            return Named(surname.name + found["given"], surname.turn, surname.start)
        spelled = [one.character for one in self._spelling.characters(text) if one.character != surname.name]
        if 1 <= len(spelled) <= 2 and re.search(r"名|叫|两个字", text):
            return Named(surname.name + "".join(spelled), surname.turn, surname.start)
        return surname

    def _spelled(self, talk: Dialogue, named: Named) -> Found:
        """The name with the characters that the caller spells out, at once or after the agent got it wrong."""
        later = [text for at, text in talk.by(CITIZEN) if named.turn <= at <= named.turn + 4]
        name = self._spelling.corrected(named.name, "\n".join(later))
        return Found(name, named.turn, named.start, named.start + len(named.name))

    def _addressed(self, talk: Dialogue, named: Named) -> Found:
        """The name of a caller who gave only a surname, with a title by which the agent calls them or that the talk
        reveals.
        """
        if len(named.name) > 1 and named.name not in self._names.compound:
            return self._spelled(talk, named)
        surname = self._spelled(talk, named).value
        end = named.start + len(named.name)
        if match := re.search(rf"{surname}(?:{'|'.join(CALLED)})", talk.agent):
            return Found(surname + CALLED[match.group()[len(surname) :]], named.turn, named.start, end, inferred=True)
        title = self._title(talk)
        return Found(surname + title, named.turn, named.start, end, inferred=bool(title))

    def _title(self, talk: Dialogue) -> str:
        for title, kin, pattern in zip(
            ("先生", "女士"), self._kin, (self._names.phrases.male, self._names.phrases.female), strict=True
        ):
            if re.search(rf"我是(?:他|她|老人)?(?:的)?{kin.pattern}", talk.citizen) or any(
                word in talk.citizen for word in pattern
            ):
                return title
        return ""

    def _confirmed(self, talk: Dialogue) -> Found | None:
        for at, text in talk.by(AGENT):
            match = re.search(rf"您是(?P<name>[{HAN}]{{2,4}}?)(?:先生|女士)?(?:本人)?(?:吗|吧|对)", text)
            if match and talk.agrees(at) and self._read(match["name"], loose=False):
                return Found(match["name"], at, match.start("name"), match.end("name"))
        return None

    @staticmethod
    def _principal(talk: Dialogue, named: list[Named]) -> Found | None:
        """The relative for whom a caller without a name of their own calls: the case is the relative's."""
        if not re.search(
            r"(?:替|帮|给|代)我(?:爸|妈|父|母|老公|老婆|爱人|媳妇|儿子|闺女|女儿|弟|哥|姐|妹|婆婆|岳)|我(?:爸|妈|"
            r"父亲|母亲|老公|老婆|爱人|媳妇|婆婆)",
            talk.citizen,
        ):
            return None
        others = [one for one in named if not one.own]
        return msgspec.structs.replace(others[0].found, inferred=True) if others else None
