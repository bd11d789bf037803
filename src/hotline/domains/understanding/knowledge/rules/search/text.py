"""Text as it is compared: one width, one case, no marks, no words that only fill."""

import re
import unicodedata

#: Separates phrases. No run crosses it.
BREAK = " "
_NOISE = re.compile(r"[^0-9a-z\u3400-\u4dbf\u4e00-\u9fff+%]+")
_FILLERS = re.compile(
    "^(?:喂|您好|你好|哎|诶|嗯|啊|呃|那个|就是说?|同志|老师|姑娘|小伙子|大姐|麻烦|劳驾|"
    "请问|问一下|问下|咨询|打听|一下|下|我?想问|我?想咨询|我?想打听|我?要咨询| )+"
)
_DIGIT = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "俩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_NUMERAL = re.compile(r"[零〇一二两俩三四五六七八九十百]+(?=[年月岁天块元万千个人级倍号周点次])")


def plain(text: str) -> str:
    """Half width, lower case; whatever is neither word nor figure becomes one BREAK."""
    return _NOISE.sub(BREAK, unicodedata.normalize("NFKC", text).lower()).strip()


def normalised(text: str) -> str:
    """The question without its opening phrases, unless it has nothing else, and with counts in figures."""
    plain_text = plain(text)
    return in_figures(_FILLERS.sub("", plain_text) or plain_text)


def in_figures(text: str) -> str:
    """``交了十三年`` -> ``交了13年``; words that only look like figures (一般, 三方) stay."""
    return _NUMERAL.sub(lambda found: str(_value(found[0])), text)


def _value(numeral: str) -> int:
    """Below a thousand, as years, months and people are counted."""
    hundreds, _, rest = numeral.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    return (
        (_DIGIT.get(hundreds[-1:], 1) * 100 if "百" in numeral else 0)
        + (_DIGIT.get(tens[-1:], 1) * 10 if ten else 0)
        + _DIGIT.get(ones[-1:], 0)
    )
