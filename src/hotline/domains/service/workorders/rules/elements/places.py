"""Recognises where the matter happened: district and place, in the spelling of the dictionary."""

import re
from collections.abc import Iterator

import msgspec

from hotline.domains.service.workorders.rules.elements.lexicon import Addresses, District, Places
from hotline.domains.service.workorders.rules.elements.spelt_characters import HAN
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue, Found, any_of

QUESTION = re.compile(
    r"地址|地点|哪里|哪儿|在哪|位置|所在|哪个区|哪个(?:大|商|园|店|镇|街)|哪一带|地方|工地|什么区|具体一点|"
    r"哪个街道|哪条"
)
WORK = re.compile(
    r"上班|干活|工地|公司|单位|厂|店|受伤|打工|做(?!饭)|干(?!嘛)|项目|工作|雇|仓|物流|园|酒店|餐厅|景区|开了|出事|"
    r"发生"
)
HOME = re.compile(r"(?:我|家|现在|他|她|就)?住(?!院|建)|老家|户口|户籍|家在|家里在|籍|出生|我是.{0,6}人")
ELSEWHERE = re.compile(
    r"注册(?:在|地)|新公司|搬到|搬去|调到|调去|转到|社保局|去.{0,4}(?:办|交|问)|银行|人社局|投诉到|路过|回|派出所"
)
KINDS = {"towns": "镇", "townships": "乡", "streets": "", "areas": ""}
ONLY_KIND = frozenset(
    [
        "景区",
        "工地",
        "地铁口",
        "地铁站",
        "项目",
        "项目部",
        "站",
        "桥",
        "路",
        "街",
        "里",
        "巷",
        "村",
        "中心",
        "基地",
        "市场",
        "商场",
        "园区",
        "广场",
        "小区",
        "苑",
        "环岛",
        "公寓",
        "花园",
        "家园",
        "嘉园",
        "大厦",
        "写字楼",
        "火车站",
        "高铁站",
        "环路",
        "大道",
        "东路",
        "西路",
        "南路",
        "北路",
        "中路",
        "大街",
        "东街",
        "西街",
        "南街",
        "北街",
        "胡同",
    ]
)


class Spot(msgspec.Struct, frozen=True):
    """A place in the dictionary: the spoken form and the written form."""

    spoken: str
    written: str
    district: str
    only_named: bool = False


class Mention(msgspec.Struct, frozen=True):
    turn: int
    start: int
    end: int
    district: str
    place: str
    inferred: bool
    score: float


