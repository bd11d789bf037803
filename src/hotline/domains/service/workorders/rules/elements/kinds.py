"""Recognises the kind of the matter: 咨询 投诉 举报 求助 建议 表扬 查询."""

import re

from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue, Found

CONSULT, COMPLAINT, REPORT, HELP, SUGGESTION, PRAISE, QUERY = "咨询", "投诉", "举报", "求助", "建议", "表扬", "查询"

PRAISES = re.compile(r"表扬|锦旗|点个?赞|感谢信|谢谢你们(?:帮|上次|的帮)|特意打.{0,6}感谢|想感谢|来感谢|夸")
SUGGESTS = re.compile(
    r"我(?:想)?(?:提|有)(?:个|一个|点|条)?.{0,4}(?:建议|意见)|我?建议(?:你们|一下|在|能|社保|官网|窗口|增加|开)|"
    r"提个?建议|(?:你们|咱们)能不能(?:在|把|增加|改|也|开)(?!.{0,8}(?:登记|查|帮|管))|希望(?:你们|咱们)能(?:增加|"
    r"开|改)"
)
REPORTS = re.compile(r"举报|线索|(?:我)?要?揭发|检举|别问我是谁")
NOT_REPORT = re.compile(r"(?:谁|我)举报的|举报(?:吗|电话|要实名)|能不能举报|可以(?:投诉)?举报|怎么举报|去哪.{0,3}举报")
OUTSIDER = re.compile(
    r"不是(?:他们)?(?:那的|那儿的|里面的)?员工|路过|送货|亲眼看见|邻居|我们村|小区|楼下|听(?:说|学生说|人说)|"
    r"看见的?|我(?:是|就是)(?:附近|旁边|周边|住)"
)
QUERIES = re.compile(
    r"(?:到|办到|处理到|走到)(?:哪|什么)(?:一?步|程度)|进度|进展(?:怎么样|如何|到)|(?:上次|上个月|上周|之前|前几天|"
    r"前些天|上回).{0,8}(?:打|反映|投诉|登记|报).{0,30}(?:怎么样|结果|到哪|多久|了没|还没)|"
    r"(?:查|查询)(?:一下|下|查)?(?:我的?|我那个|本人|一下我).{0,16}(?:社保|缴|年限|补贴|工单|单子|到账|失业|养老|"
    r"金|记录|进度|认定|结果|成绩|证|工伤)|工单号|(?:帮我|想)查(?:一下|下|查)?|单子.{0,6}(?:到哪|怎么样)|审核(?:到|"
    r"过)了?没|批(?:下来)?了没|到账没有"
)
INQUIRY = re.compile(
    r"吗|么|怎么|咋|多少|几[个天年月号点]|能不能|可不可以|是不是|要不要|算不算|有没有|行不|中不中|哪[里儿个]|什么|"
    r"啥|合不合法|问(?:一下|下|个|问)|咨询"
)
COMPLAINS = re.compile(
    r"投诉|告(?:他|公司|老板|单位|状)|我要(?:求|他|他们|公司|单位)|(?:让|叫|要)(?:他|他们|公司|单位|老板|"
    r"厂里).{0,12}(?:给|补|发|赔|退|认|交|道歉|改)|得给我|讨个?说法|维权|没天理|管管"
)
PLEADS = re.compile(
    r"求助|求求|求你|帮帮|救救|帮我(?!查|问|转|看一)|协调|想想办法|怎么办啊|急死|走投无路|实在没办法|能不能帮|"
    r"靠这个|等着.{0,6}(?:钱|药|用)"
)
#: The agent takes it on.
REGISTERS = re.compile(
    r"登记|转(?!移|回|户|正|账|入|出|院|走|接)(?:给|到|交|至)?.{0,10}(?:监察|区|中心|科|处|局|部门|街道|核|调查|办|"
    r"处理|协调)|上报|受理|催办|派单|派(?:给|到)|按(?:特急|紧急)|立(?:案|单)|建单|记录下来|督促|反映(?:给|上去)|"
    r"报(?:区|班长|值班|给)|工单"
)
REGISTERS_NOT = re.compile(
    r"失业登记|就业登记|参保登记|社会?保险?登记|登记即可|办理.{0,6}登记|(?:可以|可|需|应)(?:向|到|在|"
    r"去).{0,12}登记|登记失业|一般|需要(?:我|帮您|给您)?.{0,4}登记(?:吗|么)|要不要登记|(?:是否|不)(?:需要)?登记|"
    r"12345转派|可(?:以)?(?:向|打|拨|再拨).{0,12}(?:反映|转)|您?自己.{0,4}登记"
)
REFUSES = re.compile(
    r"不用(?:你们)?(?:登记|建单|处理|立案|管)|先不(?:登记|投诉|反映|用)|不(?:需要|想|要)?登记(?!了?我的?名)|"
    r"我?(?:先|就)?(?:问问|问一下|问一声)(?:就行|而已)?|就是?问|先问|我先.{0,8}(?:谈|跟|回去|考虑|看看|仲裁|去)|"
    r"再说吧?$|不投诉|回头再|算了"
)
TAKEN_UP = re.compile(
    r"给您答复|回访|回复您|回您|给您回|联系您|答复您|通知您|给您打|告诉您|给您电话|给您联系|有(?:结果|进展|消息)"
)
#: Topics in which no other party is at fault.
OF_NO_FAULT = (
    "pension-",
    "card-",
    "si-rights",
    "si-info",
    "si-transfer",
    "emp-",
    "talent-",
    "title-",
    "exam-",
    "cert-",
    "skill-",
    "ui-",
    "ref-",
    "service-window",
    "wi-death",
    "wi-48hours",
    "wi-disability-assess",
)
AT_FAULT = ("emp-discrimination", "emp-agency-fraud")
GRIEVANCE = re.compile(
    r"不给|没给|没发|不发|拖|欠|扣|辞退|开除|不认|不报|不交|没交|不签|逼|骗|压着|不让|克扣|没休|不批|赖"
)


