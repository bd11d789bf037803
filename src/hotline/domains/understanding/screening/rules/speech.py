"""The caller's words prepared for matching: the agent's words left out, dialect and recognition errors normalised.

Idioms are hidden. Every step keeps the length of the text, so that a place in the normalised text is the same place in
the original.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from hotline.domains.understanding.screening.rules.idioms import IDIOMS

OFFICE = {"agent", "assistant", "bot", "system", "model", "ai", "operator"}
OFFICE |= {"坐席", "客服", "话务员", "咨询员", "接线员", "机器人", "助手", "系统", "京晓保"}
HIDDEN = "□"
BREAK = "。"
ANSWERED = 60
"""Characters of the agent's that the caller answers."""
TOGETHER = 160
"""Characters that are understood together; twice what was learned from."""

# Same sound, other word: what recognisers and dialects make of the words that matter. Same length on both sides.
LEVELLED = {
    "俺": "我", "额们": "我们", "额不": "我不", "额跟": "我跟", "额就": "我就", "额要": "我要", "恁": "你",
    "咱": "我", "咧": "了", "晌午": "中午", "后儿": "后天", "明儿": "明天", "今儿": "今天", "跳搂": "跳楼",
    "跳喽": "跳楼", "挑楼": "跳楼", "安眠要": "安眠药", "农要": "农药", "割碗": "割腕", "割万": "割腕",
    "遗述": "遗书", "遗数": "遗书", "一书写": "遗书写", "不想或了": "不想活了", "不想火了": "不想活了",
    "弄四": "弄死", "整四": "整死", "起油": "汽油", "气油": "汽油", "上坊": "上访", "上仿": "上访",
    "信房局": "信访局", "新访局": "信访局", "横符": "横幅", "横副": "横幅", "很福": "横幅", "静做": "静坐",
    "堵们": "堵门", "直拨": "直播", "暴光": "曝光", "爆光": "曝光", "找记着": "找记者", "那刀": "拿刀",
    "同归与尽": "同归于尽", "鱼死往破": "鱼死网破", "天安们": "天安门", "赌门": "堵门", "要工字": "要工资",
}  # fmt: skip


def is_office(role: str) -> bool:
    return role.strip().lower() in OFFICE


@dataclass(frozen=True, slots=True)
class SpeechTurn:
    """One utterance. Every role other than ``agent`` counts as the caller."""

    role: str
    text: str

    @property
    def by_caller(self) -> bool:
        return not is_office(self.role)


@dataclass(frozen=True, slots=True)
class Speech:
    """The caller's words without blanks: as spoken, levelled, and with the idioms hidden; all of one length."""

    text: str
    levelled: str
    plain: str
    last: str
    """The caller's last turn, levelled: in a dialogue it often says what the first one meant."""
    agent_text: str
    """The agent's words: never the caller's, but what an answer answers."""
    turns: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    """Of each character: which of the turns it stands in, and where."""

    def quote(self, start: int, end: int) -> Iterator[str]:
        """Yields the words between two positions, turn by turn, exactly as spoken."""
        for turn, places in groupby(self.places[start:end], key=lambda place: place[0]):
            spots = [at for _, at in places]
            if turn != BETWEEN[0]:
                yield self.turns[turn][spots[0] : spots[-1] + 1]


BETWEEN = (-1, -1)


def listen(turns: Sequence[SpeechTurn]) -> Speech:
    callers = tuple(turn.text for turn in turns if turn.by_caller)
    joined, places = "", list[tuple[int, int]]()
    for number, text in enumerate(callers):
        if number:
            joined, places = joined + BREAK, [*places, BETWEEN]
        places += [(number, at) for at, char in enumerate(text) if not char.isspace()]
        joined += close(text)
    levelled = level(joined)
    last = level(close(callers[-1])) if callers else ""
    agent_text = BREAK.join(close(turn.text) for turn in turns if not turn.by_caller)
    return Speech(joined, levelled, hide(levelled), last, agent_text, callers, tuple(places))


def pieces(turns: Sequence[SpeechTurn]) -> list[str]:
    """The inputs of an encoder: the caller's words with the agent's in brackets.

    A long talk is cut into overlapping pieces.
    """
    pieces, together = list[str](), list[str]()
    for turn in turns:
        for part in parts_of(turn):
            if together and sum(map(len, together)) + len(part) > TOGETHER:
                pieces, together = [*pieces, "".join(together)], together[-1:]
            together.append(part)
    return [*pieces, "".join(together)]


def parts_of(turn: SpeechTurn) -> list[str]:
    piece = f"{turn.text}{BREAK}" if turn.by_caller else f"（{turn.text[-ANSWERED:]}）"
    return [
        piece[at : at + TOGETHER]
        for at in range(0, len(piece), TOGETHER // 2)
        if at == 0 or len(piece) > at + TOGETHER // 2
    ]


def close(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


def level(text: str) -> str:
    for pieces, meant in LEVELLED.items():
        text = text.replace(pieces, meant)
    return text.translate(str.maketrans("?!,;", "？！，；"))


def hide(text: str) -> str:
    return IDIOMS.sub(lambda found: HIDDEN * len(found[0]), text)
