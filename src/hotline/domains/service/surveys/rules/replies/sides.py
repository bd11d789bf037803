"""For or against: which side a reply takes, by what it praises and what it blames.

N 分 and N 星 are no ratings and yet take a side.
"""

import re

from hotline.domains.service.surveys.rules.replies.normal import bare
from hotline.domains.service.surveys.rules.replies.themes import Mention, insults, mentions

_GOOD = re.compile(
    r"(?<!不)(?<!没)(?<!没有)(?<!不太)(?<!不咋)(?<!不是很)(?<!说不上)(?<!不够)(?:很|真|挺|太|特别|"
    r"非常|还是|都|十分|超|最|可|蛮)?(?:好(?!几|多|久|评差评|像|歹|不容易|坏|些|久|意思|吧|半天|啊?$)|"
    r"不错|棒(?!子)|(?:点|真|超|很)赞|优秀|给力|巴适|得劲|安逸|舒服|省心|方便|高效|到位|辛苦了|聪明|"
    r"救了|圆满|愉快|多领|有精神|好人|妥善|清晰|规范|(?:这么|挺|很|真)负责|利索|耐性|都懂了|给钱了|"
    r"(?:钱|工资|款|证|卡|材料|补贴|待遇|养老金)(?:已经?|都|也|昨天|今天|终于|总算|全)*(?:要|讨|拿|领|"
    r"追|退|批|办|到|补|发)(?:回来?|到|着|下来|账|齐|手)*(?:账)?了|磕头|绝绝子|yyds|可以的|good job|"
    r"666|牛(?!头|皮|马)|稳|省事|感谢|谢谢|多谢|感恩|喜欢|靠谱|贴心|\bok|good|nice|great|perfect|赞|"
    r"👍|🌹|❤|😊|😀|😄|😁|🙏|💐|👏|😍|🥰|❀|✌|👌|💯|🎉|☺|😃|🌸|好样)"
    r"|^好[吧啊!！。~]*$|^中$|^好$|henhao|xiexie|问题(?:已经?)?(?:全)?(?:都)?解决了|(?:办|搞|弄)(?:好|"
    r"成|妥|完|下来)了|已(?:经)?(?:解决|办好|办妥|收到)|解决了(?!吗|没)|继续(?:保持|努力|加油)|加油|"
    r"没(?:有)?不满意|没(?:什么|啥)?(?:可|好)?(?:不满意|挑|说)的?|没毛病|没的说|没得说"
)
_BAD = re.compile(
    r"(?<!不)(?<!没)(?<!没有)(?<!好评)(?:差(?!不多|点|额|旅|别|距|几|事|一)|烂|糟|坏(?!了吗)|慢(?!慢)|"
    r"(?<!不嫌我)(?<!不嫌)烦|累(?!计)|气(?:死|人|愤|得|炸)|生气|火大|恼|失望|无语|无奈|寒心|心寒|差劲|"
    r"难(?!道|免|得)|麻烦(?!你|您|问|给|帮|了你|了您|再|查|把|尽)|折腾|白(?:跑|打|等|费|说|问)|"
    r"(?<!耳朵)(?<!眼睛)(?<!眼神)(?<!身体)(?<!腿脚)(?<!记性)(?<!脑子)不(?:行|好(?!意思)|咋地|咋的|"
    r"咋样|怎么样|怎样|靠谱|负责|作为|像话|合理|方便|公平|满|舒服|高兴|爽|到位|及时|便)|绕(?!一绕)|"
    r"乱(?!七)|坑|骗|糊弄|推诿|扯皮|不作为|没(?:意思|法|办法|劲|良心|天理)|呵呵|👎|😡|😠|🤬|💩|😤|😞|"
    r"😒|🙄|😭|🤮|😢|💔|😔|👊|buhao|太(?:小|少|吵|晚|短|复杂|繁琐|繁|老|远|贵|长|久|多|绕|快|吓人|"
    r"过分|可恶|离谱)|离谱|过分|可恶|恶心|害(?:我|人)|耽误|崩溃|受够|活不|跳楼|自杀|想死|后悔|急死|"
    r"滋啦|没反应|不认可|不服|不友好|没电)|大爷|(?:少|多|错)(?:发|扣|算)|跑空|空跑|啰嗦|罗嗦|智障|笨|"
    r"难以|这么难|叹气|异议|千篇一律|粘贴|糊涂|等于没|刺耳|错过|报错|发少|一伙|转没了|有待(?:提高|"
    r"改进|加强)|下结论|(?:不是|没)(?:一)?回事|装聋|跟我杠|断了|才(?:知道|明白|反应|弄|搞|找到|听|转|"
    r"接通|打通|等到)"
)
GRAVELY_BAD = re.compile(
    r"差(?:劲|评|到|死|的很|极|透|$|[,，。!！])|太差|真差|很差|烂|糟透|恶劣|失望|寒心|不像话|气死|坑|"
    r"骗|垃圾|离谱|过分|呵呵|👎|😡|🤬|💩|无语|不行|不好(?!意思)|不咋|白(?:跑|打|等)|不作为|生气|"
    r"什么玩意|崩溃|不靠谱|太糟"
)
_TURNS = re.compile(r"但是?|不过|可是|只是|就是(?!说)|然而|可惜|美中不足|却|结果(?!查|出|满)|除了|唯独|唯一|后来")
_FORMERLY = re.compile(r"^(?:以前|上次|之前|原来|过去|本来|一开始|起初|开始)")
SUGGESTS = re.compile(
    r"建议|希望|要是能|如果能|若能|能不能(?!.{0,10}[?？])|最好|(?:就|会|那就)(?:更|再)?(?:好|完美|"
    r"方便)了|可以(?:换|改|增|加|考虑|再|更|优化|弄|设|多)|应该(?!是|选)|盼|期待|望(?:改|加|能|尽)|"
    r"(?:改进|优化|完善|加强|提高|提升|增加|增设|改善)(?:一下|些|下|的)?|(?:宜|可)(?:考虑|增|加|设|"
    r"简化)|请(?:增|改进|优化|完善|加强|多)|别(?:太|再|老|那么|让|总)|不如|多(?:一?点|些|设|加|招|派|"
    r"安排)"
)
SARCASM = re.compile(
    r"(?:真(?:行|棒|好|牛|厉害|强|有你们|能耐|可以|会|懂|专业|负责|够意思|不错)|厉害了?|多亏(?:了)?|"
    r"谢谢|感谢|感恩|佩服|牛|可真|好极了|太好了|恭喜|辛苦)[^。]{0,8}(?:让我|害我|害得|又(?:多|让|白)|"
    r"连|居然|竟然|才|没人|一?个问题能|白跑|拖了|等到|等了|多跑|气得|还是没|一句人话)"
    r"|[“\"‘'「][^”\"’'」]{0,3}(?:好|专业|负责|热情|贴心|高效|满意|耐心|快)[”\"’'」](?!的)|好好好|"
    r"好一个|都是大爷|真大的?官|惹不起|长见识|开(?:了)?眼了?|活久见|笑死|真有意思|可以可以|行行行"
)
MILD = re.compile(
    r"一般|还行|还可以|凑合|马马虎虎|说不上|谈不上|无所谓|中等|普通|还好|就那样|不好不坏|过得去|"
    r"差不多|随便|都行|一半一半|好坏|勉勉强强|还成|将就|说得过去|so ?so|中规中矩|不能说不满|马虎"
)
_UNIT_SCORE = re.compile(
    r"(?<![\d.])(?P<score>\d{1,3}(?:\.\d)?|[一二两三四五六七八九十零]|一百|负一?)\s?(?P<unit>分|颗星|"
    r"星|蛋)(?!钟|之|多钟|公司|局|期|级|座|别|管|配|类|批)(?:好评|差评)?"
)
_SCORES = {
    **{each: place for place, each in enumerate("零一二三四五六七八九十")},
    "两": 2,
    "一百": 100,
    "负": -1,
    "负一": -1,
}
BAD_RATING = re.compile(
    r"差评|负评|零分|零蛋|鸭蛋|0分|一星|1星|负分|不给分|不及格|👎|不(?:太|大|怎么|甚|十分)?满(?!意|足|"
    r"[\d一二三四五六七八九十])|无法满意|不能满意|难以满意|没法满意|怎么(?:能|会|可能)满意|何来满意|"
    r"很差|太差|真差|差劲|极差|差到|服务差|很糟|太糟|糟糕"
)
DANGER = re.compile(
    r"跳(?:楼|河|江|桥)|自杀|想死|不想活|活不(?:下去|成|了)|寻短见|上吊|喝(?:农)?药|割腕|同归于尽|炸|"
    r"砍(?:人|死)|杀(?:人|了|死)|泼汽油|拼命|拼了|点火|放火|烧(?:了|死|你)|一了百了|断粮|吃不上饭|"
    r"没(?:钱|饭)吃|威胁我|打我"
)


