"""How the agent answered: the matter repeated first, the conclusion before its reasons, its basis, where to go."""

import re
from collections.abc import Iterator

from hotline.domains.people.quality.rules.marks.knowledge import Inspected
from hotline.domains.people.quality.rules.marks.talk import (
    NOT_APPLICABLE,
    PASS,
    Proposal,
    Talk,
    clauses,
    fail,
    sentences,
)

#: Turns of the agent after the matter was told, among which it may be repeated, and characters of a real answer.
LOOKED_AT, ANSWER = 4, 10
#: Characters of recognised speech, which has no stops, that are an opening; stretches in common that repeat a matter.
OPENING, IN_COMMON = 26, 2
#: Characters of a sentence in which the caller is addressed who is repeated.
ADDRESSED = 8
_RESTATES = re.compile(
    r"您(?:是)?(?:问|想(?!怎)|要(?!是)|说的?是|咨询|担心|反映|的意思|打算|希望)|这个意思(?:吧|吗|对)"
)
_TAG = re.compile(r"(?:对吧|对吗|是吧|是吗|对不对|是不是这个|这个意思|没错吧|合适吧|吧)[？?，。]?|问题吧")
_ADDRESSED = re.compile(
    r"[您你](?!先|打|去|可以|到|找|带|自己|别|看|上|让|拨|等|稍|好|放心|急|哭|爱|就|得|拿|跟|们想去)|(?:家人|来电人)"
)
_COMFORT = re.compile(
    r"别(?:着急|急|难过)|不好意思|抱歉|对不起|理解|节哀|久等|不容易|查一?下|稍等|您好|(?:嗯|哦|好的|行|好|明白|对|是的)[，。]?$"
)
_WAITING = re.compile(r"查(?:一下|一查|询)|稍等|稍候|等(?:一下|一会|会儿)|看一下|看看")
_QUESTION = re.compile(r"[？?]\s*$|(?:吗|呢|什么|哪里|哪儿|哪个|多少|几个?人?|怎么称呼|贵姓)[？?]?\s*$")
_STOP = frozenset("我你您他她的了吗呢吧啊是在有就都不也这那个和给要想问说能可以什么怎么一下，。？！、")
_BACKGROUND = re.compile(
    r"(?:从|打)[^，。]{0,14}(?:讲起|说起|开始说|谈起)|来历|背景|历史|说来话长|当(?:时|年|初)|早年|早些年|以前(?:是|呢|的)|原来(?:是|的)|过去(?:是|的|呢)|"
    r"(?:这个|这项)(?:政策|规定|制度)(?:是这样|呢|啊|最初|本来|的由来)|国家(?:为了|考虑)|要看(?:很多|好多)|我先(?:给您|跟您)?(?:说|讲)|(?:情况|事情)是这样|是这么(?:回|个)事|沿革|立法|出台|最早|为什么(?:有|会|要)|先(?:给您|跟您|和您)?(?:讲讲|说说|介绍|解释|讲一下|说一下|普及)|我给您(?:把|讲|说|捋|梳理)|"
    r"(?:比较|挺|很|有点)?复杂|分(?:很多|好多|几)种|涉及(?:很多|好多|多个|好几)|(?:这个|这事)(?:事情?|问题|政策)?(?:呢|嘛|啊)，|首先(?:呢|要|得)?(?:了解|明白|知道|说)|"
    r"(?:按年|年度)公布，我|全国(?:各地|都)|改革|(?:19|20)\d\d年(?:以前|之前|那会|的时候|开始)|[九八零一二〇]{2,4}年(?:以前|之前|那会|的时候)"
)
_PRESSED = re.compile(
    r"到底|究竟|所以(?:呢|说|我)|(?:你|您)(?:就)?(?:直接|就)(?:告诉|说|跟我说)|那我(?:这个|这种|这情况|的)?[^。？]{0,8}(?:行不行|能不能|算不算|是不是|够不够|合不合|可不可以|能吗|行吗|算吗)|"
    r"(?:行|能|算|够|可以)还是(?:不|没)"
)
_LAW = re.compile(
    r"《[^》]+》|(?:劳动合同|社会保险|社保|劳动|工伤保险|工伤|失业保险|就业促进|劳动争议|调解仲裁|仲裁|争议|民法|妇女权益保障|职业病防治|法律援助|公积金|住房公积金|工资支付|年休假|带薪年休假|事业单位|人力资源市场|监察|保障监察|救助|接诉即办)"
    r"(?:法|法典|典|条例|规定|办法|暂行规定|管理条例|管理办法)|[一-鿿]{2,14}(?<!这么|就是|这个|国家|上头|上面|系统|公司|单位|现行|按照|相关|有关|本市|政策|文件)(?:条例|暂行规定|若干规定|特别规定|暂行办法|实施办法|管理办法|支付规定|管理规定|管理细则|口径规定|规定规定)|"
    r"[一-鿿]{2,8}(?:工资|管理|支付|权益|津贴|期|保险|工时|落户|评审|保障|计划生育|假)(?:[一-鿿]{0,4})(?:条例|规定|办法|细则)|"
    r"(?:人社(?:厅|部)?|国|国办|劳社部|劳部|法释|人社局)[^，。]{0,3}(?:发|函|令|释)?[〔\[（(]?(?:20|19|二零|二〇|一九)?[^，。]{0,8}号|\d+号(?:令|文)|[一二三四五六七八九十百零〇]+号(?:令|文)|部令|国务院令|司法解释|"
    r"(?:全国)?人大常委会[^，。]{0,10}决定|延迟(?:法定)?退休[^，。]{0,8}决定|国发|国办发|"
    r"[一-鿿]{2,10}法(?:的)?(?:第)?[一二三四五六七八九十百零\d]+(?:条|到|、)"
)
_PLACE = re.compile(
    r"12333|1\d{4}|12\d{3}|一二\S{3}|参保(?:地|区)|所在(?:地|区)|(?:单位|基金|公司)(?:给|付|发|支付)|街道|社保所|社区|窗口|大厅|人社局|监察|仲裁委|仲裁|法院|官网|网上|网站|平台|线上|APP|app|小程序|掌上|电子社保卡|京通|支付宝|微信|手机上|"
    r"银行|网点|机构|经办|单位(?:给您|申报|办|去|报|申请)|公司(?:给您|申报|去|报|推荐|申请)|向(?:单位|公司)|跟(?:单位|公司)|让(?:单位|公司|店里)|派出所|鉴定委|医保|税务|工会|登记|推荐|一网通办|居委会|人才|邮箱|寄|投诉到|到[^，。]{1,10}(?:办|申请|交|申领|去)"
)
_TIME = re.compile(
    r"(?:\d+|[一二两三四五六七八九十百半几]+)\s*(?:个|多)?(?:工作日|自然日|天|日|号|周|星期|礼拜|个?月|小时|钟头|分钟|年)|当场|当天|当日|当月|次月|即时|随时|立刻|马上|尽快|尽早|及时|月底|年底|"
    r"(?:以|看)[^，。]{0,12}(?:为准|公告|公布|通知)|(?:按年度?|每年|年度)[^，。]{0,6}(?:公布|一次|申报|调整)|时限|期限|工作日|7×24|7\*24|七乘二十四|全天|24小时"
)


