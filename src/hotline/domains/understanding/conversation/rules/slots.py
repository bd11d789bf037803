"""What is taken down of a case from recognised speech, by the names of the form: amount, headcount, time and place of a
gathering, the number of a case. Names, telephones and addresses come from ``Knowledge.elements``.
"""

import re
from collections.abc import Mapping, Sequence

from hotline.domains.understanding.conversation.rules.clauses import with_commas, with_districts
from hotline.domains.understanding.conversation.rules.knowledge import Knowledge
from hotline.domains.understanding.conversation.rules.spelling import spelt, spelt_name
from hotline.kernel.chinese_numbers import number

NAME, PHONE, EMPLOYER, DISTRICT, PLACE = "诉求人姓名", "联系电话", "单位名称", "区", "事发地址"
AMOUNT, HEADCOUNT, FOLLOW_UP = "金额", "人数", "是否要求回访"
LEVEL, TIME, SITE = "级别", "时间", "地点"
CASE_NUMBER = "工单号"
#: Who and where: with one of these a case is more than a question.
CONTACT = (NAME, PHONE, EMPLOYER)

_NUMERAL = "零〇一二三四五六七八九十百千万亿两俩半"
_AMOUNT = re.compile(
    rf"(?:欠(?:了|着)?(?:我|我们|俺|大伙|工人|薪)?(?:们)?(?:大概|差不多|整整|"
    rf"一共|总共|有|的)*(?:工资|钱|工钱)?(?:一共|总共|是|有)?|(?:一共|总共|总计|"
    rf"加起来|合计|差)(?:是|有|欠|该)?(?:我|我们)?|不对(?:是)?|(?:应该|改成|更正)(?:是)?)"
    rf"([\d.,]+(?:万|千)?[\d]*|[{_NUMERAL}]+(?:点[{_NUMERAL}]+)?万?[{_NUMERAL}]*)(?:多)?(?:块|"
    rf"元|钱|$|[^{_NUMERAL}\d个人天年月位号岁点名])"
)
_PLAIN_AMOUNT = re.compile(rf"([\d.,]+万?|[{_NUMERAL}]{{2,}})(?:多)?(?:块(?:钱)?|元)")
_HEADCOUNT = re.compile(
    rf"([{_NUMERAL}]{{1,5}}|\d{{1,4}})(?:多|来)?(?:个|号|口|名|位)?(?:工)?(?:人|工友|弟兄|兄弟|农民工|工人|员工)"
)
#: 三十来个人吧嗯三十二个: the number said last, without people.
_CORRECTED_HEADS = re.compile(
    r"(?:不对|错了|嗯|不是|加上[一-鿿]{0,8}?(?<=[一-鿿俩])|一共|是)([一二三四五六七八九十百两]{1,4}|\d{1,4})(?:个|号|口)(?!月|小时|钟|点|班|星期|礼拜(?![一二三四五六日天])|工作日)"
)
_NOT_HEADCOUNT = re.compile(r"一个人|[一二两]个人事|有人|没人")
_WEEKDAY = r"(?:这|下个?|本)?(?:周|礼拜|星期)[一二三四五六日天末]"
_DATE = r"[\d一二三四五六七八九十]{1,3}(?:月[\d一二三四五六七八九十]{1,3})?[号日](?!楼|院|门|线|桥)"
_DAY = rf"(?:今天?|明天?|后天?|大后天?|今儿|明儿|后儿|{_WEEKDAY}|{_DATE})"
_PART = r"(?:早上|上午|中午|下午|晚上|夜里|凌晨|一?早)"
_HOUR = rf"(?:{_PART}?[\d一二三四五六七八九十两俩]{{1,3}}点(?:半|钟|[\d一二三四五六七八九十]{{1,3}}分?)?|一早)"
_TIME = re.compile(rf"{_DAY}{_PART}?(?:{_HOUR})?|{_HOUR}")
_IN_SITE = r"管理处|项目部|政府|信访局|人社局|总部|公司|单位|工地|售楼处|厂|局|所|院|校|店"
_AT_SITE = r"门口|大门口?|[东南西北]门口?|楼顶|天台|楼上|楼下|广场|路口|大厅|办公室|门前|塔吊上?|桥上|厂里|厂区|工地|里"
_BUILDING = r"[一-鿿\d]{0,8}(?:号楼|栋|幢|单元|大厦|中心|小区|宿舍|工地|广场|园区)(?:[东南西北]门|门口|楼顶)?"
_OFFICES = r"管理处|项目部|政府|信访局|人社局|总部|售楼处"
_SITE = re.compile(
    r"(?:在|去|到|上|堵|围|奔|把)(?:你们|他们|我们|公司的?|单位的?)?"
    rf"([一-鿿]{{0,10}}?(?:{_IN_SITE})?(?:{_AT_SITE})|[一-鿿]{{1,10}}?(?:{_OFFICES}))"
)
#: 三点水 is no time.
_SPELT_OUT = re.compile(r"[一二三四]点水")
_SURNAME = re.compile(r"(?:我|本人|免贵)姓(?!名)([一-鿿])")
_SPOKEN_EMPLOYER = re.compile(
    r"(?:(?:店|公司|单位|厂子?|工地|项目|饭馆|饭店|企业|学校|机构|招牌|铺子|馆子|摊子|超市|酒店|园)(?:在[一-鿿]{2,8}?)?(?:的)?(?:名字?|"
    r"全称)?(?:是|就)?叫(?:做|个)?|(?:总包|分包|总公司)(?:单位)?(?:是|叫)(?:的)?)([一-鿿A-Za-z0-9]{2,20}?)(?=，|$|的$|在|欠)"
)
_LAST_PLACE = re.compile(
    r"(?:^|，)(?:就)?(?:写|改成|改到|改为|记成|应该是|是在|地址写)(?![零一二三四五六七八九十百千万两\d]+(?:，|$))([一-鿿\d]{2,14})(?=，|$)"
)
_CORRECTED_PLACE = re.compile(r"(?:不对|说错了|错了)，?(?:应该)?是(?:在)?([一-鿿\d]{2,14})(?=，|$)")
_NO_CALL = re.compile(
    r"(?:不用|不要|别|不需要|甭|没必要)(?:再)?(?:给我)?(?:回[访放房]|回电话?|打(?:电话|我|给我)|联系我)|不回访|不用回"
)
_CALL = re.compile(
    r"(?:要|需要|可以|给我|请|麻烦|得|一定|让(?:他们|你们|他|人))(?:给我|你们)?(?:回[访放房]|回个?电话|[打来](?:个)?电话|"
    r"回(?:个)?[电话信])|^回访|等(?:你们)?(?:回访|电话)"
)
_FIGURES = {each: str(value) for value, each in enumerate("零一二三四五六七八九")}
_FIGURES |= {"〇": "0", "幺": "1", "妖": "1", "腰": "1", "要": "1", "洞": "0", "两": "2", "拐": "7", "勾": "9"}
#: So many digits in a row are a telephone's or a case's number.
_FIGURE_RUN = re.compile(r"[零〇一二三四五六七八九幺妖腰洞拐勾\d]{7,}")
#: A number right before its correction, 哎错了 between, and the end of it that is dictated right after.
_NUMBER_BEFORE = re.compile(rf"({_FIGURE_RUN.pattern})[^零〇一二三四五六七八九幺\d]{{0,2}}$")
_END_AFTER = re.compile(
    r"(?:应该|最后|后面)?是?([零〇一二三四五六七八九幺妖洞拐勾\d]{3,10})(?![十百千万块元个月天年点号])"
)
_CORRECTION = re.compile(
    r"不对|错了|不是|没算|倒个个|记错|改成|改为|说[反翻串岔]了|[念记报][反翻串岔]了|重新?(?:说|报|念)"
)
#: 五万三千, 三千一, 八百; where it is said twice without a pause, 五万三五万三千, each by itself.
_SUM = re.compile(
    r"[一二两三四五六七八九十]{1,2}万(?:[一二两三四五六七八九](?!万)(?:千(?:[一二三四五六七八九]百?)?)?)?|"
    r"[一二两三四五六七八九]千(?:[一二三四五六七八九](?!千)百?)?|[一二两三四五六七八九]百(?:[一二三四五六七八九]十?)?"
)
#: 您按四万八千六记: how the caller wants it written.
_AS_WRITTEN = re.compile(rf"(?:按|写|记|就)({_SUM.pattern})(?:块|元|钱)*(?:给我|给)?(?:记|写|登记|算|吧|就行|$)")
_CASE_DATE = re.compile(r"(?:20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))")
SERIAL = 6
MOBILE_DIGITS = 11
#: Places that are called after their district.
_NAMED_AFTER = re.compile(r"科技园|[东南西北中]?路|大街|[东南西北]?门|桥|[东南西北]?站|体育|公园|医院|剧场|黄庄")
#: Within a turn: what follows takes the place of the digits' end.
_MENDED = re.compile(r"(?:等会儿?|等一?下|等等|不对|错了|不是)[^零〇一二三四五六七八九幺\d]*")
_HYPHEN = re.compile(r"一?(?:横杠|短横|横线|横|杠|减号|减)|[-—－]")


