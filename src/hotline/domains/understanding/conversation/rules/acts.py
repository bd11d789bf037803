"""What a caller does with an utterance besides asking: opens, closes, asks for a person, to repeat, to take a case.

All patterns are held against recognised speech: no punctuation, homophones put right (``homophones``).
"""

import re
from enum import StrEnum


class Act(StrEnum):
    OPENING = "opening"
    CLOSING = "closing"
    #: 嗯, 哦, 是的: goes on listening.
    LISTENING = "listening"
    WAIT = "wait"
    #: Talks with somebody beside him: 别吵，我打电话呢.
    ASIDE = "aside"
    #: About whoever answers and nothing of the office's: 大过年的你们也上班啊.
    SMALL_TALK = "small_talk"
    #: Names a subject and asks nothing yet.
    SUBJECT = "subject"
    REPEAT = "repeat"
    SLOWER = "slower"
    FASTER = "faster"
    LOUDER = "louder"
    QUIETER = "quieter"
    #: Asks whether it is a machine, or for its number.
    WHO = "who"
    #: No caller: the announcement of a carrier or of an answering machine.
    ANNOUNCEMENT = "announcement"
    PERSON = "person"
    ANGER = "anger"
    CASE = "case"
    PROGRESS = "progress"
    MESSAGE = "message"
    YES = "yes"
    #: 不对, 不是: denies what was read back.
    DENIAL = "denial"
    NONE = "none"