_TERM = re.compile(r"\d+(?:个)?(?:工作日|日|天|个?月|年)(?:内|前|之内|以内|办结|作出|结束|申请|受理)|时效|时限")


def answered_at(talk: Talk) -> int | None:
    """The first turn after the caller's first in which the agent says more than a question, a repetition or 稍等."""
    first = next((at for at, _ in talk.his()), None)
    if first is None:
        return None
    return next((at for at, each in talk.hers() if at > first and _is_answer(each.text)), None)


def _is_answer(text: str) -> bool:
    rest = "".join(_after_repetition(text))
    return len(rest) >= ANSWER and not (_WAITING.search(rest) and len(rest) < 24)


def _after_repetition(text: str) -> Iterator[str]:
    """The sentences that neither repeat, nor ask, nor comfort."""
    parts = re.split(r"(?<=[。？！?!])", text)
    for part in (each for each in parts if each.strip()):
        if _QUESTION.search(part) or re.search(r"(?:对吧|对吗|是吧|是吗)[？?。]?$", part):
            continue
        if _COMFORT.search(part) and len(part) < 16:
            continue
        yield part


def repeat_need(found: Inspected) -> Proposal:
    if found.level == "红":
        return NOT_APPLICABLE
    talk = found.talk
    first = next((at for at, each in talk.his() if len(each.text) > 4), None)
    if first is None:
        return NOT_APPLICABLE
    later = [(at, each) for at, each in talk.hers() if at > first][:LOOKED_AT]
    for at, each in later:
        need = "。".join(turn.text for turn in talk.turns[:at] if turn.by_caller)
        if _repeats(each.text, need):
            return PASS
        if at == found.answered_at or (len(each.text) >= ANSWER and not _QUESTION.search(each.text)):
            return fail(talk, at)
    return fail(talk, later[0][0]) if later else NOT_APPLICABLE


