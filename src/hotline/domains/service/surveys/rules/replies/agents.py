"""Which agent a reply names: a staff number, or a name without its title. People of other offices are no agents."""

import re

from hotline.kernel.chinese_numbers import number

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史"
    "顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文翟庞樊兰殷施陶洪安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阴闫肖付代郎冀佟佘"
)
_SURNAME = f"(?:欧阳|司马|上官|诸葛|司徒|[{_SURNAMES}])"
_TITLES = (
    r"(?:老师|先生|女士|小姐|同志|师傅|姑娘|小伙子?|大姐|大哥|姐|哥|客服|坐席|话务员|接线员|咨询员|"
    r"妹子|妹妹|大夫|主任|班长|美女|帅哥|专员|同学|丫头|闺女|阿姨)"
)
_NUMERALS = "零〇一二三四五六七八九幺"
_DIGITS = rf"(?:\d{{3,5}}|[{_NUMERALS}]{{3,5}})"
_PEOPLE = (
    r"(?:坐席|同志|小伙子?|姑娘|话务员?|接线员?|客服|师傅|老师|女士|先生|工作人员|咨询员|大姐|大哥|"
    r"丫头|妹子|那个|那位|这位|这个|号)"
)
_NUMBERS: tuple[re.Pattern[str], ...] = (
    re.compile(
        rf"(?:工号|坐席号?|编号|话务员|接线员|客服|咨询员|员工号?|席位)(?:是|为|:|：|第|"
        rf"的)?\s?(?P<number>{_DIGITS})(?!\d)"
    ),
    re.compile(rf"(?<![\d.])(?P<number>\d{{4}}|[{_NUMERALS}]{{4}})\s?号?(?:的)?{_PEOPLE}"),
    re.compile(
        rf"(?:投诉|表扬|感谢|谢谢|举报|点赞|夸夸?|给|找|是|问|叫|那个|这个|你们的?|请|和|跟|与|是|"
        rf"由)(?:一下|你们的?|了)?\s?(?P<number>(?!20[12]\d)\d{{4}}|[{_NUMERALS}]{{4}})(?!\d|年|元|块|分|"
        rf"多|人|天|次|个|月|号文|万|条|热线|米|步)"
    ),
    re.compile(
        rf"(?<![\d.])(?P<number>(?!20[0-3]\d)\d{{4}})(?=\s?(?:小{_SURNAME}|{_SURNAME}|服务|态度|讲|说|很|"
        rf"真|特别|不错|这|解答|耐心|人很|人挺|业务|接的|接待))"
    ),
)
_NUMBERS = (
    *_NUMBERS,
    re.compile(
        r"(?:^|[\s,，。!！])(?P<number>(?!20[0-3]\d)\d{4})[\s,，:：]*(?=那|这|男|女|号|说话|脾气|挂|骂|"
        r"吼|敷衍|接)"
    ),
)
_NO_AGENT = re.compile(
    r"窗口|社保(?:中心|所|局)|税务|单位|公司|老板|街道|居委会?|社区|银行|医院|仲裁(?:院|委|员|庭)|"
    r"经办(?:机构|人)|大厅|人社局|监察(?:大?队|员)|12345|区里|局里|法院|工厂|厂里|工地|包工头|工头|"
    r"人力|hr|同事|邻居|派出所"
)
_ASIDE = re.compile(r"[\s,，。.;；!！?？、:：]")
_FORENAME = r"[\u4e00-\u9fff]"
_NAMES = (
    re.compile(
        rf"(?P<name>[小老大](?!伙|姑|时候|时|学|区|事|孩|声|心|程序|数|年|师|家|人|百姓|板|是|总|让|问|"
        rf"毛病|金额|史|江|路|车|房|边|包|单|关|费|安|文|万|金|石|方|成|游|阳|白|康|盛|华|解|强|向|常|易|"
        rf"管|项|季|高|位|{_SURNAME}庄){_SURNAME})(?:[\s,，。!！]|{_TITLES}|的|很|真|特|挺|态|服|讲|说|接|"
        rf"脾|人|耐|热|不|解|也|帮|给|是|这|那|回|语|声|业|专|十|非|一|太|好|$|同|用|介|细|告|为|对|把|答|"
        rf"把|她|他|有|跟|打|总|老|查|了|呢|你|负|在|可|和|吼|骂|挂|爱|敷|没|就|办|认|又|当)"
    ),
    re.compile(rf"(?:姓|免贵姓)(?P<name>{_SURNAME})(?!名)"),
    re.compile(
        rf"(?:感谢|谢谢|表扬|多谢|点赞|投诉|举报|接线员|坐席|话务员|客服|咨询员|接电话的|叫做?|名叫|是|"
        rf"夸夸?|赞|给|工作人员|找|请|为|员工|转告|告诉|那个|那位|这位|这个)(?:一下|你们的?|的|了|咱们?的?|"
        rf"您们?的?|热线的?|是|叫|人员)*\s?(?P<name>{_SURNAME}{_FORENAME}{{1,2}}?)(?={_TITLES})"
    ),
    re.compile(
        rf"(?:感谢|谢谢|表扬|多谢|点赞|投诉|举报|接线员|坐席|话务员|咨询员|转告|告诉|是(?!不)|叫做?|名叫|"
        rf"夸夸?)(?:一下|你们的?|的|了|是|叫)*\s?(?P<name>{_SURNAME}(?!师|先|女|老|同|小|姐|哥|您|你|大家|"
        rf"们){_FORENAME}{{1,2}}?)(?=[\s,，。.!！、;；:：]|$|的|接的|接待|帮|耐|很|态|服|讲|说|解|真|特|挺|对|"
        rf"给|回|一次|语|人|业|同志|不)"
    ),
    re.compile(
        rf"(?<![\u4e00-\u9fff])(?:接电话的|接线的|给我讲的|说话的|那个|那位|帮我的|你们的?|"
        rf"热线的?)?(?P<name>{_SURNAME}{_FORENAME}{{0,2}}?)(?={_TITLES})"
    ),
    re.compile(
        rf"(?:感谢|谢谢|表扬|多谢|那个|那位|这位|这个|你们的?|热线的?|给|投诉|是|请|位|和|"
        rf"由)(?P<name>{_SURNAME})(?={_TITLES})"
    ),
    re.compile(
        rf"(?<![\u4e00-\u9fff])(?P<name>{_SURNAME}{_FORENAME}{{1,2}}?)(?=(?:服务|态度|讲得|讲的|说话|很耐心|"
        rf"特别耐心|解答|耐心|非常|业务))"
    ),
)
_OWN_NAME = re.compile(r"(?:我|本人|我的名字|我名字|我姓名)(?:是|叫|姓|名叫|就是)$")
_NO_NAME = re.compile(
    r"^(?:周[一二三四五六日末]|解答|服务|任何|任意|高度|方便|向你|成功|安排|文件|金额|马上|包括|和气|"
    r"常见|单位|管理|经常|关于|解决|解释|解|强|华|成|方|石|金|白|高兴|高|万分|田|马|时|房|车|向|常|路|"
    r"费|关|项|管|位|何|于|应|毕竟|许多|多|宁愿|全|热|任|盛情|温|温柔|温和|支|牛|安|平|明|严|严重|"
    r"严肃|严格|于是|于|康|游|边|文|左|单|莫|包|查|柴|和|平|从|顾|顾客|易|谢谢|谢|祝|祝你|辛苦|查询|"
    r"司)$"
)


