"""特急, 紧急 or 一般, by the rules of annotation."""

import re

from hotline.domains.service.workorders.rules.elements.kinds import CONSULT, PRAISE, QUERY, REPORT, SUGGESTION
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue, Found

CRITICAL, URGENT, ORDINARY = "特急", "紧急", "一般"

DEAD = re.compile(
    r"(?:人|爸|妈|父亲|母亲|老公|丈夫|爱人|儿子|弟弟?|哥哥?|他|她|工友|工地|老伴|媳妇|老婆)(?:.{0,8})没了|死了|"
    r"死亡|身亡|去世|过世|坠亡|猝死|牺牲|没抢救过来|抢救无效|没救过来|遇难|咽气|人没了|工亡|(?:摔|砸|电|烧|压|淹)死"
)
OF_WORK = re.compile(r"工地|单位|上班|岗位|厂里|车间|公司|干活|施工|作业|站点|送(?:餐|货|外卖)|宿舍|项目")
OLD_DEATH = re.compile(r"前年|去年|早就|好几年|几年前|退休(?:老人|的)|病故|丧假|老人")
IN_DANGER = re.compile(
    r"快不行了|还?在抢救|正在抢救|ICU|重症监护|不想活|活不下去|自杀|跳(?:楼|下去|河)|要跳|遗书|喝(?:了)?(?:农)?药|"
    r"割腕|楼顶|塔吊|拿(?:着)?刀|捅|砍人|炸|点火|自焚|同归于尽|被(?:关|锁|绑|打|围)(?!单)|关(?:在)?(?:院子|屋|仓库|"
    r"宿舍)里?|不让(?:出|走|离开).{0,6}(?:院|门|屋)|限制(?:人身)?自由|正在打|打起来|塌|埋(?:在|了)|中毒.{0,6}(?:昏|"
    r"倒)|昏迷|出人命"
)
PEOPLE = re.compile(
    r"(?P<tens>[一二三四五六七八九两]?百)?(?P<ten>[一二三四五六七八九]?十|"
    r"(?<!\d)\d+)?(?P<one>[一二三四五六七八九])?(?P<more>[几多来]|好几)?(?:个|名|号|位|口)?(?P<unit>人|口子|名|"
    r"个工人|个员工|个工友|个老乡|个兄弟|号人|来号|户|位)"
)
MASS = re.compile(
    r"几十(?:个|号|口|来)?人?|上百|好几十|几百(?:号|个)?人?|百十(?:号|来)?(?:人|个)?|一百多|十几(?:个|号|口|名|"
    r"位)?人?|十来(?:个|号|口)?人?|二十来|三十来|十好几"
)
NUMBERS = re.compile(
    r"(?P<number>[一二三四五六七八九]?十[一二三四五六七八九]?|"
    r"[一二]?[一二三四五六七八九]百[一二三四五六七八九零十]*|\d{2,4})(?P<more>多|来|几)?(?:个|名|号|位|口子?)(?!月|"
    r"小时|点|星期|工作日|钱|块|平|人?头|礼拜|年|季|字|楼)(?:人|工人|员工|工友|兄弟|老乡|农民工|同事)?|"
    r"(?P<people>[一二三四五六七八九]?十[一二三四五六七八九]?|\d{2,4})(?:多|来|几)?人"
)
MASS_UNREST = re.compile(r"工资|工钱|钱|欠|裁|停产|停工|停业|倒闭|关门|发过|生活费|补偿|社保|辞退|遣散|跑路|跑了")
INJURED = re.compile(
    r"工伤|受伤|砸|骨折|摔(?!手机)|压断|断了|烫伤|烧伤|电伤|轧|割|扎|撞|腰椎|流血|截肢|尘肺|职业病|夹|绞"
)
NOT_COVERED = re.compile(
    r"不报|没报|没有?(?:给)?(?:申报|申请|上报)|不(?:给)?(?:申报|申请|认|承认|管)|没(?:给|有)?.{0,4}(?:上|交|缴|"
    r"买)(?:过)?.{0,3}(?:工伤|保险|社保)|没有?(?:参保|保险|社保|工伤)|没参保|拖|不理|不出|让我(?:们)?(?:自己|先)|"
    r"自己(?:掏|负责|垫|看)|不认识|没签|没合同|不肯|不同意|说(?:我|他)?(?:不是|跟.{0,4}没关系)|躲|私了|不给(?:出|"
    r"掏|付|治)|不承担|推(?:来|脱|给)|不闻不问|就不管"
)
MOTHER = re.compile(
    r"怀孕|孕期|怀了|孕妇|产假|哺乳|刚生(?:完)?(?:孩子|小孩|娃)|生完(?:孩子|小孩|娃)|坐月子|产检|身孕|预产期|三期|"
    r"流产"
)
PUSHED = re.compile(
    r"辞|开除|解除|裁|走人|不用来|别来|劝退|不续|调(?:岗|到|去|我)|降(?:薪|岗|职|工资|了)|工资(?:降|少)|换(?:岗|"
    r"到)|离职|停(?:职|薪)|待岗|转岗|不要我|撵|赶|库房|前台|夜班"
)
PENSION = re.compile(r"养老金|退休金|退休工资|养老钱|劳保|工资卡")
STOPPED = re.compile(
    r"停(?:了|发|止|掉|过)|没(?:有)?(?:到|发|打|来|给|收到|进)|断了|不发|没到账|未到账|一分没|没了|没动静|"
    r"发不(?:了|出)"
)
CHILD = re.compile(
    r"童工|(?:未|没|不)(?:满|到)(?:十六|16)|(?:十[一二三四五]|1[1-5])(?:周)?岁?(?:的)?(?:孩子|小孩|娃|学生|男孩|"
    r"女孩)|(?:孩子|小孩|娃|男孩|女孩|最大|最小|看着|才|也就|有个).{0,10}(?:十[一二三四五](?!六?七)|1[1-5])(?:岁|"
    r"四五|，|。|$)?(?!个|块|天|年|号|点|万|千|百|六|七|八|九|人|层|元)|"
    r"(?<![二三四五六七八九])十[二三四]?[三四五]岁"
)
FRAUD = re.compile(
    r"诈骗|被骗|骗(?:了|我|子|钱|走|外|人|局|去)|上当|黑中介|联系不上|拉黑|卷(?:钱|款)|人去楼空|假(?:招聘|公司|"
    r"中介)|传销|套路贷|培训贷|刷单|裸贷|跑路了?(?!.{0,4}工资)|交.{0,8}就(?:不见|没影|消失)"
)
DESTITUTE = re.compile(
    r"没(?:有)?(?:饭|东西|钱)吃|吃不(?:上|起|饱)饭?|没饭吃|吃饭(?:都|也)(?:成|是)问题|断粮|断炊|饿|"
    r"没(?:有)?(?:地方|地儿|处)(?:住|睡)|睡(?:大街|桥洞|马路|公园|车站|网吧|天桥)|露宿|赶(?:出|我们出)来|被赶|"
    r"宿舍(?:不让|给|锁|断)|断水|断电|没钱(?:看病|治|手术|交住院|做手术|回家|买药)|身无分文|揭不开锅|救命钱|流落"
)
DEADLINE = re.compile(
    r"截止|(?:最后|最晚|只剩|就剩|还剩|仅剩).{0,5}(?:天|号|日|期限|期|一天)|(?:号|日|[天周]|月底|明天|后天|今天|"
    r"周[一二三四五六日]|下周|这周|星期.|礼拜.)(?:之?前|就要|就得|必须|得交|要交|要用|就到期|就截|入职|报到|开庭|"
    r"到期|就过|就完)|过了(?:期|这)|过期|来不及|逾期|马上(?:就)?(?:到期|截|过)|(?:再|要)不.{0,8}就(?:过|作废|没|晚|"
    r"取消)|赶不上|赶得上"
)
HURT_BY = re.compile(
    r"入职|报到|开庭|政审|截止|到期|过期|过了|作废|签证|报名|资格|指标|学位|offer|提交|材料|申报|起诉|落户|上学|"
    r"手术|考试|贷款|高考|取消|续|交"
)


