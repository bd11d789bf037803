"""Masks names, numbers and addresses in a text before it leaves the installation or is stored in the clear."""

import re

from hotline.kernel.written_numbers import known_replaced

NAME, NUMBER, ADDRESS, MAIL = "〔姓名〕", "〔号码〕", "〔地址〕", "〔邮箱〕"
#: Telephone, identity and account numbers, in figures or as spoken. A year or an amount is shorter.
NUMBERS = re.compile(r"[A-Za-z]{0,2}\d(?:[\s-]?\d){5,}[Xx]?|[幺零一二三四五六七八九]{6,}")
MAILS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ACCOUNTS = re.compile(r"(?:微信|QQ|qq|vx|VX)号?(?:[是：:]|\s)*[A-Za-z][\w-]{4,}")
PLATES = re.compile(r"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-Z][·\s]?[A-Z0-9]{5,6}")
_ADDRESSES = re.compile(
    r"[一-龥]{2,6}(?:路|街|小区|胡同|家园|花园|村)[\d一二三四五六七八九十]+(?:号院?|弄|栋|幢|楼|单元|门|室|层|\d)+"
)
_AFTER = re.compile(
    r"(?:(?<=[叫名姓])[一-龥]{2,3}|(?:(?<=我叫)|(?<=名叫)|(?<=联系人)|(?<=联系人[：:]))(?![了过着他她你来不])[一-龥·]{2,8})(?=[，。,；;！!？?、\s]|$)"
)
#: The surnames of nine in ten.
SURNAMES = (
    "(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯|"
    "[王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾"
    "夏韦邹孟熊秦邱尹薛闫段雷侯陶黎贺顾郝龚邵钱严覃武戴莫孔汤马高何田金石白方江任余于萧程傅阎康毛史龙万易常乔赖文])"
)
_INTRODUCED = re.compile(
    rf"(?:(?<=我叫)|(?<=名叫)|(?<=叫做)|(?<=姓名)|(?<=姓名是)|(?<=姓名：)|(?<=姓名:)|(?<=名字是)|(?<=名字叫)|(?<=本人)|(?<=叫))"
    rf"{SURNAMES}[一-龥]{{1,2}}"
)
_TITLED = re.compile(rf"{SURNAMES}[一-龥]{{0,2}}(?=先生|女士|小姐|师傅|阿姨|大爷|大妈)")


def hidden(text: str) -> str:
    """``text`` with marks (〔姓名〕, 〔号码〕 …) for names, numbers, addresses. A name that nothing announces stays."""
    marks = ((MAILS, MAIL), (ACCOUNTS, NUMBER), (PLATES, NUMBER), (_ADDRESSES, ADDRESS), (NUMBERS, NUMBER))
    for pattern, mark in marks:
        text = pattern.sub(mark, text)
    text = known_replaced(text, lambda _number: NUMBER)
    for pattern in (_INTRODUCED, _AFTER, _TITLED):
        text = pattern.sub(NAME, text)
    return text