class Kinds:
    """``registered``: the agent took it on and the caller did not say no."""

    def __init__(self, talk: Dialogue, topic: str) -> None:
        self._talk, self._topic = talk, topic
        self.registered = self._is_registered()

    def kind(self) -> Found:
        for kind, pattern in ((PRAISE, PRAISES), (SUGGESTION, SUGGESTS)):
            if (found := self._talk.first(pattern)) and not (
                kind == SUGGESTION and COMPLAINS.search(self._talk.opening)
            ):
                return _as(kind, found)
        if report := self._report():
            return _as(REPORT, report)
        if query := self._query():
            return _as(QUERY, query)
        if self._is_consultation():
            return self._resting(CONSULT, INQUIRY)
        return self._registered_kind()

    def _registered_kind(self) -> Found:
        if self._topic == "service-complaint":
            return self._resting(COMPLAINT, COMPLAINS, GRIEVANCE)
        no_fault = self._topic.startswith(OF_NO_FAULT) and not self._topic.startswith(AT_FAULT)
        pleads, complains = self._talk.first(PLEADS), self._talk.first(COMPLAINS)
        if self._talk.first(re.compile("求助|求求|救救")) or (
            no_fault and not (complains and "投诉" in complains.value)
        ):
            return self._resting(HELP, PLEADS, GRIEVANCE)
        if not complains and (pleads or self._talk.last(re.compile("协调"), AGENT)) and self._is_pressing():
            return self._resting(HELP, PLEADS, GRIEVANCE)
        return self._resting(COMPLAINT, COMPLAINS, GRIEVANCE)

    def _is_pressing(self) -> bool:
        return bool(re.search(r"快(?:点|一点|些)|马上|来不及|就要|截止|着急|急", self._talk.citizen))

    def _report(self) -> Found | None:
        found = self._talk.first(REPORTS)
        if found and NOT_REPORT.search(self._talk.turns[found.turn].text[max(0, found.start - 4) : found.end + 4]):
            found = None
        if found and (found.turn <= 3 or not self._suffers()):
            return found if self._acts() or self.registered else None
        outside = self._talk.first(OUTSIDER)
        if outside and re.search(
            r"童工|骗保|冒领|黑(?:中介|工)|(?:孩子|小孩|娃).{0,14}(?:干活|打包|搬砖|上班)", self._talk.citizen
        ):
            return outside
        return None

    def _suffers(self) -> bool:
        return bool(
            re.search(
                r"欠(?:我|俺)|我(?:的)?工资|(?:没|不)给我|把我|我干了|我(?:在|给).{0,12}(?:上班|干|打工)|辞退我",
                self._talk.citizen,
            )
        )

    def _acts(self) -> bool:
        """Whether the caller asks for action, not only for information."""
        return bool(re.search(r"我要|我想举报|举报(?:一|他|个|你|丰|北|海|朝|有|我们)", self._talk.citizen))

    def _query(self) -> Found | None:
        found = self._talk.first(QUERIES)
        if found is None or (
            COMPLAINS.search(self._talk.citizen) and self._talk.first(re.compile("没人理|没人管|没人回"))
        ):
            return None
        return found if found.turn <= 5 else None

    def _is_consultation(self) -> bool:
        return not self.registered

    def _is_registered(self) -> bool:
        """Tests whether the agent registers the matter.

        The caller's last statement that it was only a question outweighs an offer to register. A promise to call back
        outweighs that statement.
        """
        took_on = self._takes_on()
        if took_on is None:
            promised = self._talk.last(TAKEN_UP, AGENT)
            wronged = self._talk.first(COMPLAINS) or self._talk.first(GRIEVANCE) or self._talk.first(PLEADS)
            return bool(promised and wronged and not self._refused_after(promised.turn))
        return not self._refused_after(took_on)

    def _takes_on(self) -> int | None:
        for at, text in reversed(list(self._talk.by(AGENT))):
            bare = REGISTERS_NOT.sub("", text)
            if REGISTERS.search(bare):
                return at
        return None

    def _refused_after(self, at: int) -> bool:
        return any(REFUSES.search(text) for turn, text in self._talk.by(CITIZEN) if turn > at)

    def _resting(self, kind: str, *alternatives: re.Pattern[str]) -> Found:
        """The kind with the first of these patterns that occurs as its evidence, else the caller's first turn."""
        for pattern in alternatives:
            if found := self._talk.first(pattern):
                return _as(kind, found)
        at, text = next(self._talk.by(CITIZEN), (0, ""))
        return Found(kind, at, 0, len(text), inferred=True)


def _as(kind: str, found: Found) -> Found:
    return Found(kind, found.turn, found.start, found.end, inferred=kind not in found.value)