class Urgency:
    def __init__(self, talk: Dialogue, kind: str, topic: str, *, registered: bool) -> None:
        self._talk, self._kind, self._topic, self._registered = talk, kind, topic, registered

    def urgency(self) -> Found:
        if critical := self._critical():
            return _as(CRITICAL, critical)
        if self._kind not in {CONSULT, PRAISE, SUGGESTION, QUERY} and (urgent := self._urgent()):
            return _as(URGENT, urgent)
        at, text = next(self._talk.by(CITIZEN), (0, ""))
        return Found(ORDINARY, at, 0, len(text), inferred=True)

    def _critical(self) -> Found | None:
        if self._kind in {PRAISE, SUGGESTION}:
            return None
        if self._talk.last(re.compile("特急"), AGENT):
            return self._talk.first(DEAD) or self._talk.first(IN_DANGER) or self._talk.last(re.compile("特急"), AGENT)
        danger = self._talk.first(IN_DANGER)
        if danger and self._kind != CONSULT:
            return danger
        dead = self._talk.first(DEAD)
        if dead is None or not OF_WORK.search(self._talk.citizen) or OLD_DEATH.search(self._talk.turns[dead.turn].text):
            return None
        return dead if self._registered and self._topic.startswith(("wi-", "insp-", "wage-", "lc-")) else None

    def _urgent(self) -> Found | None:
        checks = (
            self._many,
            self._injured,
            self._mother,
            self._pension,
            self._child,
            self._fraud,
            self._destitute,
            self._deadline,
        )
        return next((found for check in checks if (found := check())), None)

    def _many(self) -> Found | None:
        if not MASS_UNREST.search(self._talk.citizen) or self._topic.startswith(("lc-deposit", "si-fund")):
            return None
        return self._headcount() or self._summed()

    def _headcount(self) -> Found | None:
        """Ten people or more, given as one number."""
        for at, text in self._talk.by(CITIZEN):
            requested = bool(re.search(r"多少人|几个人|涉及|人数|几个", self._talk.question_before(at)))
            for match in NUMBERS.finditer(text):
                if re.search(r"工号|第$|[岁年月]$", text[max(0, match.start() - 3) : match.start()]):
                    continue
                number = match["number"] or match["people"]
                if people_in(number) >= 10 and (requested or _is_of_people(text, match)):
                    return Found(match.group(), at, match.start(), match.end())
            if (mass := MASS.search(text)) and (
                mass.group().endswith("人")
                or requested
                or re.match(r"(?:个|号|口|名|位|人|来号)|(?:河南|老乡|工友|兄弟|员工|工人)", text[mass.end() :])
            ):
                return Found(mass.group(), at, mass.start(), mass.end())
        return None

    def _summed(self) -> Found | None:
        """People counted in parts of one turn: "后厨九个，前厅还有四个"."""
        for at, text in self._talk.by(CITIZEN):
            counts = list(
                re.finditer(
                    r"(?P<number>[一二三四五六七八九两]|\d)个(?!月|小时|多?月|星期|点|礼拜|半|钱|字|工作日)(?:人|"
                    r"工人|"
                    r"员工)?",
                    text,
                )
            )
            if len(counts) > 1 and sum(people_in(count["number"]) for count in counts) >= 10:
                return Found(text[counts[0].start() : counts[-1].end()], at, counts[0].start(), counts[-1].end())
        return None

    def _injured(self) -> Found | None:
        if not (self._topic.startswith("wi-") and self._topic != "wi-decision-time") and not self._talk.first(
            re.compile("工伤")
        ):
            return None
        return self._talk.first(NOT_COVERED) if self._talk.first(INJURED) else None

    def _mother(self) -> Found | None:
        return self._talk.first(MOTHER) if self._talk.first(PUSHED) else None

    def _pension(self) -> Found | None:
        for at, text in self._talk.by(CITIZEN):
            if (pension := PENSION.search(text)) and (stopped := STOPPED.search(text, pension.end())):
                return Found(stopped.group(), at, pension.start(), stopped.end())
        return None

    def _child(self) -> Found | None:
        return (
            self._talk.first(CHILD)
            if self._kind == REPORT or self._topic.startswith(("insp-", "lc-", "wage-"))
            else None
        )

    def _fraud(self) -> Found | None:
        if self._topic == "si-fund-fraud":
            return None
        money = self._topic.startswith(("emp-agency", "lc-deposit", "si-proxy", "emp-", "insp-"))
        return self._talk.first(FRAUD) if money else None

    def _destitute(self) -> Found | None:
        return self._talk.first(DESTITUTE)

    def _deadline(self) -> Found | None:
        for at, text in self._talk.by(CITIZEN):
            if (found := DEADLINE.search(text)) and HURT_BY.search(text):
                return Found(found.group(), at, found.start(), found.end())
        return None


def _is_of_people(text: str, match: re.Match[str]) -> bool:
    """ "十二个" alone is of people when people were spoken of in the same breath."""
    if (
        match["people"]
        or match.group()[-1] in "人工友弟乡事"
        or "人" in match.group()
        or match.group().endswith(("口子", "口"))
    ):
        return True
    before, after = text[max(0, match.start() - 10) : match.start()], text[match.end() : match.end() + 4]
    return bool(re.search(r"我们|俺们|一共|总共|加起来|共|涉及|大概|裁|走了|现在|剩|来了", before)) and not re.match(
        r"[月小点工周]|多月|半", after
    )


def people_in(number: str) -> int:
    if number.isdigit():
        return int(number)
    units = {"十": 10, "百": 100}
    total, digit = 0, 0
    for sign in number:
        if sign in units:
            total, digit = total + (digit or 1) * units[sign], 0
        else:
            digit = "零一二三四五六七八九".find("二" if sign == "两" else sign)
    return total + max(0, digit)


def _as(urgency: str, found: Found) -> Found:
    return Found(urgency, found.turn, found.start, found.end, inferred=True)
