# ruff: noqa: E501 (a pattern is read best on one line)
"""Contexts that make a word harmless: negation, hearsay, the caller as the one threatened, the past, questions of
policy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hotline.domains.understanding.screening.rules.lexicon import Pattern, UnrestKind
from hotline.domains.understanding.screening.rules.lexicon.every import EVERY
from hotline.domains.understanding.screening.rules.speech import Speech

NOT = re.compile(
    r"(?:不是(?:要|想|来|去|什么)|并非|没想(?:过)?|没有(?:要|想|威胁|别的)|不会(?:去|因|为|干|再)?|不想(?!活)|不敢|不至于|可不(?:是|会|敢|想)?|绝不|更不|不去|不要(?!我|逼)|不打算|从没|何必|谁会|谁说|犯不|用不着|不可能|没打算|不找|不搞|不拉|不堵|不闹|也不(?:是|会|去|跟|找|想)?|哪敢|最烦|不是)[^就才]{0,6}$|(?<![要再])不$|没有?$|别$"
)
NO_BLUFF = re.compile(
    r"不是(?:吓唬|开玩笑|说气话|说着玩|闹着玩|威胁|跟你|说笑)|说到做到|没(?:跟|和)你(?:们)?开玩笑|真的|说真的"
)

HEARSAY = re.compile(
    r"新闻(?:里|上|说)|报(?:纸|道)|网上(?:有人|说|看|都)|抖音上(?:说|看|刷|有)|(?:刷|看)(?:到|过|了).{0,6}(?:视频|报道|新闻|帖)|电视(?:剧)?里|小说|电影|书上|听说|听.{0,5}(?:讲|说)(?!我|完)|(?:都|在|人)传|转一个|朋友圈|邻居|隔壁|楼下|人家(?:都)?说|开会(?:讲|说)|作文|案例|新闻上|视频里|天天听人|同事传|剧本|编剧|谣言|我(?:表弟|同学|朋友)发视频"
)
OTHERS = r"(?:老板|领导|经理|工头|包工头|主管|公司|单位|人事|房东|前夫|前妻|客户|顾客|保安|催债的?|组长|对方|债主|队长|店长|厂长|他们|他|她|对象|乘客|家属|讨债的?|班长|科长|总监|HR|同事)"
THREATENED = re.compile(
    rf"{OTHERS}(?:[^，。！？我]{{0,6}})?(?:跟我|对我|给我|还|老|天天|就|在微信里|发微信|打电话)?(?:说|威胁|扬言|恐吓|放(?:了)?(?:狠)?话|放狠话|骂|吓唬|逼|要求|派人|派|扔|往我|让保安|叫人|找人|指着)(?!给我)(?:[^。！？]*)"
    rf"|(?:威胁|恐吓|吓唬|骚扰|殴打)(?:了|着|过)?(?:我|我们|工人|员工)[^。！？]*|被[^，。！？]{{0,8}}(?:打|砍|捅|威胁|泼|撞|骂|围|堵|锁|扣|辱|赶|恐吓|曝光)[^，。！？]*|把我(?:们)?[^，。！？]{{0,6}}(?:打|堵|锁|关|开|赶|曝光|按|推)[^，。！？]*|{OTHERS}(?:要|想)弄我|(?:早晚|再闹)[^，。！？]{{0,4}}(?:收拾|整死|弄死)我|打了我|(?:收拾|整死|弄死|打死|捅了?|砍)我(?!就|自己)"
)
KIN = re.compile(
    r"(?:我|俺)(?:爸|妈|儿子|闺女|女儿|老公|媳妇|爱人|老伴|弟|哥|姐|妹|对象|同事|工友|室友|父亲|母亲|婆婆|公公|男人)|工友|有人|我们|人"
)
PAST = re.compile(
    r"去年|前年|(?<!过)前(?:几|两)年|当年|以前|之前(?!没)|[十几二三]年前|那会儿|那时候|曾经|上个月(?!起|到)|九几年|八几年|早就(?:解决|过去|好)|(?:有)?[一二三四五六七八九十两几]年了(?=，他|，我爱|。|$|，社保)|后来|结案|案子结|都给了|现在好了|救回来|处理完|解决了|赔(?:过|了)钱|已经赔|过世|节哀|丧葬费|抚恤金?能|继承|没的"
)
NOW = re.compile(
    r"现在(?!想|办|买|好|能|我就|就|残|进|的)|正在|这就|马上就|今晚|今天(?!热|是|还能)|今儿|明天|明早|后天|下周|这回|这次|已经(?!赔|解决)|就在|呢$|快来|赶紧|下午|上午|晚上|周[一二三四五六日]|礼拜|[十二三四五六七八九0-9]+(?:号|点)|天黑|太阳落山"
)
POLICY = re.compile(
    r"算(?:不算)?(?:是)?(?:工伤|工亡|职业病|特|高|有毒|视同|上班|加班|劳动|灵活)|算不算|认不认|怎么规定|程序|流程|合法(?:吗|不)|违法(?:吗|不)|条例|立案|法条|什么材料|(?:待遇|赔偿|补偿).{0,5}(?:多少|怎么)|绿色通道|是什么意思|有(?:什么|没有)(?:规定|说法|政策|补贴|津贴|标准|强制)|归(?:谁|哪)|我(?:是|写)(?:人事|论文|HR|编剧)|标准(?:是|今年)?(?:多少)?|优先"
)
BUSINESS = re.compile(
    r"(?:吗|呢|呀|么|不|没有|没|吧|啊|咋整|咋办|咋领|咋弄)[？。]?$|怎么(?:查|办|领|改|补|弄|申请|投诉|走|算|要|发|管|保护|留|退|交|继承|调|解|更正|取|转|规定|处理|参保|弄|发|赔|搞|打)|哪(?:里|儿|个|去|天|几)|多少|几(?:点|天|个月|年|楼|份|岁|级)|什么(?:材料|时候|条件|手续|部门|意思|证件|标准)|能不能|可不可以|有没有|是不是|该(?:找|怎么)|我(?:就)?(?:想)?问|请问|咨询|想知道|打听|怎么办"
)
OFFICE = re.compile(
    r"社保|医保|工伤|失业金|养老金|退休|补贴|津贴|仲裁|合同|加班|离职|辞职|报销|公积金|证书|档案|调休|年假|补偿|赔偿|产假|考试|职称|落户|培训|证明|材料|缴费|参保|补缴|投诉|复议|起诉|监察|工龄|验证码|系统|登录|辞退|开除|裁员|招聘"
)
IF_NOT = re.compile(
    r"(?:再|要是|如果|你们|老板|今天)?.{0,3}(?:不(?:给|发|解决|办|批|管|来|处理|答复|回|接待|拿|让|到|盖|签|打款|认|退|行|还)|拿不到|要不到|没结果|见不到|没人管|再(?:推|拖|卡|驳|这么|把|敢|不)|没钱|逼)"
)
YOU = re.compile(r"你们?|您们|社保局|人社局|12333|科长|主任|局长|领导|窗口|审核|经办")
ME_WILL = re.compile(
    r"我们?(?:就|这就|要|非|一定|现在|今天|明天|今晚|马上|已经|都|把|让|去|也|先|可|得|跟)|(?:就|这就|今天|明天)我"
)


@dataclass(frozen=True, slots=True)
class PatternHit:
    """A match of a pattern, and what speaks against taking it literally."""

    pattern: Pattern
    start: int
    end: int
    against: frozenset[str]

    @property
    def live(self) -> bool:
        return not self.against

    @property
    def kind(self) -> UnrestKind:
        return self.pattern.kind


def find_hits(speech: Speech) -> list[PatternHit]:
    """Every match of every pattern, with what its sentence and turn hold against it."""
    return [
        PatternHit(
            pattern,
            found.start(),
            found.end(),
            frozenset(against(speech.plain, pattern.kind, found.start(), found.end())),
        )
        for pattern in EVERY
        for found in pattern.expression.finditer(speech.plain)
        if found.end() > found.start()
    ]


def against(text: str, kind: UnrestKind, start: int, end: int) -> Iterator[str]:
    sentence_start, sentence_end = sentence(text, start, end)
    around = text[sentence_start:sentence_end]
    clause = re.split("[，。！？]", text[sentence_start:start])[-1]
    if denied(clause):
        yield "denied"
    if HEARSAY.search(text[sentence_start:end]) and not NOW.search(text[start:sentence_end]):
        yield "hearsay"
    if any(found.start() <= start - sentence_start < found.end() for found in THREATENED.finditer(around)) and not (
        kind is UnrestKind.SELF_HARM and KIN.search(clause)
    ):
        yield "threatened"
    if PAST.search(around) and not NOW.search(around):
        yield "past"
    if POLICY.search(around) and not (NOW.search(around) and ME_WILL.search(around)):
        yield "policy"


def denied(clause: str) -> bool:
    """我可不会去|跳楼, 不是要|闹: the denial stands shortly before the word, with no 就 between."""
    return NOT.search(clause) is not None and NO_BLUFF.search(clause) is None


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence around a match: from the mark before to the mark after, at most ``REACH`` away."""
    left = max(max(text.rfind(mark, 0, start) for mark in MARKS) + 1, start - REACH)
    right = min((at for mark in MARKS if (at := text.find(mark, end)) >= 0), default=len(text))
    return left, min(right, end + REACH)


MARKS = "。！？"
REACH = 150