def named_agent(normal: str) -> str | None:
    """The first name, else the first staff number; ``normal`` is a reply in its plain form."""
    return _name(normal) or _staff_number(normal)


def _name(normal: str) -> str | None:
    found = [
        (match.start("name"), match["name"])
        for pattern in _NAMES
        for match in pattern.finditer(normal)
        if not _NO_NAME.match(match["name"])
        and not _is_elsewhere(normal, match.start("name"))
        and not _OWN_NAME.search(normal[: match.start("name")])
    ]
    return min(found)[1] if found else None


def _staff_number(normal: str) -> str | None:
    found = [
        (match.start("number"), match["number"])
        for pattern in _NUMBERS
        for match in pattern.finditer(normal)
        if not match["number"].startswith(("12333", "12345")) and not _is_elsewhere(normal, match.start("number"))
    ]
    return _in_digits(min(found)[1]) if found else None


def _in_digits(text: str) -> str:
    if text.isdigit() and text.isascii():
        return text
    value = number(text.replace("幺", "一"))
    return str(int(value)).zfill(len(text)) if value is not None else text


def _is_elsewhere(normal: str, place: int) -> bool:
    """Whether another office is named just before, in the same clause."""
    return bool(_NO_AGENT.search(_ASIDE.split(normal[:place])[-1]))
