"""The items of a case, and their sums."""

from datetime import date
from fractions import Fraction

from hotline.domains.understanding.knowledge.rules.calculators.answers import (
    Clause,
    Step,
    Worked,
    in_order,
    non_empty,
    step,
)
from hotline.domains.understanding.knowledge.rules.calculators.calculator import Calculator
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput
from hotline.domains.understanding.knowledge.rules.calculators.laws import WORK_INJURY
from hotline.domains.understanding.knowledge.rules.calculators.wording import yuan
from hotline.domains.understanding.knowledge.rules.calculators.work_injury import death, disability
from hotline.domains.understanding.knowledge.rules.calculators.work_injury.inputs import Injury, InjuryOutcome
from hotline.domains.understanding.knowledge.rules.calculators.work_injury.items import (
    UNINSURED,
    Item,
    Payer,
    step_for,
    value,
)

HEALING_CLAUSE = Clause(WORK_INJURY, "第三十三条")
OWN_WAGE = Clause(WORK_INJURY, "第六十四条")
NORMAL_MAX = 12


def work(injury: Injury) -> Worked:
    _require_sense(injury)
    items = _items(injury)
    return Worked(
        conclusion=_conclusion(injury, items),
        values=tuple(value(item, injury.insured) for item in items),
        steps=in_order(
            _own_wage(injury),
            *(step_for(item, injury.insured) for item in items),
            None if injury.insured else step("单位没有参加工伤保险的，由单位按同样的项目和标准支付。", UNINSURED),
        ),
        warnings=_warnings(injury),
        notes=_notes(injury),
    )


def _require_sense(injury: Injury) -> None:
    if injury.alone > injury.relatives:
        raise BadInput({"alone": "“其中孤寡老人或孤儿”不能比“其他供养亲属”多。"})
    if injury.leaving and injury.degree <= disability.TOTAL:
        raise BadInput(
            {"leaving": "一至四级伤残保留劳动关系、退出工作岗位，不解除劳动关系，“解除或终止劳动关系”选否。"}
        )


def _items(injury: Injury) -> list[Item]:
    match injury.outcome:
        case InjuryOutcome.DISABLED:
            return list(disability.items(injury))
        case InjuryOutcome.DEAD:
            return list(death.items(injury))
        case InjuryOutcome.HEALING:
            return [_healing(injury)]


def _healing(injury: Injury) -> Item:
    pay = Fraction(injury.healing_wage) * injury.healing_months
    sentence = (
        f"原工资福利待遇不变，每月 {yuan(injury.healing_wage)}，{injury.healing_months} 个月共 {yuan(pay)}，按月付"
    )
    return Item("healing", "停工留薪期工资", pay, Payer.EMPLOYER, sentence, HEALING_CLAUSE)


def _own_wage(injury: Injury) -> Step | None:
    if injury.outcome is InjuryOutcome.HEALING:
        return None
    if injury.own_wage == injury.wage:
        sentence = f"本人工资 {yuan(injury.wage)}，在本市上年度职工月平均工资的 60% 到 300% 之间，按实际算。"
    else:
        bound = (
            "低于本市上年度职工月平均工资的 60%"
            if injury.own_wage > injury.wage
            else "高于本市上年度职工月平均工资的 300%"
        )
        sentence = f"本人工资 {yuan(injury.wage)}，{bound}，按 {yuan(injury.own_wage)}算。"
    return step(sentence, OWN_WAGE)


def _conclusion(injury: Injury, items: list[Item]) -> str:
    """A single benefit with who pays it; several as the sums paid once and every month."""
    once = [item for item in items if not item.monthly]
    monthly = [item for item in items if item.monthly]
    parts = [_summed("一次性", once), _summed("每月", monthly)]
    head = {
        InjuryOutcome.DISABLED: f"{disability.degree(injury.degree)}伤残，" if injury.degree else "",
        InjuryOutcome.DEAD: "因工死亡，",
        InjuryOutcome.HEALING: "",
    }
    return f"{head[injury.outcome]}{'；'.join(filter(None, parts))}。"


def _summed(how: str, items: list[Item]) -> str:
    if not items:
        return ""
    total = yuan(sum((item.pay for item in items), Fraction()))
    if len(items) == 1:
        lead = how if how == "每月" else ""
        return f"{items[0].label}{lead} {total}"
    return f"{how}待遇共 {total}，有{'、'.join(item.label for item in items)}"


def _warnings(injury: Injury) -> tuple[str, ...]:
    allowance = disability.has_allowance(injury)
    return non_empty(
        "一次性工伤医疗补助金和伤残就业补助金的标准按本市规定，以社保经办机构核定为准。" if injury.leaving else "",
        "伤残津贴在单位难以安排适当工作时才付。" if allowance and injury.degree > disability.TOTAL else "",
        "停工留薪期超过十二个月的，要经劳动能力鉴定委员会确认。" if injury.healing_months > NORMAL_MAX else "",
        "供养亲属的条件和名单由社保经办机构核定。" if injury.outcome is InjuryOutcome.DEAD else "",
        "医疗费、住院伙食补助、辅助器具等另按规定，不在这里算。" if injury.outcome is InjuryOutcome.DISABLED else "",
    )


def _notes(injury: Injury) -> tuple[str, ...]:
    lacking = injury.leaving and not (injury.leaving_average and injury.medical_months and injury.job_months)
    return non_empty(
        "解除劳动关系的两项一次性补助金没有填齐，没有算全。" if lacking else "",
        "没有填最低工资标准，没有核对伤残津贴的下限。"
        if disability.has_allowance(injury) and not injury.minimum
        else "",
    )


CALCULATOR = Calculator(
    name="work-injury",
    title="工伤待遇",
    about="按伤残等级、因工死亡或停工留薪期，算各项待遇和由谁支付",
    inputs=Injury,
    work=work,
    decisive_field="happened",
    valid_from=date(2011, 1, 1),
    decides="工伤待遇以社保经办机构核定为准。",
)