def without_denied(normal: str, found: list[Mention]) -> list[Mention]:
    """Mentions less those that a longer one of the other side stands in: 没有耐心 is no 耐心."""
    against = {each.place for each in found if each.side < 0}
    return [
        each
        for each in found
        if each.side <= 0
        or not any(0 <= each.place - place <= 4 for place in against if _same_theme(found, place, each))
    ]


def _same_theme(found: list[Mention], place: int, mention: Mention) -> bool:
    return any(each.place == place and each.theme is mention.theme and each.side < 0 for each in found)


def side_of(normal: str, found: list[Mention]) -> int:
    """1 for, -1 against, 0 neither or both: what stands after a turn (但, 就是) counts."""
    parts = [part for part in _TURNS.split(normal) if bare(part)]
    sides = [side_of_part(part, mentions(part) if len(parts) > 1 else found) for part in parts]
    if not sides:
        return 0
    balanced = len(sides) > 1 and (sides[0] > 0 or MILD.search(parts[0])) and sides[-1] < 0
    if balanced and not any(each.grave for each in mentions(parts[-1])):
        return 0
    return sides[-1] or sides[0]


def side_of_part(part: str, found: list[Mention]) -> int:
    if score := score_side(part):
        return score
    found = without_denied(part, found)
    praise = len({each.theme for each in found if each.side > 0}) + len(_GOOD.findall(part))
    blame = (
        len({each.theme for each in found if each.side < 0})
        + len(_BAD.findall(part))
        + 2 * insults(part)
        + 2 * bool(DANGER.search(part))
        + 2 * bool(BAD_RATING.search(part))
    )
    thanks_only = (
        praise
        and not [each for each in found if each.side > 0]
        and re.search((r"谢"), part)
        and len(_GOOD.findall(part)) == 1
    )
    if blame and (thanks_only or blame >= praise):
        return -1
    return 1 if praise > blame else 0


def score_side(normal: str) -> int:
    """The side of N 分 or N 星, which are no ratings: of five stars or points, of ten, of a hundred; 0 without."""
    match = _UNIT_SCORE.search(normal)
    if match is None:
        return 0
    figure = match["score"]
    score = float(figure) if figure[0].isdigit() else _SCORES[figure]
    if score <= 2 or (match["unit"] == "分" and 10 < score < 60):
        return -1
    return 0 if score == 3 or 60 <= score < 75 else 1
