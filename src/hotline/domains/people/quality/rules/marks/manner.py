"""How the agent treats the caller: forbidden expressions, coldness, promises, and handling of unrest."""

import re

from hotline.domains.people.quality.rules.marks.knowledge import Inspected
from hotline.domains.people.quality.rules.marks.talk import (
    NOT_APPLICABLE,
    PASS,
    Proposal,
    Talk,
    fail,
    first_match,
    passed,
)
from hotline.domains.understanding.conversation.rules.reminders import promise_in

_FORBIDDEN = re.compile(
    r"不归(?:我|我们|咱们?|这儿|这边|本部门)?(?:这儿|这边)?管|(?:我|我们|咱们?|这儿|这边)(?:可|这儿|这边)?(?:管不了|管不着|不管|没法管|不负责|帮不了|也没办法|没辙)|管不着|"
    r"(?:我)?(?:哪儿|哪里|哪|怎么|咋)(?:能|会)?(?:儿)?知道|(?<!还)(?<!您)(?<!也许)不知道(?!您|你|是|有没有)|不清楚(?!的|您|，您|或)|(?:你|您)?自(?:己|个儿?)(?:上网|去网上|网上|到网上|去|打电话)?(?:查|搜|看|问|打听|百度|琢磨|想办法)(?:去|吧|吧你|一下)?|"
    r"上[^，。]{0,8}(?:网站?|官网|百度)(?:上)?自己(?:查|看|搜)|(?:你|您)?(?:爱)?问别人去|问(?:别人|旁人|他们)去|打听去|说不着|跟我(?:们)?没关系|不关(?:我|我们)的?事|(?:别|甭|不要)(?:来)?(?:问|找)我|"
    r"官网查[^。]{0,8}(?:谁没事|还接不接|说了)|说了官网查|(?:你)?(?:问我我问谁|我也没法)|(?:谁让|谁叫)(?:你|您)|没义务|不是我(?:们)?的(?:事|活)"
)
_NOT_FORBIDDEN = re.compile(
    r"[“\"「]|(?:他|她|他们|单位|公司|人家|对方|人事|老板)(?:们)?(?:就)?(?:会)?(?:跟您|和您)?说|抱歉|对不起|不好意思|(?:换个|我)(?:系统|帮您|给您|再)(?:查|核|问)|帮您(?:查|问|核实)|"
    r"不能(?:随便)?(?:报|告诉|透露|提供)|光看|请(?:您)?(?:拨打|打)|您(?:可以)?(?:拨打|打)\s*(?:1|一)|归[^，。]{2,8}管"
)
_COLD = re.compile(
    r"哭有什么用|有什么(?:好|可)(?:急|哭|气|吵)|急什么|(?:爱|愿意?)[^，。]{1,3}[不就][^，。]{1,3}$|爱(?:投|信|来|听|办|点|去|找|咋|怎么)[^，。]{0,2}(?:不|就|咋|怎么)|别跟我(?:叨叨|嚷|喊|吼|说这|说)|少(?:废话|跟我|来这套)|"
    r"(?:那是|这是)?(?:你|您)(?:们)?(?:自己)?的(?:事|问题)(?:儿)?[，。]?(?:跟|和|与)?|说这些(?:也)?没用|没用[，。]|活该|自(?:找|作自受)|谁让(?:你|您)|早干(?:嘛|什么)(?:去)?了|嫌(?:态度|慢|麻烦)|"
    r"(?:你|您)(?:投诉|告|闹)(?:去|吧)|投诉(?:你|您)?(?:去|就去)|不会(?:弄|用)就|我说的是实话|(?:你|您)哭|(?:你|您)吼什么|嚷什么|跟我(?:喊|吼|急|发火|说)(?:什么|没用|干)|关我(?:什么|啥)?事|"
    r"(?:你|您)(?:去)?找(?:他|包工头|老板|公司|单位|警察)(?:去|要)(?:啊|呀|去|呗)|就是个?接电话的|谁没事|矫情|想开点(?:吧|得了)|这(?:么)?点(?:小)?事|至于(?:吗|么)|不就是|(?:老|总)问|听不懂|你想(?:怎么|咋)"
)
_FEELING = re.compile(
    r"急(?:死|得|坏|哭|疯|人)|(?:着|真|好|很|特别|挺)急|哭|崩溃|难受|伤心|去世|没了|(?:上周|刚|昨天)走了|(?:没钱|揭不开锅|吃不上|交不起|付不起|断粮|没饭吃|没地方住|活不下去|快?撑不住|熬不住|愁)|慌|害怕|怕得|睡不着|委屈|气(?:死|人|得|坏)|火大|"
    r"什么(?:态度|意思|玩意)|你(?:们)?怎么(?:说话|这样)|吃干饭|欺负|投诉(?:你|你们|他|她)|欺人太甚|没天理|折腾|跑了(?:好几|三|四|五|八)|求求|癌|重病|瘫痪|不容易|缓不过来|没缓过|一分钱(?:没|不)|半年(?:没|不)|受不了|骂|凭什么|没法活"
)
#: What nobody passes over in silence.
_HARDSHIP = re.compile(
    r"哭|崩溃|去世|没法活|活不下去|吃不上|揭不开锅|交不起|断粮|没饭吃|没地方住|癌|重病|瘫痪|绝望|(?:孩子|老人)[^，。]{0,6}(?:病|饿|没人管)|撑不住|缓不过来|没缓过"
)
_KIND = re.compile(
    r"理解|别(?:太)?(?:着急|急|难过|上火|担心|怕|慌|生气|往心里去)|不容易|节哀|抱歉|对不起|不好意思|保重|祝(?:您|你)?|放心|心情|辛苦|慢慢(?:说|来|讲)|难(?:处|过|为)|确实(?:很|挺|不|难)|肯定(?:很|不好|难)|消消气|"
    r"(?:我|咱)(?:们)?(?:帮|给|替|陪)(?:您|你)|体谅|听(?:着)?您|陪着|等您|大(?:哥|姐|爷|妈|娘)|心疼|照顾好|身体|早日|换(?:了)?(?:谁|我)"
)
_INCITING = re.compile(
    r"去呗|去吧|人多力量大|别怕他|不闹(?:他|他们)?(?:就)?不(?:给|管|理)|(?:就|得|该|要)闹(?:一闹|大)|(?:你们?|您)想去就去|你们的自由|(?:你|您)?(?:爱|要|想)(?:去|跳|点|闹|死|砍|砸)[^，。]{0,2}(?:就|不)(?:去|跳|点|闹|死|砍|砸)?|"
    r"(?:你|您)(?:跳|点|砍|死|砸)(?:啊|呀|呗|吧)|有(?:本事|种|胆)(?:你|您)?(?:就)?|吓唬谁|(?:我)?支持你|早该|闹大(?:了)?(?:才|就)?|找记者(?:才|就|去)|曝光(?:他|才)|(?:堵|围)(?:他|门)(?:去|才)|随(?:你|便)|你敢|不信|(?:别|少)(?:跟我|吓|威胁)|管不[着了]"
)
_REPORTED = re.compile(
    r"班长|值班|领导|上报|报告|汇报|主管|督导|应急|(?:同事|我们|我)[^，。]{0,8}(?:110|120|一一零|一二零|幺幺零|幺二零)|报警"
)
_INQUIRED = re.compile(
    r"哪里|哪儿|什么(?:地方|位置|时候|名字|单位)|多少(?:人|钱)?|几个人|几点|哪(?:个|家|条|栋|边|座|层)|叫什么|称呼|贵姓|姓名|电话|联系方式|地址|身边|旁边|在哪|位置|几(?:个|位)"
)
_PROMISE = re.compile(
    r"打(?:包|保)票|拍胸脯|一准(?:儿)?|(?:百分之?百|百分百|100%|绝对|肯定|铁定|稳|准|保准|指定|保证|一定|妥妥|包(?:您|你)?)(?:的)?(?:(?:能|会|给|帮|让|可以|是)?(?:您|你)?(?:给)?(?:您|你)?[^，。？！]{0,8})"
    r"(?:批|办(?:成|下来|好|妥|得了|到)|解决|到账|拿到|拿(?:钱|回)|要(?:回|得回|到)|赔|赢|胜诉|通过|发(?:给|下来|到)|补(?:给|上|发)|退(?:给|回)|过|成|下来)|"
    r"(?:包在我身上|包您满意|我(?:给|跟|向)(?:您|你)(?:保证|担保|承诺)|我保(?:证|您|你)|没(?:有)?(?:任何)?问题[，。]?(?:能|肯定|一定|给)|少说也得(?:赔|给|拿)|至少(?:能)?(?:赔|拿|给)(?:您|你)|一告一个准|十拿九稳|板上钉钉|跑不了)"
)
_NO_PROMISE = re.compile(
    r"(?:不(?!过)|没法|没办法|无法|不敢|不好|谁也不?|哪敢)[^，。]{0,4}(?:能)?(?:保证|承诺|肯定|打包票|担保)|不一定|不见得|(?:三|两|几|\d|一|五|七|二十四)+(?:个)?(?:工作日|小时|天)(?:之)?内(?:一定|肯定|保证)?(?:会|给您)?(?:联系|回电|回复|答复|转)|吗|"
    r"(?:肯定|一定)会?(?:依法|按规定|登记|转|记录|反映|联系|回)"
)