#: Control words that recognisers write by sound; each stretch that sounds like one is written so before the patterns.
CONTROL_TERMS = (
    *(
        "转人工",
        "找人工",
        "要人工",
        "人工",
        "登记",
        "投诉",
        "举报",
        "工单",
        "单号",
        "进度",
        "回访",
        "短信",
        "谢谢",
        "再见",
    ),
    *("拜拜", "明白", "知道了", "听不清", "没听清", "再说一遍", "说慢一点", "说慢点", "慢点", "大点声", "挂了"),
)
_PERSON = re.compile(
    r"(?:转|接|换|找|要|叫|给|喊|打)(?:我)?(?:一?个|一下|到|给|接|你们|你们的|那个)*(?:人工|"
    r"真人|活人|大活人|客服人员|坐席|接线员|咨询员|人接|人来|人说|人跟我说|值班的|班长|"
    r"领导)|"
    r"(?:人工){2,}|^(?:喂|你好|我要|我想要?|请|麻烦|给我|直接|就|快|那|那就|还是|你|"
    r"您好|哎呀?|啊|不|不用)*人工(?:服务|客服|坐席|台|吧|啊|呀|来|谢谢|快点|行不行)*$|"
    r"(?:不想?|不要|不愿意?|懒得|没法)跟(?:你|你这|这)?(?:个)?(?:机器|电脑|程序)|(?:别|"
    r"不要)(?:让|拿|用)(?:个|你这)?机器(?:人)?|"
    r"(?:有没有|能不能|换个|来个|找个)(?:真|活|大活)?人(?:接|跟我|来|听|在|管|说话)|"
    r"不转(?:我|人)|我要(?:跟|和)(?:真?人|你们的?人|工作人员)(?:说|讲|谈)|(?:转|找|叫)(?:个)?(?:工作人员|"
    r"人吧|人啊|人来|人$)"
)
_NO_PERSON = re.compile(r"人工智能|人工费|人工成本|人工耳蜗|人工授精|人工流产|是不是人工|是人工吗|人工还是机器")
_ANGER = re.compile(
    r"破(?:玩意|机器|热线|系统|电话|东西|人工|语音)|什么玩意|垃圾|废物|王八|他妈|妈的|"
    r"[操草艹]你|傻[逼比]|滚(?:蛋|犊子|一边)|说(?:的)?人话|听不懂人话|"
    r"气死|烦死|急死|糊弄|忽悠(?:我|谁|人)|踢皮球|推来推去|放屁|屁话|废话|扯淡|胡扯|"
    r"答非所问|有(?:毛病|病)(?:啊|吧)?$|吃干饭|不干人事|蠢|笨死|"
    r"(?:你们|你)(?:这)?(?:都)?(?:是)?(?:干什么|干啥|干嘛)吃的|等(?:了)?(?:半天|好久|"
    r"二十分钟|半个(?:钟头|小时)).{0,6}(?:没人|才|就)|我(?:真)?(?:火|急|生气)了"
)
#: Who pays taxes and so feeds the office speaks of no tax.
_TAXPAYER = re.compile(
    r"(?:我们?|俺们?|咱们?|老百姓|纳税人)?(?:天天|年年|每月|每年)?(?:交|缴|纳)(?:着|的|了|那么多|这么多)*税(?:钱)?(?:就是|是|就|都)*"
    r"(?:来|拿来|用来|白)*(?:养|供|喂)(?:着|活|了)*(?:你们?|这)?|拿(?:着)?(?:我们?|俺们?|老百姓|纳税人)的税"
)
#: What abuse is filled up with.
_ABUSE = re.compile(r"你们?|这(?:帮|群|些|伙)|一(?:帮|群|伙)|机器(?:人)?|的|是|啊|吧|呢|喂|我|个|就")
_ASIDE = re.compile(
    r"(?<!你们)(?<!你)打(?:着)?电话呢(?!吗)|(?:接|打|说|讲)完(?:这个)?电话(?:再|就)|"
    r"(?:电视|收音机|广播|音乐|音响|动画片|游戏|水龙头|炉子|火)(?:的?声音?)?(?:给我|先|都|快|再)*(?:关|调|拧|弄)(?:了|掉|上|小|低|轻)|"
    r"^(?:哎|嘿|喂|你们?|你俩|先|都|快|宝宝|儿子|闺女|孩子|乖|老头子|老婆子)*别(?:吵|闹|嚷|抢|捣乱|打岔|插嘴|跑|碰)(?:了|吵|闹|嚷|啊|呀)*$"
)
_LATE = (
    r"(?:大|深更)?半夜|(?:都|这都)?(?:这么|这个|这)(?:晚|早|点儿?)|大(?:晚|早)上|一大早|凌晨|大?(?:周末|礼拜[天日]|星期[天日])|"
    r"(?:大)?(?:过|逢)?年(?:三十)?|(?:大)?过节|大热天|大冷天|下(?:着)?(?:大)?[雨雪]"
)
_SMALL_TALK = re.compile(
    rf"(?:{_LATE})(?:的|了|天)*[^工公单老厂窗]{{0,6}}(?:有人|接(?:电话)?|上(?:着)?班|值(?:着)?班|歇(?:着)?|休息|睡(?:觉)?|忙(?:着)?|通)(?:着|的)*(?:啊|呀|呢|吧|哈|哪)*$|"
    r"^(?:你们?|您).{0,6}(?:半夜|周末|礼拜天|过年|过节)也?(?:有人|在|接)|"
    r"(?:你|您)(?:今天)?(?:吃(?:了|饭)(?:没|吗|了)|有对象|多大(?:年纪|岁数)?了?$|辛苦了?$)|(?:给我|会不会|能不能|会)?(?:唱(?:一?个|首|支)|讲个?笑话)|"
    r"(?:陪|跟|找)(?:我|你|您|个人)*(?:聊|唠|说)(?:聊|唠|会儿)*(?:天|嗑|话|$)|(?:声音?|说话)(?:真|挺|怪|还|这么)好听|吃了[吗没][您你]|试(?:试|一下|一试).{0,8}(?:通不通|打得通|能不能(?:打)?通)"
)
#: With these it is a matter after all.
_OFFICE_TERMS = re.compile(r"工资|社保|公司|老板|单位|加班|窗口|大厅|退休|保险|合同|补贴|办(?:事|理)|怎么办|欠|投诉")
_REPEAT = re.compile(
    r"(?:再|重)(?:新)?(?:说|讲|念|报|来)(?:一)?(?:遍|次|下|回)|没(?:太)?听(?:清|见|到|"
    r"明白|懂)|听不(?:清|见|到|明白|懂)|(?:你|您)(?:刚才|刚刚)?说(?:的)?(?:什么|啥)$|"
    r"^(?:啊|什么|啥)$|"
    r"(?:刚才|前面)(?:那(?:个|段|句))?没(?:记|听)|重复(?:一下|一遍)"
)
#: Surely wants it said again, whatever else he says: 你再说一遍那个号我拿笔.
_AGAIN = re.compile(r"(?:你|您|麻烦|请)+(?:再|重新?)(?:给我|跟我)?(?:说|讲|念|报)(?:一)?(?:遍|次|下|回)")
_SLOWER = re.compile(r"(?:说|讲|念)?(?:得)?(?:慢(?:一)?点|慢着点|慢些|慢慢(?:说|讲|念))|太快|说(?:这么|那么)快")
_LOUDER = re.compile(
    r"(?:声音?|嗓门)?(?:再)?(?:大(?:一)?点(?:声|儿声|音)?|大声(?:一)?点|大点声)(?:说|"
    r"$)|声(?:音)?(?:太|有(?:一)?点)?(?:小|低)|耳(?:朵)?(?:背|不好|聋|沉)"
)
_FASTER = re.compile(
    r"(?:说|讲|念|语速)(?:得)?(?:再|能)?(?:快(?:一)?[点些]|快着点)|快(?:一)?点(?:儿)?(?:说|讲|念)|"
    r"(?:说|讲|念|语速)(?:得|的)?(?:有(?:一)?点|也|太)慢"
)
_QUIETER = re.compile(
    r"(?:声音?|嗓门|音量)(?:再)?(?:小|轻|低)(?:一)?点(?:声|儿声|音|儿)?(?:说|讲|吧|行吗|行不行|可以吗|$)|小(?:声(?:一)?点|点儿?声)|"
    r"声音?(?:有(?:一)?点|太)(?:大|吵)|震(?:得)?(?:我)?耳"
)
_WHO = re.compile(
    r"(?:你|您)(?:们)?(?:这)?(?:到底|究竟)?(?:是|算)(?:不是)?(?:个|一个)?(?:机器|真人|人工|活人|电脑|AI|智能|人还是)(?!费|成本)|"
    r"(?:是)?(?:真人|人工|人)还是(?:个)?(?:机器|电脑)|(?:是)?(?:机器|电脑)(?:人)?还是(?:真|人)|"
    r"^(?:喂|哎|那|请问)*(?:你|您)(?:是)?(?:谁|哪位|叫(?:什么|啥)(?:名字?)?)(?:啊|呀)?$|"
    r"(?:你|您)(?:的)?工号(?:是)?(?:多少|几|什么)"
)
_ANNOUNCEMENT = re.compile(
    r"^(?:您好|你好|对不起|抱歉)*您(?:所)?(?:拨打|拨叫|呼叫)的(?:用户|电话|号码|手机|分机)|"
    r"(?:提示音|[嘀滴]的?一?声)(?:响)?(?:之)?后.{0,4}(?:留言|录音)|^(?:您好|你好)*这里是.{0,8}的?语音信箱"
)
_CASE = re.compile(
    r"(?:给我|帮我|替我|我要|我想|想要?|要|麻烦(?:你|您)?|请(?:你|您)?|能(?:不能)?|你|"
    r"您|那)?(?:先|就|也|来|再)?(?:给|帮)?(?:我|我们)?"
    r"(?:登记(?:一下|上|下来|个|这个|这事|吧|一个)|登个记|留(?:一?个)?(?:单|工单|言|"
    r"记录)|下(?:一?个)?(?:单子|工单)|(?:记|写)(?:一?个)?(?:工单|单子|投诉单)|立(?:个)?案|"
    r"派(?:个)?单)|"
    r"^(?:喂|你好|您好|我|我要|我想|那|就|要)*登记$|(?:记|写)(?:一下|下来|上)(?:这个事|这事|我的(?:诉求|投诉|事))|"
    r"(?:我要|我想|我得|我来|就要|想要|要求|给我|帮我)(?:实名|匿名)?(?:投诉|举报|反映|告)(?!电话|热线|吗|信|过|了|的)"
)
_NO_CASE = re.compile(
    r"失业登记|登记失业|就业登记|登记就业|求职登记|参保登记|社保登记|单位登记|登记证|婚姻登记|登记处|登记机关|"
    r"(?:怎么|咋|如何|去哪|上哪|到哪|在哪|找谁|哪里|哪儿|哪个部门|打哪)(?:里|儿|个|去|"
    r"能)?.{0,4}(?:登记|投诉|举报|反映|告)|(?:投诉|举报|反映|告|登记).{0,6}(?:找谁|去哪|"
    r"打哪|哪个电话|有用吗|管用吗|什么材料|会不会)|(?:不用|不|别|先不)登记"
)
_PROGRESS = re.compile(
    r"查(?:一下|下|查|个)?(?:我)?(?:的|那个|那|个|上次|之前|前几天)*(?:投诉|举报|诉求|"
    r"工单|单子|单号|进度)|(?:工单|单子|投诉|举报|诉求|登记(?:的)?)(?:的)?(?:进度|进展|"
    r"结果)|查进度|问(?:一?下|个)?进度|催(?:一下|办|个|单)|"
    r"(?:上回|上次|之前|前(?:几|两|些)天|那天|上个?月).{0,24}(?:办|处理|弄|查)(?:到哪|得?(?:怎么样|咋样|如何))|^(?:工单号?|单号|编号)(?:啊|呀|呢|嘛|吗|哦)|"
    r"(?:给|给了|留了|发了|有)(?:我)?(?:一?个)?(?:单子|单号|工单号|工单|编号)|(?:单号|"
    r"工单号|单子号|受理编号|编号)(?:是|我|给|念|报|在|G|g|\d)|"
    r"(?:上回|上次|上礼拜|上周|上个?月|前(?:几|两|些)天|之前|昨天|前天|那天).{0,14}(?:投诉|"
    r"登记|反映|举报|打(?:过)?(?:的)?电话).{0,16}(?:怎么|咋|没(?:有)?(?:信|消息|动静|"
    r"回|人|下文|结果)|到哪|结果|处理|办)|"
    r"(?:投诉|登记|反映|举报)(?:了|过|完).{0,14}(?:没(?:有)?(?:消息|动静|回|人|下文|"
    r"信|结果)|怎么还|到哪|结果|进展|处理得|办得)"
)
_NO_PROGRESS = re.compile(r"社保卡|制卡|仲裁|认定|鉴定|职称|补贴|退休|失业金|养老金|转移|落户|报销")
_MESSAGE = re.compile(r"(?:发|来)(?:个|条|一条|我|给我|到)*(?:短信|信息|手机上)|短信(?:发|给|来)")
_SEND = re.compile(
    r"(?:嗯+|啊|好(?:的|啊|吧)?|行|可以|要|需要|那|那就|麻烦|请|对|您|你|就|都)*发(?:一下|一?个|一?条|过来|来|给我|到我(?:这个)?(?:手机|号码)上?)*"
    r"(?:吧|啊|呗|谢谢|了)*"
)
_NO_MESSAGE = re.compile(r"(?:不用|不要|别|不)(?:再)?(?:给我)?发")
_GREETING = (
    r"喂+|您好|你好|哈喽|嗨|在吗|在不在|有人吗|听得见吗|能听见吗|能听到吗|同志|师傅|"
    r"小姐|姑娘|小伙子|美女|大姐|老师|劳驾|麻烦(?:你|您)?|请问|打扰(?:了|一下)?|早上好|"
    r"上午好|下午好"
)
_QUERYING = (
    r"(?:我)?(?:就)?(?:是)?(?:想)?(?:跟|向)?(?:你|您|你们)?(?:问|咨询|打听|请教|了解)(?:一?下|"
    r"问|个|一个|两个|俩|几个|一?点|一?些)*(?:事儿?|问题|情况|东西|政策)?|(?:有|这)(?:个|"
    r"一个|两个|俩|点)?(?:事儿?|问题)(?:想)?(?:问|请教|咨询)?(?:一?下|问|你|您|你们)*|"
    r"(?:我)?(?:先)?(?:抱怨|说)(?:一|两)(?:下|句)|(?:我)?(?:想)?(?:办|办理)(?:个|一下)?(?:事儿?|业务)"
)
_FILLERS = r"嗯+|啊+|哦+|呃+|哎+|唉+|哈+|呀|吧|呢|嘛|了|的|这个|那个|内个|就是说?|那|我|你|您|啊这|儿|事儿|是这样的?"
_OPENING = re.compile(rf"(?:{_GREETING}|{_QUERYING}|{_FILLERS})+")
_HAS_OPENING = re.compile(rf"{_GREETING}|{_QUERYING}")
_CLOSERS = (
    r"知道了?|明白了?|懂了?|清楚了?|了解了?|记(?:住|下|上|好)了?|收到|谢谢(?:你|您|啊|"
    r"了)*|谢了|多谢|感谢|拜拜|再见|挂了?|得嘞|得了|得|妥了|妥|好嘞|好(?:的|吧|了|啊)*|行(?:了|"
    r"吧|啊|嘞)*|成(?:了|吧)?|中|没事了?|没有?了|没(?:有)?别的(?:了|事)*|"
    r"不用了|就这样(?:吧)?|就这些|先这样(?:吧)?|辛苦(?:你|您)?了?|麻烦(?:你|您)了?|再打(?:吧)?|"
    r"回头再说|可以了?|OK|ok|放心了?|有数了|原来(?:是)?(?:这样|如此)|这样啊|笔芯|比心|"
    r"比新|爱你|你真好|孩子|小姑娘|小伙子"
)
_CLOSING = re.compile(rf"(?:{_CLOSERS}|{_GREETING}|{_FILLERS}|哈|都|那就|我这就|就)+")
_HAS_CLOSING = re.compile(_CLOSERS)
_STRONG_CLOSING = re.compile(
    r"知道了|明白了|懂了|清楚了|记(?:住|下|上|好)了|谢谢|谢了|多谢|拜拜|再见|挂了|得嘞|"
    r"没(?:有)?别的|就这样|先这样|就这些|没事了|我(?:再|就|去)(?:打|问|找|试|跟|办)|"
    r"回头|心里有(?:数|底)|我挂了|再等等|^(?:得|行|好|成|妥|哦|嗯)(?:了|的|吧|嘞)?"
)
_PLAN = re.compile(
    r"我?(?:这就|明儿?|明天|回头|待会|等会|下午|改天|先|再|赶紧)?(?:去|再|就|跟|给|找|"
    r"让)(?:他|她|他们|老板|单位|公司|人事|会计|你们)?.{0,8}(?:说|打|问|办|找|试试|看看|"
    r"弄|去|要|查)$|看.{0,8}公告|等(?:着|通知|消息|电话)"
)
_QUERY = re.compile(
    r"吗|么$|呢$|怎么|咋|如何|多少|几[个天年月岁倍级点分号]|哪|谁|什么|啥|多久|多长|"
    r"能不能|可不可以|可以不|是不是|有没有|行不行|要不要|算不算|该不该|对不对|够不够|"
    r"能否|为什么|凭啥|凭什么|合法|是吧|还能|不行啊|([一-鿿])不\1|能.{1,4}不能|[一-鿿](?<![也都硬活])(?<!就是)不$"
)
_FAREWELL = re.compile(r"谢谢|谢了|多谢|再见|拜拜|挂了")
#: Thanks or leave at the very end of a text that asks for nothing.
_PARTING = re.compile(
    r"(?:谢谢|谢了|多谢|再见|拜拜|麻烦(?:您|你)了|(?:先|我)挂了|来单了?撤|(?:好嘞|得嘞|行|好)那?我(?:这就)?[找问跟][他她]去)(?:啊|哈|您|你|了|呢|受累|老师|师傅|阿姨|叔叔|大姐|姑娘|同志|再见|拜拜)*$"
)
_REQUESTS = re.compile(r"帮|想|麻烦(?!(?:您|你)了)|查|请|咨询|问|要办|给我")
#: Asks whether the line carries the voice, and nothing else of the office's.
_LINE_CHECK = re.compile(r"听得?(?:到|见|清)(?:我)?(?:说话)?(?:不|吗|吧|么)?$")
#: Which number it was, again.
_WHICH_NUMBER = re.compile(r"(?:打|拨)(?:多少|哪个号?|几)|(?:电话|号码|号)(?:是)?多少|多少(?:号)?来着")
#: A subject named without a question: 我问那个产假.
_SUBJECT = re.compile(
    r"^(?:喂|你好|您好|那个|内个|我|就|是|想|要|跟你|请|再)*(?:问|咨询|打听|了解)(?:一?下|问|个)?"
    r"(?:那个|这个|关于)?[一-鿿]{2,6}(?:那个|这个|的事儿?|方面的?|的?问题)?$"
)
_LISTENING = re.compile(r"(?:嗯+|哦+|啊+|哎|对+|是+|对的|是的|对对|好|然后呢|你说|您说|你接着说|继续)+")
_WAIT = re.compile(r"等(?:一)?(?:下|会儿?)|稍等|别挂|我找(?:一下|找|个)|我拿(?:个)?(?:笔|本)|我看(?:一下|看)$")
_YES = re.compile(
    r"(?:嗯+|啊|哎)*(?:对+(?:的|了|啊)?|是+(?:的|啊)?|没错|正确|没问题|可以|行|好(?:的)?|"
    r"就这样|就这么写|嗯+|成|中)(?:就是(?:这个|他|它)|对|是|的|啊|吧|了|谢谢)*"
)
_DENIAL = re.compile(r"^(?:不对|不是|错了|说错了|记错了|有误|弄错了|搞错了)")
#: A text without a question of so many characters at most may close a talk although it holds other words too.
SHORT_CLOSING = 16
SHORT_NUMBER = 9
#: Characters beside abuse, at most, that are still no matter of the caller's.
SHORT_ABUSE = 12
#: The same for a text that ends in thanks or leave.
LONG_CLOSING = 26