def taken_down(texts: Sequence[str], knowledge: Knowledge) -> dict[str, str]:
    """All that a case's form asks for in what the caller said, turn by turn; the last correction counts."""
    texts = [with_districts(text) for text in texts]
    parts = [with_commas(text) for text in texts]
    found = {key: value for key, value in knowledge.elements(parts).items() if value}
    if name := next((name for text in reversed(texts) if (name := spelt_name(text))), ""):
        found[NAME] = name
    elif not found.get(NAME) and (surname := _surname(texts)):
        found[NAME] = surname
    if phone := _corrected_mobile(texts):
        found[PHONE] = phone
    if employer := _employer(parts):
        found[EMPLOYER] = employer
    located = [part for part in parts if re.search(r"地址|住|在", part)]
    district = found.get(DISTRICT, "").removesuffix("区")
    place = _last(_LAST_PLACE, parts) or _last(_CORRECTED_PLACE, located)
    if place and place.removesuffix("区") != district:
        found[PLACE] = place
    if district:
        found[PLACE] = _without_district(found.get(PLACE, ""), district)
    if amount := _amount(texts):
        found[AMOUNT] = amount
    wish = _follow_up(texts)
    found.pop(FOLLOW_UP, None)
    if wish:
        found[FOLLOW_UP] = wish
    return found