def no_forbidden(talk: Talk) -> Proposal:
    return passed(unless=first_match(talk, _FORBIDDEN, but=_NOT_FORBIDDEN))


def no_promise(talk: Talk) -> Proposal:
    if found := first_match(talk, _PROMISE, but=_NO_PROMISE):
        return found
    at = next((at for at, each in talk.hers() if promise_in(each.text)), None)
    return PASS if at is None else fail(talk, at, promise_in(talk.turns[at].text))


def empathy(found: Inspected) -> Proposal:
    talk = found.talk
    cold = next((at for at, each in talk.hers() if _COLD.search(each.text) and not _KIND.search(each.text)), None)
    if cold is not None:
        match = _COLD.search(talk.turns[cold].text)
        return fail(talk, cold, match[0] if match else "")
    felt = next((at for at, each in talk.his() if _FEELING.search(each.text)), None)
    if felt is None and not found.level:
        return NOT_APPLICABLE
    later = [(at, each) for at, each in talk.hers() if at > (felt or 0)]
    if any(_KIND.search(each.text) for _, each in later):
        return PASS
    ignored = next((at for at, _ in later if any(_HARDSHIP.search(each.text) for each in talk.turns[:at])), None)
    return NOT_APPLICABLE if ignored is None or found.level else fail(talk, ignored)