def _repeats(text: str, need: str) -> bool:
    parts = sentences(text) or [text]
    opening = parts[0] if len(parts[0]) < OPENING * 2 else parts[0][:OPENING]
    if _RESTATES.search(opening) and len(opening) >= ANSWER:
        return True
    for part in parts[:2]:
        pieces = [each for each in clauses(part) if not _COMFORT.search(each)] or [part]
        head = "，".join(pieces) if len(pieces) > 1 or len(pieces[0]) < OPENING * 2 else pieces[0][:OPENING]
        shared = in_common(head, need)
        if shared and (_ADDRESSED.search(head[:ADDRESSED]) or _TAG.search(head)):
            return True
    first = next((each for each in clauses(opening) if not _COMFORT.search(each)), "")
    return len(in_common(first[:OPENING], need)) >= IN_COMMON


def in_common(text: str, other: str) -> set[str]:
    """The longest stretches of two characters or more that both hold, function words apart."""
    found, at = set[str](), 0
    while at < len(text) - 1:
        end = at + 1
        while end < len(text) and text[at : end + 1] in other:
            end += 1
        piece = text[at:end]
        if end - at >= 2 and sum(each not in _STOP for each in piece) >= 2:
            found.add(piece)
            at = end
        else:
            at += 1
    return found


def conclusion_first(found: Inspected, *, is_policy: bool) -> Proposal:
    talk, at = found.talk, found.answered_at
    if at is None or not is_policy:
        return NOT_APPLICABLE
    rest = list(_after_repetition(talk.turns[at].text))
    opening = "".join(clauses(rest[0])[:2]) if rest else ""
    later = [each.text for _, each in talk.his() if each is not talk.turns[at]]
    after = next((each.text for each in talk.turns[at + 1 :] if each.by_caller), "")
    if later and (_BACKGROUND.search(opening) or _PRESSED.search(after)):
        return fail(talk, at, rest[0] if rest else "")
    return PASS


def basis(found: Inspected, *, is_policy: bool) -> Proposal:
    if not is_policy:
        return NOT_APPLICABLE
    talk = found.talk
    if any(_LAW.search(each.text) for _, each in talk.hers()):
        return PASS
    excuse = re.compile(r"(?:就|都)?(?:是)?这么(?:规定|定|写)|国家定|系统里|文件(?:就|里)|规定就|上面(?:定|规定)")
    at = next((at for at, each in talk.hers() if excuse.search(each.text)), found.answered_at)
    return fail(talk, at if at is not None else -1)


def completeness(found: Inspected, facts: str, *, is_policy: bool, is_refused: bool) -> Proposal:
    """``facts``: of the call's topic; where they have no term, none is due."""
    if found.level == "红" or not (is_policy or is_refused):
        return NOT_APPLICABLE
    talk = found.talk
    hers = "。".join(each.text for at, each in talk.hers() if at > 0)
    if _PLACE.search(hers) and (_TIME.search(hers) or not _TERM.search(facts)) and not (is_refused and not is_policy):
        return PASS
    return fail(talk, found.answered_at if found.answered_at is not None else next(at for at, _ in talk.hers()))