def gathering(texts: Sequence[str]) -> dict[str, str]:
    """Who, when and where of an announced gathering or of a danger."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _HEADCOUNT.finditer(_NOT_HEADCOUNT.sub("", text)):
            value = number(match[1])
            if value is not None and value > 1:
                found[HEADCOUNT] = str(int(value))
        corrected = [number(match[1]) for match in _CORRECTED_HEADS.finditer(text)]
        if HEADCOUNT in found and corrected and corrected[-1] is not None and corrected[-1] > 1:
            found[HEADCOUNT] = str(int(corrected[-1]))
        times = [each[0] for each in _TIME.finditer(_SPELT_OUT.sub("", text)) if len(each[0]) > 1]
        best = max(times, key=len, default="")
        if best and (TIME not in found or len(best) >= len(found[TIME])):
            found[TIME] = best
        if spelt_name(text):
            continue  # 邵站立的立 is no place
        sites = [_after_preposition(each[1]) for each in _SITE.finditer(_TIME.sub("", text))]
        if site := next((each for each in reversed(sites) if len(each) > 2), ""):
            found[SITE] = site
    return found


def site_at(address: str, texts: Sequence[str]) -> str:
    """The address with the building or the site named behind it: 来广营 in 在来广营那个工地南门."""
    if not address:
        return ""
    for text in reversed(texts):
        if found := re.search(f"{re.escape(address)}{_BUILDING}", with_districts(text)):
            return address + re.sub(r"^(?:那边|那个|这边|这个|的|有个)+", "", found[0].removeprefix(address)).replace(
                "那个", ""
            )
    return address


def case_number(texts: Sequence[str]) -> str:
    """The number of a case dictated in one or several turns: GD20260819-000152. "" while it is not complete."""
    digits = ""
    for text in texts:
        digits = _with_piece(digits, text)
    found = _CASE_DATE.search(digits)
    serial = digits[found.end() :] if found else ""
    return f"GD{found[0]}-{serial[:SERIAL]}" if found and len(serial) >= SERIAL else ""


def _with_piece(digits: str, text: str) -> str:
    """The digits so far with those of one more turn; a telephone number is no part of them."""
    if re.search(r"电话|手机", text) or re.fullmatch(r"1[3-9]\d{9}", figures_in(text)):
        return digits
    for at, part in enumerate(_MENDED.split(_HYPHEN.sub("", text))):
        piece = figures_in(part)
        is_mended = at > 0 or _CORRECTION.search(text) is not None
        if is_mended and digits and (serial := _serial_in(piece)):
            piece = serial
        if is_mended and digits and piece and len(piece) < len(digits):
            digits = digits[: len(digits) - len(piece)] + piece
        elif len(piece) > 1 or digits:
            digits += piece
    return digits


def _serial_in(piece: str) -> str:
    """The running number in digits that say its end twice: 000471471, 380000380. "" where they say it once."""
    for at in range(len(piece) - SERIAL + 1):
        serial, rest = piece[at : at + SERIAL], piece[:at] + piece[at + SERIAL :]
        if serial.startswith("00") and rest and serial.endswith(rest):
            return serial
    return ""


def figures_in(text: str) -> str:
    """The digits of a text as they are dictated, 幺三八 as well as 138."""
    return "".join(_FIGURES.get(each, each if each.isdigit() and each.isascii() else "") for each in text)


def _without_district(place: str, district: str) -> str:
    """The place without the name of its district before or behind it; 朝阳门 and 丰台科技园 stay what they are."""
    place = place.removeprefix(f"{district}区").removesuffix(f"{district}区")
    return place if _NAMED_AFTER.match(place.removeprefix(district)) else place.removeprefix(district)


def _employer(parts: Sequence[str]) -> str:
    """The name that was given last, spelt as the caller spells it out afterwards."""
    found = ""
    for text in parts:
        for match in _SPOKEN_EMPLOYER.finditer(text):
            found = match[1]
        if found:
            found = spelt(found, text)
    return found


def _surname(texts: Sequence[str]) -> str:
    """Where only the surname was given, as it is spelt out in the same turn."""
    for text in reversed(texts):
        if found := _SURNAME.search(text):
            return spelt(found[1], text[found.end() :])
    return ""


def _last(pattern: re.Pattern[str], texts: Sequence[str]) -> str:
    return next((match[1] for text in reversed(texts) for match in reversed(list(pattern.finditer(text)))), "")


def _amount(texts: Sequence[str]) -> str:
    """Money concerned in whole yuan or with its decimals."""
    found = ""
    for text in texts:
        match = next(iter(reversed(list(_AMOUNT.finditer(text)))), None) or next(
            iter(reversed(list(_PLAIN_AMOUNT.finditer(text)))), None
        )
        written = _corrected_amount(text) or (match[1] if match else "")
        value = number(written) if written else None
        if value is not None and value >= 1:
            found = f"{value.normalize():f}"
    return found


def _corrected_amount(text: str) -> str:
    """The sum said last in a text that corrects one: 四万八不对是五万三千. "" for none."""
    if as_written := _AS_WRITTEN.search(text):
        return as_written[1]
    corrected = _CORRECTION.search(text)
    if corrected is None or _FIGURE_RUN.search(text):
        return ""
    sums = [match[0] for match in _SUM.finditer(text) if match.end() > corrected.start()]
    return sums[-1] if sums and _SUM.search(text[: corrected.start()]) else ""


def _corrected_mobile(texts: Sequence[str]) -> str:
    """The mobile number dictated last in a text that corrects one; digits said alone before it are its wrong end."""
    for text in reversed(texts):
        corrected = _CORRECTION.search(text)
        if corrected is None:
            continue
        runs = [figures_in(each[0]) for each in _FIGURE_RUN.finditer(text, corrected.end())]
        numbers = [run[-MOBILE_DIGITS:] for run in runs if re.fullmatch(r"1[3-9]\d{9}", run[-MOBILE_DIGITS:])]
        if numbers:
            return numbers[-1]
        before = _NUMBER_BEFORE.search(text[: corrected.start()])
        after = _END_AFTER.match(text, corrected.end())
        if before and after and (mobile := mobile_in(before[1])):
            end = _without_repetition(figures_in(after[1]))
            return mobile[: -len(end)] + end
    return ""


def _without_repetition(digits: str) -> str:
    """Digits without the repetition of their end: 846262 is 8462 with 62 told twice."""
    for size in range(len(digits) // 2, 1, -1):
        if digits[-size:] == digits[-2 * size : -size]:
            return digits[:-size]
    return digits


def _follow_up(texts: Sequence[str]) -> str:
    wish = ""
    for text in texts:
        if _NO_CALL.search(text):
            wish = "否"
        elif _CALL.search(text):
            wish = "是"
    return wish


def _after_preposition(site: str) -> str:
    return re.split(r"(?:就在|都在|在|去|到|堵|围)", site)[-1] or site


def mobile_in(text: str) -> str:
    """The mobile number that is dictated in the text, "" for none."""
    digits = figures_in(text)
    for at in range(len(digits) - MOBILE_DIGITS + 1):
        piece = digits[at : at + MOBILE_DIGITS]
        if piece[0] == "1" and piece[1] in "3456789":
            return piece
    return ""


def merged(before: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    return {**before, **{key: value for key, value in found.items() if value}}