def act_of(text: str) -> Act:
    """The act of an utterance, the one that decides most. ``NONE``: what it is about decides."""
    for act, fits in _TESTS:
        if fits(text):
            return act
    return Act.NONE


def is_angry(text: str) -> bool:
    return _ANGER.search(text) is not None


def is_query(text: str) -> bool:
    """Whether the text asks something."""
    return _QUERY.search(text) is not None


def is_opening(text: str) -> bool:
    rest = _LINE_CHECK.sub("", text)
    if rest != text and len(text) <= LONG_CLOSING and not is_query(rest):
        return True
    return _HAS_OPENING.search(text) is not None and _OPENING.fullmatch(text) is not None


def is_closing(text: str) -> bool:
    """Nothing but thanks and farewell; or short, beginning or ending so, and asking nothing."""
    if _HAS_CLOSING.search(text) and _CLOSING.fullmatch(text):
        return True
    if is_query(text):
        return False
    if _PARTING.search(text) and len(text) <= LONG_CLOSING and not _REQUESTS.search(text):
        return True
    if len(text) > SHORT_CLOSING:
        return False
    return bool(_STRONG_CLOSING.search(text)) and (bool(_PLAN.search(text)) or len(_CLOSING.sub("", text)) <= 4)


def is_anger_alone(text: str) -> bool:
    """Anger at the machine or the office without a matter of its own."""
    left = _TAXPAYER.sub("", text)
    if left != text and len(_ABUSE.sub("", _ANGER.sub("", left))) <= SHORT_ABUSE:
        return True
    return is_angry(text) and min(len(text), len(_ABUSE.sub("", _ANGER.sub("", left))) + SHORT_ABUSE) <= 24


