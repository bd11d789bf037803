"""Turns what is written for the eye into sentences for the ear: no brackets, no marks that a voice cannot speak,
figures as people say them.

| written | spoken |
|---|---|
| 《劳动法》第50条（2018年修正） | 劳动法第五十条 |
| 3—5个工作日；每月2,480.5元 | 三到五个工作日。每月两千四百八十点五元 |
| 9:30-17:00 | 九点三十分到十七点 |
| GD20260819-000152 | 吉，迪，二零二六，零八幺九，零零零幺五二 |
"""

import re
import unicodedata
from collections.abc import Callable

from hotline.domains.voice.ivr.rules.read_aloud import DIGITS, digit_by_digit, number, read_aloud

#: A sentence longer than this is cut at a comma, so that the voice begins sooner and can be interrupted.
LONGEST_SENTENCE = 60
#: How Latin letters are called over the telephone.
LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        [
            "诶",
            "比",
            "西",
            "迪",
            "衣",
            "艾弗",
            "吉",
            "艾尺",
            "艾",
            "杰",
            "开",
            "艾勒",
            "艾马",
            "恩",
            "欧",
            "批",
            "库",
            "阿",
            "艾丝",
            "提",
            "优",
            "维",
            "大不溜",
            "艾克斯",
            "歪",
            "贼",
        ],
        strict=True,
    )
)
_CASE_NUMBER = re.compile(r"([A-Za-z]{2})(\d{4})(\d{4})-(\d{6})(?!\d)")
_BRACKETS = re.compile(r"[（(【\[][^（()）【】\[\]]*[)）】\]]")
_DOCUMENT = re.compile(r"[〔\[](\d{4})[〕\]](\d+)号")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-4])[:：]([0-5]\d)(?![\d:])")
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
#: A hyphen after three figures and more belongs to a telephone number, unless an amount follows.
_RANGE = re.compile(r"((?<!\d)\d{1,2}|\d[%元天年月日时点分]|\d(?=[—–~～])|\d(?=-\d{3,5}元))\s*(?:-|—+|–|~|～)\s*(?=\d)")
_MONEY = re.compile(r"(?:￥|¥|RMB)\s*(\d+(?:\.\d+)?)(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)(\d{4})(\d{4})(?!\d)")
_LONG_FIGURE = re.compile(
    r"(?<![\d.])(\d{3,8})(\.\d+)?(?=\s*(?:到\d+(?:\.\d+)?(?:元|块|人|天|个)|元|块|人|名|户|家|件|个|天|年|小时|万|亿|倍|平方米|公里|分(?!钟)))"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s*年(?!以[上下内]|之|内|期|的?工龄))")
_FRACTION = re.compile(r"(?<![\d/])(\d+)/(\d+)(?![\d/])")
_UNSPOKEN = str.maketrans({"“": "", "”": "", "《": "", "》": "", "‘": "", "’": "", '"': "", "·": "", "…": "，"})
_PLUS = {"+": "加", "=": "等于", "×": "乘", "÷": "除以", "≥": "不少于", "≤": "不超过", ">": "大于", "<": "小于"}
_ENDS = re.compile(r"[。！？!?；;\n]+")
_STRANGE = re.compile(r"[^一-鿿，。、？！]")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences for the voice, each with its stop."""
    spoken = _in_characters(_without_brackets(unicodedata.normalize("NFC", text)))
    found = list[str]()
    for part in _ENDS.split(spoken):
        clean = _tidied(part)
        if clean:
            found += [f"{each}。" for each in _cut(clean)]
    return tuple(found)


def digits_aloud(figures: str) -> str:
    """A telephone or identity number digit by digit in groups that can be followed: 幺三八，零零零零，七二零三."""
    if len(figures) == 11 and figures.startswith("1"):
        groups = [figures[:3], figures[3:7], figures[7:]]
    elif len(figures) == 18:
        groups = [figures[:6], figures[6:10], figures[10:14], figures[14:]]
    else:
        groups = [figures[at : at + 4] for at in range(0, len(figures), 4)]
    return "，".join("".join("艾克斯" if each in "Xx" else digit_by_digit(each) for each in group) for group in groups)


def _without_brackets(text: str) -> str:
    """Brackets and what is in them are for readers; a document's year is spoken."""
    text = _DOCUMENT.sub(lambda match: f"{digit_by_digit(match[1], DIGITS)}年{number(match[2])}号", text)
    before = None
    while before != text:
        before, text = text, _BRACKETS.sub("", text)
    return text


def _in_characters(text: str) -> str:
    text = _THOUSANDS.sub("", text.replace("％", "%"))
    for pattern, spoken in _RULES:
        text = pattern.sub(spoken, text)
    for sign, spoken_sign in _PLUS.items():
        text = text.replace(sign, spoken_sign)
    text = read_aloud(text)
    return "".join(LETTERS.get(each.upper(), each) if each.isascii() else each for each in text)


def _clock(match: re.Match[str]) -> str:
    minutes = "" if match[2] == "00" else f"{number(match[2])}分"
    return f"{number(match[1])}点{minutes}"


def _case_number(match: re.Match[str]) -> str:
    letters = "，".join(LETTERS[each.upper()] for each in match[1])
    return "，".join([letters, digit_by_digit(match[2]), digit_by_digit(match[3]), digit_by_digit(match[4])])


def _amount(match: re.Match[str]) -> str:
    """Whole hundreds, thousands as people say them: 2480 is 两千四百八十."""
    spoken = number(match[1] + (match[2] or ""))
    return f"两{spoken[1:]}" if spoken.startswith(("二百", "二千", "二万")) else spoken


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_CASE_NUMBER, _case_number),
    (_IDENTITY, lambda match: digits_aloud(match[0])),
    (_MOBILE, lambda match: digits_aloud(match[0])),
    (_DATE, lambda match: f"{match[1]}年{int(match[2])}月{int(match[3])}日"),
    (_RANGE, lambda match: f"{match[1]}到"),
    (_CLOCK, _clock),
    (_MONEY, lambda match: f"{match[1]}元"),
    (_FRACTION, lambda match: f"{number(match[2])}分之{number(match[1])}"),
    (_YEAR, lambda match: digit_by_digit(match[1], DIGITS)),
    (_LONG_FIGURE, _amount),
)


def _tidied(part: str) -> str:
    """Only characters and commas, none doubled or at an edge."""
    part = _STRANGE.sub("，", part.translate(_UNSPOKEN).replace(" ", "").replace("%", ""))
    return re.sub(r"[，、]{2,}", "，", part).strip("，、")


def _cut(sentence: str) -> list[str]:
    """A long sentence at its commas, in pieces of about equal length."""
    if len(sentence) <= LONGEST_SENTENCE:
        return [sentence]
    middle = len(sentence) // 2
    commas = [at for at, each in enumerate(sentence) if each == "，"]
    if not commas:
        return [sentence]
    at = min(commas, key=lambda each: abs(each - middle))
    return [*_cut(sentence[:at]), *_cut(sentence[at + 1 :])]
