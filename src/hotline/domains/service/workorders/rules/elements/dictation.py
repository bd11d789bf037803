"""Telephone and identity numbers, dictated in pieces over turns, corrected and read back: the caller's last word."""

import re
from collections.abc import Iterator

from hotline.domains.service.workorders.rules.elements.corrections import HINTED, patched
from hotline.domains.service.workorders.rules.elements.digits import DigitPiece, Digits, Run
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CORRECTION, Dialogue, Found

PHONE, IDENTITY = "phone", "identity"
LENGTHS = {PHONE: 11, IDENTITY: 18}
SHAPES = {
    PHONE: re.compile(r"1[3-9]\d{9}|0\d{9,11}|[2-8]\d{7}"),
    IDENTITY: re.compile(r"[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]"),
}
FIRST = {PHONE: re.compile(r"1[3-9]|0[1-9]"), IDENTITY: re.compile(r"[1-6]\d")}
REQUESTS = {
    IDENTITY: re.compile(r"身份证|证件|身份号"),
    PHONE: re.compile(r"电话|手机|联系方式|(?<!身份证)(?<!证件)号码|怎么联系"),
}
MENTIONED = {
    IDENTITY: re.compile(r"身份证|证件号|证号"),
    PHONE: re.compile(r"电话|手机|打我|打这|联系我|(?<!身份证)(?<!证件)号码"),
}
GO_ON = re.compile(
    r"^[嗯啊好哦对是的您请继续说然后呢接着后面还有吗，。 ]{0,9}$|[一二三四几]位|少|多了|再说一遍|再报|重复"
)
WRONG = re.compile(r"不是|不要记|别记|错的是")
NOT_MINE = re.compile(
    r"^[，、]?(?:这个?)?是?(?:我|他|她)?(?:们)?(?:妈|爸|老公|媳妇|老婆|爱人|老板|单位|公司|经理|别人|同事|以前|"
    r"原来|旧)[^我]{0,6}"
)
OTHERS = re.compile(
    r"(?:公司|单位|老板|经理|他的?|她的?|他们|站长|工头|店里|店长|人事|HR|对方|中介|客服|窗口|座机)(?:的)?(?:电话|"
    r"手机|号码|手机号)(?:是)?[^我]{0,3}$"
)
SPARE = re.compile(r"备用|打不通|实在不行|要是不通|另一个|另外一个|或者打|也行|也可以打|还有一个")
JOB_NUMBER = re.compile(r"工号[^，。]{0,4}$")
#: Characters at which it looks, at most.
JOB_NUMBER_BEFORE = 6
SAME = re.compile(r"就是?(?:打)?(?:这个|现在这个|来电|本机)|来电号码|这个号")


