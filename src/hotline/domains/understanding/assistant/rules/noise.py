"""Recognises texts that say nothing: keys hit at random, one character over and over, a slip of the finger."""

import re

from hotline.domains.understanding.assistant.rules.text_parts import squeezed

_WRITTEN = re.compile(r"[一-鿿]")
_LATIN = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"[\d+%]+")
#: Latin words that citizens use among Chinese ones or instead of them.
_KNOWN = re.compile(
    r"hi|hello|hey|hr|offer|app|ok|okay|thanks?|thankyou|bye|n|2n|n\+1|base|salary|tax|visa|ai|chatgpt|gpt|cpu|"
    r"bitcoin|help|yes|no|social|insurance|pension|card|work|permit|injury|wages?|contract|job|unemployment|python"
)
_ENGLISH = re.compile(r"(?:what|how|when|where|who|why|can|is|do|my|i|the|for|to|a|get|much|many|need|apply|lost|have)")
_SAME = re.compile(r"^(.{1,2})\1{2,}.?$")
_SLIP = re.compile(
    r"^(?:不好意思|对不起|抱歉)?(?:手滑|误触|按错|打错|发错|点错|写错|输错)(?:了|字)*$|^(?:不小心|孩子|小孩|猫)(?:按|碰|点|发)(?:的|错|到)*了?$|"
    r"^(?:测试|试试|试一下|test|随便(?:打|写|发)的?)[一下吧]*$"
)
_SOUND = re.compile(r"^[啊呃额嗷哈呵嘿嘻呜哇咦唉哎唔嗯哼噗]{1,12}$")
_AGREES = re.compile(r"^[嗯哦]+$")


def is_noise(text: str) -> bool:
    """Whether the text says nothing that could be answered. Bare figures do: they may complete what was said."""
    plain = squeezed(text)
    if not plain or _AGREES.match(plain):
        return False
    if _SAME.match(plain) or _SLIP.match(plain) or _SOUND.match(plain):
        return not _DIGITS.fullmatch(plain)
    if _WRITTEN.search(plain) or _DIGITS.fullmatch(plain):
        return False
    latin = _LATIN.findall(text.lower())
    if any(_KNOWN.fullmatch(each) for each in [*latin, plain]):
        return False
    return sum(bool(_ENGLISH.fullmatch(each)) for each in latin) < 2
