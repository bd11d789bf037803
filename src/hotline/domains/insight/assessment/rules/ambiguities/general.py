"""Ambiguities in how any indicator is turned into money."""

from hotline.domains.insight.assessment.rules.readings import Ambiguity, Option

RATES = (
    "answer_rate",
    "retain",
    "attendance",
    "order_complete",
    "record_transfer",
    "eval_transfer",
    "satisfaction",
    "answer_correct",
    "complaint",
    "ai_correct",
)
BY_STEPS = ("annual_volume", "front_staff", "back_staff", "seats", "wait_seconds", "fault_response", *RATES)
ALL = (*BY_STEPS, "uptime", "unstable", "security")

PARTIAL_STEP = Ambiguity(
    key="partial_step",
    clause="§13-13",
    question="“每下降1%”不足一步怎么算",
    options=(
        Option("whole", "满一步才扣", ("floor",)),
        Option("ceil", "不足一步按一步", ("不足进一", "不足一步按一步计", "不满一步按一步", "向上取整")),
        Option("pro_rata", "按比例", ("按比例扣", "按比例扣减", "pro rata")),
    ),
    because="“每……扣……”是逐步计量；有歧义的减损条款从严解释，不扩大扣减。",
    applies_to=BY_STEPS,
)
PERCENT = Ambiguity(
    key="percent",
    clause="§13-13",
    question="“下降1%”是百分点还是相对百分比",
    options=(Option("points", "百分点"), Option("relative", "相对百分比", ("相对",))),
    because="率之间的差通常以百分点计。",
    applies_to=RATES,
)
RATE_ROUNDING = Ambiguity(
    key="rate_rounding",
    clause="§13-13",
    question="率先取整再判断，还是用未舍入值",
    options=(Option("exact", "率不先取整"), Option("shown", "率先取整", ("先取整率",))),
    because="先取整会把达标的判成不达标，或相反。",
    applies_to=(*RATES, "uptime"),
)
AMOUNT = Ambiguity(
    key="amount",
    clause="§13-14",
    question="印载的单步金额是约定还是示意",
    options=(
        Option("once", "先按比例乘算后统一四舍五入到分"),
        Option("printed", "印载金额乘步数", ("印载值", "印载")),
    ),
    because="比例是约定，元数是示意：单步时两者相同，多步时相差几分钱。",
    applies_to=ALL,
)
CAP = Ambiguity(
    key="cap",
    clause="§13-16",
    question="一项最多扣多少",
    options=(Option("capped", "逐项不超过扣减基数", ("封顶",)), Option("uncapped", "不封顶")),
    because="扣减以扣减基数为限；合计超过与绩效挂钩的部分时提示，不自动追扣。",
    applies_to=ALL,
)
ANNUAL_ITEM = Ambiguity(
    key="annual_item",
    clause="§13-4",
    question="“第三项按年度考核”指哪一项",
    options=(Option("volume", "全年人工服务量按年度"), Option("seats", "工位按年度")),
    because="第(3)项是工位，明显应为第(4)项；六(一)2写“除人工服务量按年度”。",
    applies_to=("annual_volume", "seats"),
    kind="settled",
)
ITEM_NUMBERS = Ambiguity(
    key="item_numbers",
    clause="§13-5",
    question="各表编号互相错位，以哪个为准",
    options=(Option("keys", "用英文键，两种编号都存"), Option("table", "以表内编号为准")),
    because="防止错扣。",
    applies_to=ALL,
    kind="settled",
)
PERIOD_OF_A_CALL = Ambiguity(
    key="period_of_a_call",
    clause="§13-21",
    question="跨零点、跨季的通话和四月过渡期归哪一期",
    options=(Option("start", "按开始时刻归自然季，四月计入"), Option("end", "按结束时刻")),
    because="合同四写明过渡期依合同执行；一通话只归一侧。",
    applies_to=ALL,
    kind="settled",
)

GENERAL = (PARTIAL_STEP, PERCENT, RATE_ROUNDING, AMOUNT, CAP, ANNUAL_ITEM, ITEM_NUMBERS, PERIOD_OF_A_CALL)