def is_aside(text: str) -> bool:
    """Words to somebody beside him, which ask nothing of the hotline."""
    return _ASIDE.search(text) is not None and len(text) <= SHORT_CLOSING and not is_query(_ASIDE.sub("", text))


def is_small_talk(text: str) -> bool:
    """About the hour, the weather or whoever answers, and nothing else."""
    return len(text) <= LONG_CLOSING and _SMALL_TALK.search(text) is not None and _OFFICE_TERMS.search(text) is None


def requests_case(text: str) -> bool:
    return _CASE.search(text) is not None and _NO_CASE.search(text) is None


def requests_progress(text: str) -> bool:
    found = _PROGRESS.search(text) is not None
    return found and ("单" in text or "编号" in text or _NO_PROGRESS.search(text) is None)


def requests_person(text: str) -> bool:
    return _PERSON.search(_NO_PERSON.sub("", text)) is not None


def requests_message(text: str) -> bool:
    return _MESSAGE.search(text) is not None and _NO_MESSAGE.search(text) is None


def accepts_message(text: str) -> bool:
    """Whether the caller takes the offer of an SMS: 好，你发吧."""
    plain = re.sub(r"[，。！？\s]", "", text)
    return requests_message(plain) or (_SEND.fullmatch(plain) is not None and _NO_MESSAGE.search(plain) is None)