class Gazetteer:
    def __init__(self, places: Places, vocabulary: Addresses) -> None:
        self._districts = {one.short: one.name for one in places.districts} | {
            one.name: one.name for one in places.districts
        }
        self._spots: dict[str, list[Spot]] = {}
        for district in places.districts:
            for spot in _spots_of(district):
                self._spots.setdefault(spot.spoken, []).append(spot)
        self._district = re.compile(any_of(list(self._districts)))
        self._spot = re.compile(any_of(list(self._spots)))
        self._suffix = re.compile(r"(?:镇|乡|街道|地区)")
        around = any_of(vocabulary.around)
        self._skip = re.compile(rf"(?:{around}|就在|就是|就|在|是|那)*")
        parts = any_of(vocabulary.parts)
        self._detail = re.compile(rf"(?P<part>[{HAN}A-Za-z0-9]{{0,9}}?{parts}(?:[一二三四五六七八九十]期)?)")
        self._plain = re.compile(rf"[{HAN}A-Za-z0-9]+")
        self._stop = re.compile(
            r"[我你他她们了有没不给说吃钱人年月天哪干做叫要买从号楼层]|什么|上班|公司|怎么|一个|"
            r"[一二三四五六七八九十]+个"
        )

    def where(self, talk: Dialogue) -> tuple[Found | None, Found | None]:
        """District and place."""
        mentions = list(self._mentions(talk))
        if not mentions:
            return None, None
        best = max(mentions, key=lambda one: (one.score + bool(one.place), -one.turn, -one.start))
        if not best.place and (
            finer := [
                one for one in mentions if one.place and one.district == best.district and one.score > best.score - 3
            ]
        ):
            best = max(finer, key=lambda one: one.score)
        named = next((one for one in mentions if one.district == best.district and not one.inferred), None)
        source = named or best
        district = Found(best.district, source.turn, source.start, source.end, inferred=named is None)
        place = Found(best.place, best.turn, best.start, best.end, inferred=best.inferred) if best.place else None
        return district, place

    def _mentions(self, talk: Dialogue) -> Iterator[Mention]:
        named = {self._districts[match.group()] for _, text in talk.by(CITIZEN) for match in self._district_names(text)}
        for at, text in talk.by(CITIZEN):
            bonus = 3.0 * bool(QUESTION.search(talk.question_before(at)))
            yield from self._in_turn(at, text, named, bonus)
        for at, text in talk.by(AGENT):
            if talk.agrees(at) and re.search(r"吗|吧|对", text):
                yield from (
                    msgspec.structs.replace(one, score=one.score - 1) for one in self._in_turn(at, text, named, 0.0)
                )

    def _district_names(self, text: str) -> Iterator[re.Match[str]]:
        """Names of districts. A short name that begins a longer place is none: 朝阳公园, 朝阳门."""
        for match in self._district.finditer(text):
            longer = self._spot.match(text, match.start())
            if longer and longer.end() > match.end() and not match.group().endswith("区"):
                continue
            yield match

    def _in_turn(self, at: int, text: str, named: set[str], bonus: float) -> Iterator[Mention]:
        districts = {
            match.end(): (match.start(), self._districts[match.group()]) for match in self._district_names(text)
        }
        used: set[int] = set()
        mentions: list[Mention] = []
        for match in self._spot.finditer(text):
            if mentions and match.start() < mentions[-1].end:
                continue
            before = next(
                (
                    end
                    for end in range(match.start(), match.start() - 8, -1)
                    if end in districts and self._joins(text[end : match.start()])
                ),
                None,
            )
            spot, inferred = self._which(text, match, districts[before][1] if before is not None else None, named)
            if spot is None:
                continue
            used |= {before} if before is not None else set()
            start = districts[before][0] if before is not None else match.start()
            mention = self._mention(at, text, start, match.end(), spot, inferred=inferred)
            if (
                mentions
                and spot.district == mentions[-1].district
                and self._joins(text[mentions[-1].end : match.start()])
            ):
                mention = self._finer(mentions.pop(), mention, spot)
            mentions.append(
                msgspec.structs.replace(mention, score=bonus + self._weight(text, mention.start, mention.end))
            )
        yield from mentions
        for end, (start, district) in districts.items():
            if end not in used:
                yield Mention(at, start, end, district, "", False, bonus + self._weight(text, start, end) - 0.5)

    def _mention(self, at: int, text: str, start: int, end: int, spot: Spot, *, inferred: bool) -> Mention:
        if suffix := self._suffix.match(text, end):
            end = suffix.end()
        written = spot.written if not suffix or spot.written.endswith(suffix.group()) else spot.written + suffix.group()
        detail, last = self._details(text, end, spot.written)
        return Mention(at, start, last, spot.district, f"{spot.district}{written}{detail}", inferred, 0.0)

    @staticmethod
    def _finer(coarse: Mention, fine: Mention, spot: Spot) -> Mention:
        """Join a coarse place with a finer one that follows.

        "空港，天竺那边": a town replaces the coarse place. "酒仙桥，798里头": other places are appended to it.
        """
        if spot.written.endswith(("镇", "乡")) or coarse.place.endswith("亦庄"):
            place = fine.place
        else:
            place = coarse.place + fine.place.removeprefix(fine.district)
        return Mention(fine.turn, coarse.start, fine.end, fine.district, place, coarse.inferred and fine.inferred, 0.0)

    @staticmethod
    def _joins(between: str) -> bool:
        return bool(
            re.fullmatch(
                r"(?:区|那边|那儿|的|，|那个|、|那|这边|,|是在|就在|在|城里|县城|城区|市里|县里|里头|附近)*", between
            )
        )

    def _which(self, text: str, match: re.Match[str], before: str | None, named: set[str]) -> tuple[Spot | None, bool]:
        """Among places of the same name, the one in the district named beside it, or else in any district named."""
        spots = self._spots[match.group()]
        if before and (here := [spot for spot in spots if spot.district == before]):
            return here[0], False
        suffix = bool(self._suffix.match(text, match.end()))
        open_ = [spot for spot in spots if not spot.only_named or suffix]
        if there := [spot for spot in open_ if spot.district in named]:
            return there[0], False
        return (open_[0], True) if open_ and not before else (None, True)

    def _details(self, text: str, at: int, written: str) -> tuple[str, int]:
        """The rest of the address after a place, over commas, until another matter follows: 瓜乡路那个产业园."""
        detail, last = "", at
        for _ in range(3):
            gap = re.compile(r"[，、,\s]*").match(text, at)
            start = gap.end() if gap else at
            skipped = self._skip.match(text, start)
            start = skipped.end() if skipped else start
            match = self._detail.match(text, start)
            if not match or self._stop.search(match["part"]) or self._district.search(match["part"]):
                break
            part = match["part"]
            if part in ONLY_KIND or part in written:
                at = match.end()
                continue
            detail, at = detail + part, match.end()
            last = at
        return detail, last

    @staticmethod
    def _weight(text: str, start: int, end: int) -> float:
        """The weight of a place by the words right around it: the caller works there, lives there."""
        left = max(text.rfind(stop, 0, start) for stop in "，。！？") + 1
        rights = [at for stop in "，。！？" if (at := text.find(stop, end)) >= 0]
        clause = text[left : min(rights, default=len(text))]
        before = text[left:start]
        weight = (
            2.0 * bool(WORK.search(clause))
            - 3.0 * bool(HOME.search(before[-6:]) and not WORK.search(text[end : end + 4]))
            - 2.5 * bool(ELSEWHERE.search(before[-6:] or clause[:0]))
        )
        return weight + 0.5 * before.endswith("在")


def _spots_of(district: District) -> Iterator[Spot]:
    only = frozenset(district.only_named)
    for kind, suffix in KINDS.items():
        for name in getattr(district, kind):
            written = name if name.endswith(suffix) and suffix else name + suffix
            yield Spot(name, written, district.name, name in only)
    for spoken, written in district.aliases.items():
        yield Spot(spoken, written, district.name, spoken in only)
