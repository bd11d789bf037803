"""The time limits that callers ask for: from which day, how long, by which clause."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from hotline.domains.understanding.knowledge.rules.calculators.answers import Clause
from hotline.domains.understanding.knowledge.rules.calculators.laws import (
    ADMINISTRATIVE_PROCEDURE,
    ADMINISTRATIVE_RECONSIDERATION,
    CIVIL_PROCEDURE,
    LABOUR_CONTRACT,
    LABOUR_DISPUTES,
    LABOUR_INSPECTION,
    SOCIAL_INSURANCE,
    WORK_INJURY,
)


class Unit(StrEnum):
    DAYS = "天"
    WORKING_DAYS = "个工作日"
    MONTHS = "个月"
    YEARS = "年"


class Proceeding(StrEnum):
    ARBITRATION = "arbitration"
    ARBITRATION_WAGES = "arbitration-wages"
    INSPECTION = "inspection"
    INJURY_EMPLOYER = "injury-employer"
    INJURY_EMPLOYEE = "injury-employee"
    REASSESSMENT = "reassessment"
    LAWSUIT = "lawsuit"
    REVOCATION = "revocation"
    ENFORCEMENT = "enforcement"
    RECONSIDERATION = "reconsideration"
    ADMINISTRATIVE_SUIT = "administrative-suit"
    SUIT_AFTER_RECONSIDERATION = "suit-after-reconsideration"
    WRITTEN_CONTRACT = "written-contract"
    ENROLMENT = "enrolment"
    HANDING_OVER = "handing-over"
    ACCEPTANCE = "acceptance"
    AWARD = "award"
    INJURY_DECISION = "injury-decision"
    ASSESSMENT = "assessment"
    INSPECTION_CASE = "inspection-case"


class Limit(NamedTuple):
    """A time limit of the law."""

    label: str
    starts: str
    length: int
    unit: Unit
    clause: Clause
    #: The day from which the clause is in force.
    since: date
    #: What a caller must know besides.
    more: str = ""
    #: It begins again when the right was claimed or acknowledged meanwhile (中断).
    restartable: bool = False

    @property
    def text(self) -> str:
        return f"{self.length} {self.unit}"


_DISPUTES, _INJURY, _INSURANCE = date(2008, 5, 1), date(2011, 1, 1), date(2011, 7, 1)
_CONTRACT, _INSPECTION, _RENEWED = date(2008, 1, 1), date(2004, 12, 1), date(2024, 1, 1)
_SUITS = date(2015, 5, 1)

LIMITS = {
    Proceeding.ARBITRATION: Limit(
        "申请劳动仲裁",
        "知道或者应当知道权利被侵害的那天",
        1,
        Unit.YEARS,
        Clause(LABOUR_DISPUTES, "第二十七条"),
        _DISPUTES,
        "因不可抗力等正当理由不能申请的，时效中止，原因消除后接着算。",
        restartable=True,
    ),
    Proceeding.ARBITRATION_WAGES: Limit(
        "离职后为拖欠的工资申请劳动仲裁",
        "劳动关系终止的那天",
        1,
        Unit.YEARS,
        Clause(LABOUR_DISPUTES, "第二十七条"),
        _DISPUTES,
        "还在单位上班的，为拖欠的工资申请仲裁不受一年限制。",
        restartable=True,
    ),
    Proceeding.INSPECTION: Limit(
        "向劳动保障监察投诉",
        "违法行为发生的那天；违法行为持续的，从结束的那天",
        2,
        Unit.YEARS,
        Clause(LABOUR_INSPECTION, "第二十条"),
        _INSPECTION,
        "两年里没有被发现，也没有被投诉、举报的，监察机构不再查处。",
    ),
    Proceeding.INJURY_EMPLOYER: Limit(
        "单位申请工伤认定",
        "事故发生，或者诊断、鉴定为职业病的那天",
        30,
        Unit.DAYS,
        Clause(WORK_INJURY, "第十七条"),
        _INJURY,
        "遇特殊情况经社会保险行政部门同意可以延长；单位没有按时申请的，这期间符合规定的工伤待遇由单位负担。",
    ),
    Proceeding.INJURY_EMPLOYEE: Limit(
        "职工或近亲属、工会申请工伤认定",
        "事故发生，或者诊断、鉴定为职业病的那天",
        1,
        Unit.YEARS,
        Clause(WORK_INJURY, "第十七条"),
        _INJURY,
        "单位没有申请的，职工、近亲属、工会组织可以直接申请。",
    ),
    Proceeding.REASSESSMENT: Limit(
        "申请劳动能力再次鉴定",
        "收到鉴定结论的那天",
        15,
        Unit.DAYS,
        Clause(WORK_INJURY, "第二十六条"),
        _INJURY,
        "再次鉴定的结论是最终结论；本市向哪里申请，以鉴定结论书上写的为准。",
    ),
    Proceeding.LAWSUIT: Limit(
        "不服仲裁裁决，向法院起诉",
        "收到仲裁裁决书的那天",
        15,
        Unit.DAYS,
        Clause(LABOUR_DISPUTES, "第五十条"),
        _DISPUTES,
        "一裁终局的裁决，劳动者不服也是十五天，单位不能起诉，只能申请撤销；期满不起诉的，裁决生效。",
    ),
    Proceeding.REVOCATION: Limit(
        "单位申请撤销终局裁决",
        "收到仲裁裁决书的那天",
        30,
        Unit.DAYS,
        Clause(LABOUR_DISPUTES, "第四十九条"),
        _DISPUTES,
        "向仲裁委所在地的中级人民法院申请。",
    ),
    Proceeding.ENFORCEMENT: Limit(
        "申请法院强制执行",
        "裁决书、调解书写明的履行期限的最后一天",
        2,
        Unit.YEARS,
        Clause(CIVIL_PROCEDURE, "第二百五十条"),
        _RENEWED,
        "没有写明履行期限的，从裁决书、调解书生效那天起算。",
        restartable=True,
    ),
    Proceeding.RECONSIDERATION: Limit(
        "申请行政复议",
        "知道或者应当知道行政行为的那天",
        60,
        Unit.DAYS,
        Clause(ADMINISTRATIVE_RECONSIDERATION, "第二十条"),
        _RENEWED,
        "法律规定的期限超过六十天的除外。",
    ),
    Proceeding.ADMINISTRATIVE_SUIT: Limit(
        "直接提起行政诉讼",
        "知道或者应当知道行政行为的那天",
        6,
        Unit.MONTHS,
        Clause(ADMINISTRATIVE_PROCEDURE, "第四十六条"),
        _SUITS,
        "法律另有规定的除外。",
    ),
    Proceeding.SUIT_AFTER_RECONSIDERATION: Limit(
        "不服行政复议决定，提起行政诉讼",
        "收到复议决定书的那天",
        15,
        Unit.DAYS,
        Clause(ADMINISTRATIVE_PROCEDURE, "第四十五条"),
        _SUITS,
        "复议机关逾期不作决定的，从复议期满那天起十五天。",
    ),
    Proceeding.WRITTEN_CONTRACT: Limit(
        "单位订立书面劳动合同",
        "用工之日",
        1,
        Unit.MONTHS,
        Clause(LABOUR_CONTRACT, "第十条"),
        _CONTRACT,
        "超过的，从满一个月的第二天起每月付二倍工资，见“未签劳动合同二倍工资”。",
    ),
    Proceeding.ENROLMENT: Limit(
        "单位为职工办理社会保险登记",
        "用工之日",
        30,
        Unit.DAYS,
        Clause(SOCIAL_INSURANCE, "第五十八条"),
        _INSURANCE,
    ),
    Proceeding.HANDING_OVER: Limit(
        "单位办理档案和社保关系转移",
        "解除或者终止劳动合同的那天",
        15,
        Unit.DAYS,
        Clause(LABOUR_CONTRACT, "第五十条"),
        _CONTRACT,
        "离职证明在解除或者终止时就要出具。",
    ),
    Proceeding.ACCEPTANCE: Limit(
        "仲裁委决定是否受理",
        "仲裁委收到仲裁申请的那天",
        5,
        Unit.DAYS,
        Clause(LABOUR_DISPUTES, "第二十九条"),
        _DISPUTES,
        "不受理或者逾期没有决定的，可以就该劳动争议向法院起诉。",
    ),
    Proceeding.AWARD: Limit(
        "仲裁委作出裁决",
        "仲裁委受理仲裁申请的那天",
        45,
        Unit.DAYS,
        Clause(LABOUR_DISPUTES, "第四十三条"),
        _DISPUTES,
        "案情复杂经批准可以延期，最多再加十五天；逾期没有裁决的，可以向法院起诉。",
    ),
    Proceeding.INJURY_DECISION: Limit(
        "工伤认定作出决定",
        "社会保险行政部门受理的那天",
        60,
        Unit.DAYS,
        Clause(WORK_INJURY, "第二十条"),
        _INJURY,
        "事实清楚、权利义务明确的，十五天内作出；要等司法机关或者有关部门结论的，中止。",
    ),
    Proceeding.ASSESSMENT: Limit(
        "劳动能力鉴定作出结论",
        "劳动能力鉴定委员会收到申请的那天",
        60,
        Unit.DAYS,
        Clause(WORK_INJURY, "第二十五条"),
        _INJURY,
        "必要时可以延长三十天。",
    ),
    Proceeding.INSPECTION_CASE: Limit(
        "劳动保障监察调查完成",
        "立案的那天",
        60,
        Unit.WORKING_DAYS,
        Clause(LABOUR_INSPECTION, "第十七条"),
        _INSPECTION,
        "情况复杂经批准可以延长三十个工作日。",
    ),
}