def unrest_handled(found: Inspected) -> Proposal:
    if not found.level:
        return NOT_APPLICABLE
    talk = found.talk
    hers = [(at, each) for at, each in talk.hers() if at > 0]
    for at, each in hers:
        if match := _INCITING.search(each.text) or _COLD.search(each.text):
            return fail(talk, at, match[0])
    everything = "。".join(each.text for _, each in hers)
    if not _REPORTED.search(everything) or not _INQUIRED.search(everything) or talk.agent_hung_up_first:
        return fail(talk, hers[0][0] if hers else -1)
    return PASS


def is_inflamed(found: Inspected) -> bool:
    """Unrest that the agent made worse."""
    return bool(found.level) and any(
        _INCITING.search(each.text) or _COLD.search(each.text) for _, each in found.talk.hers()
    )


def is_hung_up_on(talk: Talk) -> bool:
    """The agent hung up first although the caller had more to say and nobody had said farewell."""
    if not talk.agent_hung_up_first or len(talk.turns) < 2:
        return False
    last = next((each.text for each in reversed(talk.turns) if each.by_caller), "")
    closed = re.search(r"再见|拜拜|没(?:有)?(?:了|别的|事)|谢谢|不用了|就这样|好(?:的|嘞)?[。，]?$", last)
    warned = sum(bool(re.search(r"文明|提醒|骂人|辱骂|结束(?:本次)?通话", each.text)) for _, each in talk.hers())
    return not closed and warned < 2