class Pad:
    """The digits of one number that have been dictated so far."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.number = ""
        self.at = (0, 0, 0)
        self.inferred = False

    @property
    def full(self) -> bool:
        return bool(SHAPES[self.kind].fullmatch(self.number))

    @property
    def missing(self) -> int:
        return LENGTHS[self.kind] - len(self.number)

    def write(self, number: str, turn: int, piece: DigitPiece | Run) -> None:
        """A correction of two digits rests on them and on nothing before."""
        self.number, self.at, self.inferred = number, (turn, piece.start, piece.end), False

    def found(self) -> Found | None:
        return Found(self.number, *self.at, self.inferred) if self.full else None


class Dictation:
    """Goes through a talk once and collects the digits of each number on a pad."""

    def __init__(self, digits: Digits) -> None:
        self._digits = digits

    def numbers(self, talk: Dialogue) -> dict[str, Found | None]:
        self.pads = {kind: Pad(kind) for kind in LENGTHS}
        self.requested_kind: list[str] = []
        self.latest: Pad | None = None
        self.pieces_read = ""
        for at, turn in enumerate(talk.turns):
            if turn.role == AGENT:
                self._agent(talk, at, turn.text)
            else:
                self._caller(at, turn.text)
        return {kind: pad.found() for kind, pad in self.pads.items()}

    def _agent(self, talk: Dialogue, at: int, text: str) -> None:
        requests = sorted(
            (match.start(), kind) for kind, pattern in REQUESTS.items() if (match := pattern.search(text))
        )
        runs = [
            run for run in self._digits.runs(text) if not JOB_NUMBER.search(text[max(0, run.start - 8) : run.start])
        ]
        self.pieces_read = "".join(run.digits for run in runs)
        if requests:
            self.requested_kind = [kind for _, kind in requests]
        elif not runs and not GO_ON.search(text):
            self.requested_kind = []
        for run in runs:
            self._read_back(talk, at, run)

    def _read_back(self, talk: Dialogue, at: int, run: Run) -> None:
        """Take a number that the agent reads back and that the caller confirms."""
        for kind, pad in self.pads.items():
            if SHAPES[kind].fullmatch(run.digits) and not pad.full and len(run.digits) > 8 and self._agreed(talk, at):
                pad.write(run.digits, at, run)

    @staticmethod
    def _agreed(talk: Dialogue, at: int) -> bool:
        answer = talk.turns[at + 1].text if at + 1 < len(talk.turns) else ""
        return (talk.agrees(at) or bool(SAME.search(answer))) and not CORRECTION.search(answer)

    def _caller(self, at: int, text: str) -> None:
        if IDENTITY in self.requested_kind or MENTIONED[IDENTITY].search(text):
            text = self._digits.with_dates(text)
        before, wrong, correcting = 0, "", False
        runs = list(self._digits.runs(text))
        for index, run in enumerate(runs):
            lead = text[before : run.start]
            tail = text[run.end : runs[index + 1].start if index + 1 < len(runs) else len(text)]
            before = run.end
            correcting = correcting or bool(CORRECTION.search(lead))
            if self._is_wrong(lead, tail, last=index + 1 == len(runs)):
                wrong = run.digits
                continue
            if JOB_NUMBER.search(lead) or OTHERS.search(lead):
                continue
            self._take(at, run, lead, wrong=wrong, correcting=correcting)
            wrong = ""

    @staticmethod
    def _is_wrong(lead: str, tail: str, *, last: bool) -> bool:
        """ "不是二幺，是幺二"; "零七是我妈的，我的是零八"."""
        if NOT_MINE.match(tail) and not last:
            return True
        negated = WRONG.search(lead[-4:])
        return bool(negated) and (not last or "不是" in lead[-3:])

    def _take(self, at: int, run: Run, lead: str, *, wrong: str, correcting: bool) -> None:
        complete = list(self._complete(run))
        for kind, piece in complete:
            self._take_complete(at, kind, piece, lead)
        if complete:
            return
        pad = self._pad_for(run, lead, correcting=correcting)
        if pad is None:
            return
        spoken: tuple[DigitPiece | Run, ...] = (_restated(run),) if pad.full or correcting else run.pieces
        for one in spoken:
            self._take_piece(at, pad, one, lead, wrong=wrong, correcting=correcting)

    def _take_complete(self, at: int, kind: str, piece: DigitPiece, lead: str) -> None:
        pad = self.pads[kind]
        if pad.full and SPARE.search(lead):
            return
        pad.write(piece.digits, at, piece)
        self._done(pad)

    def _complete(self, run: Run) -> Iterator[tuple[str, DigitPiece]]:
        """Numbers that are complete within a run of digits: alone, in sequence, or repeated after a false start."""
        pieces = run.pieces
        first = 0
        while first < len(pieces):
            for last in range(len(pieces), first, -1):
                joined = "".join(piece.digits for piece in pieces[first:last])
                if kind := _kind_of(joined):
                    yield kind, DigitPiece(joined, pieces[first].start, pieces[last - 1].end)
                    first = last - 1
                    break
                if last == first + 1 and len(joined) == sum(LENGTHS.values()):
                    yield from _glued(pieces[first])
            first += 1

    def _pad_for(self, run: Run, lead: str, *, correcting: bool) -> Pad | None:
        """The number that a piece belongs to: the one just named, the one asked for, or the one last spoken of."""
        named = [
            (list(pattern.finditer(lead))[-1].start(), kind)
            for kind, pattern in MENTIONED.items()
            if pattern.search(lead)
        ]
        if named:
            return self.pads[max(named)[1]]
        for kind in self.requested_kind:
            if not self.pads[kind].full and (self.pads[kind].number or FIRST[kind].match(run.digits)):
                return self.pads[kind]
        if correcting or self.pieces_read or HINTED.search(lead):
            return self.latest
        return None

    def _take_piece(
        self, at: int, pad: Pad, piece: DigitPiece | Run, lead: str, *, wrong: str, correcting: bool
    ) -> None:
        digits = piece.digits
        if not pad.number:
            if FIRST[pad.kind].match(digits):
                pad.write(digits, at, piece)
        elif correcting or pad.full:
            if len(digits) < LENGTHS[pad.kind] and not (pad.full and pad.number.endswith(digits)):
                pad.write(patched(pad.number, digits, wrong=wrong, hint=lead), at, piece)
        elif len(digits) <= pad.missing:
            pad.write(pad.number + digits, at, piece)
        elif FIRST[pad.kind].match(digits) and len(digits) > 2 and pad.number.startswith(digits[:2]):
            pad.write(digits, at, piece)
        else:
            pad.write(pad.number[: LENGTHS[pad.kind] - len(digits)] + digits, at, piece)
        self._done(pad)

    def _done(self, pad: Pad) -> None:
        self.latest = pad


def _restated(run: Run) -> DigitPiece | Run:
    """ "零零幺，四零零幺": the last piece says the one before again, with more."""
    last = run.pieces[-1]
    return last if all(last.digits.endswith(piece.digits) for piece in run.pieces) else run


def _kind_of(digits: str) -> str | None:
    """Only what cannot be a piece of something longer."""
    if SHAPES[IDENTITY].fullmatch(digits):
        return IDENTITY
    return PHONE if len(digits) == LENGTHS[PHONE] and SHAPES[PHONE].fullmatch(digits) else None


def _glued(piece: DigitPiece) -> Iterator[tuple[str, DigitPiece]]:
    """Yields both numbers when a piece holds two of different kinds without a pause."""
    for first in LENGTHS.values():
        one, other = piece.digits[:first], piece.digits[first:]
        if (kind := _kind_of(one)) and (second := _kind_of(other)) and kind != second:
            yield kind, DigitPiece(one, piece.start, piece.end)
            yield second, DigitPiece(other, piece.start, piece.end)
            return
