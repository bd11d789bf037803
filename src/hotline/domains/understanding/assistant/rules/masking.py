"""Masks whatever identifies a person: numbers, documents, e-mail and postal addresses, introduced names."""

import re

from hotline.domains.understanding.assistant.rules.text_parts import district
from hotline.kernel.redaction import ACCOUNTS, MAILS, PLATES, SURNAMES

HIDDEN = "＊"
_NAME = rf"{SURNAMES}[\u4e00-\u9fff]{{1,2}}"
_ENDS = r"(?=$|[，。,.！!？?；;、\s]|的|是|今年|身份证|电话|手机|男|女)"
_FIGURES = "0-9零〇一二三四五六七八九幺"
#: Numbers that identify a person. Amounts of money and days are shorter or have a unit behind them.
_PERSONAL = (
    MAILS,
    PLATES,
    re.compile(rf"[{_FIGURES}](?:[\s-]?[{_FIGURES}]){{6,}}[Xx]?(?!\s*[元块年月日万])"),
    re.compile(r"\d+\s*(?:号楼|栋|幢)(?:\s*\d+\s*(?:单元|门))?(?:\s*\d+\s*[室号]?)?"),
)
#: Words before personal data of one's own.
_ANNOUNCED = re.compile(
    r"(?:我|本人|他|她|我们|的|是|为|叫|姓名|名字|名叫|手机|电话|座机|联系方式|联系人|身份证|证件|护照|号码?|卡号|微信|邮箱|邮件|地址|住址|家?住|在|"
    r"[：:\s])*"
)
_ADDRESS = re.compile(r"^(?:我|本人)?(?:家?住在?|地址|住址)(?:是|[：:])?.*\d+\s*(?:号|院|楼|栋|幢|室|单元|＊)+$")
_CLAUSE = re.compile(r"[^，。,；;！!？?、\s]+[，。,；;！!？?、\s]*")
_NAMED = re.compile(rf"((?:我叫|名叫|叫做|名字[是叫]|姓名[是：:]?|本人)\s*)({_NAME}){_ENDS}")


def masked(text: str) -> str:
    """``text`` with ＊ for every run that identifies a person. Masked text stays as it is."""
    for pattern in _PERSONAL:
        text = pattern.sub(HIDDEN, text)
    return _NAMED.sub(lambda found: found[1] + HIDDEN, text)


def without_person(text: str) -> str:
    """The text without statements about the citizen's own person.

    Clauses that hold nothing else are dropped; of an address only the district stays. When nothing would be left, the
    text is returned unchanged.
    """
    left = "".join(_impersonal(each) for each in _CLAUSE.findall(text))
    return left if left.strip("，。,；;！!？?、 ") else text


def _impersonal(clause: str) -> str:
    hidden = masked(ACCOUNTS.sub(HIDDEN, clause))
    if HIDDEN not in hidden and not _is_address(clause):
        return clause
    clause_text = hidden.rstrip("，。,；;！!？?、 ").replace(HIDDEN, "")
    if _is_address(clause):
        return f"{district(clause)}，" if district(clause) else ""
    return "" if _ANNOUNCED.fullmatch(clause_text) else clause


def _is_address(clause: str) -> bool:
    return _ADDRESS.match(masked(clause).rstrip("，。,；;！!？?、 ")) is not None
