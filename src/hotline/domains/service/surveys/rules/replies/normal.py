"""One form for what people write in many: full width, circled figures, traditional characters, typing by sound."""

import re
import unicodedata

#: Key caps and figures that normalisation would make into more than one character.
_FIGURES = str.maketrans("ⅠⅡⅢⅣⅤ❶❷❸❹❺➀➁➂➃➄㊀㊁㊂㊃㊄壹贰叁肆伍", "12345" * 4 + "一二三四五")
_TRADITIONAL = str.maketrans(
    "滿謝務態評價電話問題決沒辦對聽轉錯選訂發給會業請過還員讓說線麼個這來時間實號應該復點",
    "满谢务态评价电话问题决没办对听转错选订发给会业请过还员让说线么个这来时间实号应该复点",
)
_DROPPED = re.compile(
    "[\u200b-\u200f\u20e3\ufe00-\ufe0f\u2060\ufeff]|\U0001f3fb|\U0001f3fc|\U0001f3fd|\U0001f3fe|\U0001f3ff"
)
#: What is meant, and how people and recognisers miss it. In order.
_MEANT: tuple[tuple[str, str], ...] = (
    ("非常", r"非长|非尝|飞常|非畅|灰常|费常|fei ?chang ?(?=man|bu)|非常(?:的|地)"),
    ("基本", r"基本(?:上|的)|鸡本|基夲|ji ?ben ?(?=man)"),
    ("不满意", r"不满议|不满义|不满亿|不慢意|不满以|不瞒意|不漫意|不满一(?!个|次|月|年|天)|不满易|bu ?man ?yi"),
    ("满意", r"满议|满义|满亿|慢意|瞒意|漫意|满易|满艺|蛮意|满息|man ?yi"),
    ("退订", r"退定|退钉|推订|推定|退盯|退丁|退仃|腿订|tui ?ding"),
    ("态度", r"太度|态渡|态肚"),
    ("满分", r"满昏|满芬"),
    ("真不错", r"针不戳|真不戳|蒸不戳"),
    ("工号", r"公号|共号|弓号|功号|工好(?=[零一二三四五六七八九幺\d])"),
)
_REPLACED = tuple((re.compile(pattern), meant) for meant, pattern in _MEANT)
_SPACES = re.compile(r"\s+")
#: 不 满 意, T D: characters set apart.
_SPREAD = re.compile(
    r"(?<=^[\u4e00-\u9fffa-z]) (?=[\u4e00-\u9fffa-z](?: |$))|"
    r"(?<= [\u4e00-\u9fffa-z]) (?=[\u4e00-\u9fffa-z](?: |$))|(?<=[不非很太]) (?=[常满大太])"
)
_MARKS = re.compile(r"(?:[\s,，。;；、!！?？~～…:：()（）\[\]【】“”\"'‘’《》<>*#_—\-/\\|=+·^]|(?<!\d)\.|\.(?!\d))+")


def plain(text: str) -> str:
    """The text in lower case and half width, one space for any number of them, with the usual slips put right."""
    normal = unicodedata.normalize("NFKC", text.translate(_FIGURES)).translate(_TRADITIONAL).lower()
    normal = _SPACES.sub(" ", _DROPPED.sub("", normal)).strip()
    normal = _SPREAD.sub("", normal)
    for pattern, meant in _REPLACED:
        normal = pattern.sub(meant, normal)
    return normal


def clauses(normal: str) -> list[str]:
    """What stands between marks and spaces, without them; none when there is nothing else."""
    return [each for each in _MARKS.split(normal) if each]


def bare(normal: str) -> str:
    """All letters and figures without marks and spaces."""
    return _MARKS.sub("", normal)
