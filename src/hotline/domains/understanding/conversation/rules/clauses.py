"""Puts commas into recognised speech, which has none, where a new piece of a case begins."""

import re

from hotline.domains.understanding.conversation.rules.homophones import sound_of
from hotline.domains.understanding.conversation.rules.spelling import PARTICLES, RADICALS, SURNAME_PARTS

_BEFORE = re.compile(
    r"(?<=[一-鿿\d])(?=(?:我|俺)(?:叫|姓|的?名字|是叫)|(?:我|他|联系|我的)*(?:电话|手机)(?!上|里|给|打|里头|来|登)|号码|身份证|"
    r"(?:店|公司|单位|厂|厂子|工地|项目|饭馆|饭店|工厂|企业)(?:名)?(?:的)?(?:名字)?(?:叫|是叫|名是|全称)|欠(?:了)?(?:我|我们|俺)|一共欠|总共欠|"
    r"(?:不用|不要|别|要|需要)(?:给我)?(?:回访|回电|打电话)|有结果|不是(?!吗|不)|不对|说错了|错了|应该是|写(?=[一-鿿]{2,6}$)|地址|住在|就在|老板叫|老板姓)"
)
#: 宫殿的宫, 弓长张, 三点水的江, 门里头一个文字那个闵.
_SPELT = re.compile(rf"(?P<word>[一-鿿]{{1,5}})(?:{PARTICLES})(?P<character>[一-鿿])")
_PARTS = re.compile(
    rf"(?:{SURNAME_PARTS})(?:{PARTICLES})?[一-鿿]|(?:{RADICALS})(?:{PARTICLES})?[一-鿿]?|"
    r"门(?:里头?|里面|字)?(?:一个)?[一-鿿]字?那个[一-鿿]"
)
DISTRICTS = (
    *("东城", "西城", "朝阳", "海淀", "丰台", "通州", "顺义"),
    *("昌平", "大兴", "房山", "平谷", "怀柔", "密云", "延庆"),
)
#: Where a district's name stands: in other places what sounds like one is a word of its own (大型, 还点钱).
_LOCATED = re.compile(r"(?<=在)[一-鿿]{2}")
_SOME = re.compile(r"[，。,\s]+")


def with_commas(text: str) -> str:
    """The text with commas before pieces of a case and around characters that are spelt out."""
    cut = _PARTS.sub(lambda match: f"，{match[0]}，", _BEFORE.sub("，", text))
    found, last = list[str](), 0
    for match in _SPELT.finditer(cut):
        word, character = match["word"], match["character"]
        at = word.rfind(character)
        if at < 0:
            continue
        start = match.start("word") + (at if len(word) - at > 1 else max(0, at - 1))
        if start < last:
            continue
        found += [cut[last:start], "，", cut[start : match.end()], "，"]
        last = match.end()
    return _SOME.sub("，", "".join([*found, cut[last:]])).strip("，")


def with_districts(text: str) -> str:
    """The text with districts written by their names that are written by their sound, 在大星大星黄村."""
    for found in dict.fromkeys(_LOCATED.findall(text)):
        sounds = [sound_of(each) for each in found]
        district = next((each for each in DISTRICTS if [sound_of(character) for character in each] == sounds), "")
        if district:
            text = text.replace(found, district)
    return text