_TESTS = (
    (Act.ANNOUNCEMENT, lambda text: _ANNOUNCEMENT.search(text) is not None),
    (Act.PERSON, requests_person),
    (Act.PROGRESS, requests_progress),
    (Act.CASE, requests_case),
    (Act.ANGER, is_anger_alone),
    (Act.WHO, lambda text: _WHO.search(text) is not None and len(text) <= SHORT_CLOSING),
    (Act.ASIDE, is_aside),
    (Act.SMALL_TALK, is_small_talk),
    (Act.SLOWER, lambda text: _SLOWER.search(text) is not None and len(text) <= SHORT_CLOSING),
    (Act.FASTER, lambda text: _FASTER.search(text) is not None and len(text) <= SHORT_CLOSING),
    (Act.QUIETER, lambda text: _QUIETER.search(text) is not None and len(text) <= SHORT_CLOSING),
    (Act.LOUDER, lambda text: _LOUDER.search(text) is not None and len(text) <= SHORT_CLOSING),
    (Act.REPEAT, lambda text: _REPEAT.search(text) is not None and len(text) <= SHORT_CLOSING),
    (Act.REPEAT, lambda text: _AGAIN.search(text) is not None and len(text) <= LONG_CLOSING),
    (Act.REPEAT, lambda text: _WHICH_NUMBER.search(text) is not None and len(text) <= SHORT_NUMBER),
    (Act.SUBJECT, lambda text: _SUBJECT.search(text) is not None and not is_query(text) and not is_opening(text)),
    (Act.WAIT, lambda text: _WAIT.search(text) is not None and len(text) <= SHORT_CLOSING and not is_query(text)),
    (Act.OPENING, is_opening),
    (Act.DENIAL, lambda text: _DENIAL.search(text) is not None and len(text) <= 5),
    (Act.CLOSING, lambda text: _FAREWELL.search(text) is not None and is_closing(text)),
    (Act.LISTENING, lambda text: _LISTENING.fullmatch(text) is not None),
    (Act.YES, lambda text: _YES.fullmatch(text) is not None),
    (Act.CLOSING, is_closing),
    (Act.MESSAGE, lambda text: requests_message(text) and not is_query(text) and len(text) <= SHORT_CLOSING),
)


def confirms(text: str) -> bool:
    return _YES.fullmatch(text) is not None or _LISTENING.fullmatch(text) is not None
