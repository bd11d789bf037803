"""Ambiguities about work orders, systems, faults, unrest and security (K9, K10, K15 to K19)."""

from hotline.domains.insight.assessment.rules.readings import Ambiguity, Option

COMPLETE_WHEN = Ambiguity(
    key="complete_when",
    clause="§14-K9",
    question="“完成”含不含科室办结",
    options=(Option("own_steps", "只考乙方环节"), Option("whole_case", "含科室办结")),
    because="乙方无权办结行政事项；科室时长单列。",
    applies_to=("order_complete",),
    kind="counted",
)
TWO_RATES = Ambiguity(
    key="two_rates",
    clause="§13-10",
    question="一项含两率，怎么扣",
    options=(
        Option("lower", "取较低者", ("取低者",)),
        Option("added", "两率相加", ("叠加",)),
        Option("mean", "两率平均", ("平均",)),
        Option("pooled", "两率合并", ("合并",)),
    ),
    because="一个基数、一个步长：叠加即双罚，平均会掩盖短板。",
    applies_to=("record_transfer",),
)
UPTIME_WORDING = Ambiguity(
    key="uptime_wording",
    clause="§13-6",
    question="“服务不可用时长”读作可用率还是照字面",
    options=(Option("availability", "读作可用率"), Option("literal", "照字面", ("按字面", "字面"))),
    because="照字面，完美的系统反而扣50%；且数值是百分比，不是时长。",
    applies_to=("uptime",),
)
LATE_SURCHARGE = Ambiguity(
    key="late_surcharge",
    clause="§14-K15",
    question="未及时发现或告知的“+1%”怎么加",
    options=(
        Option("points_once", "加1个百分点，每季一次"),
        Option("points_each", "加1个百分点，按次", ("按次",)),
        Option("relative", "原扣减比例的1%", ("相对加1%",)),
    ),
    because="“在原扣减比例上”加；不扩大扣减。",
    applies_to=("uptime",),
)
PARTIAL_OUTAGE = Ambiguity(
    key="partial_outage",
    clause="§14-K15",
    question="部分功能不可用算不算",
    options=(Option("core", "核心问答链路不可用才算"), Option("any", "任一功能不可用即算")),
    because="性能劣化另列。",
    applies_to=("uptime",),
    kind="counted",
)
UPTIME_OR_SECURITY = Ambiguity(
    key="uptime_or_security",
    clause="§13-7",
    question="“全年安全无事故”归可用率还是归安全",
    options=(Option("security", "归安全，可用率按季"), Option("uptime", "归可用率，按年")),
    because="避免一事双扣。",
    applies_to=("uptime", "security"),
    kind="settled",
)
TWO_SYSTEMS = Ambiguity(
    key="two_systems",
    clause="§13-17",
    question="京晓保和智能坐席合并还是分开",
    options=(
        Option("pooled", "合并抽检", ("合并",)),
        Option("lower", "分开取较低者", ("取较低者",)),
        Option("added", "分开相加", ("分开", "两率相加")),
    ),
    because="一个指标一个基数；另分列。",
    applies_to=("ai_correct",),
)
REFUSALS = Ambiguity(
    key="refusals",
    clause="§14-K16",
    question="拒答算对还是算错",
    options=(Option("by_scope", "该答而拒答为错，超范围为对"), Option("wrong", "拒答一律为错")),
    because="只从知识库作答是合同的要求。",
    applies_to=("ai_correct",),
    kind="counted",
)
RESPONSE_OF = Ambiguity(
    key="response_of",
    clause="§14-K17",
    question="响应时间逐件、取均值还是取最长",
    options=(
        Option("each", "逐件", ("逐件累加",)),
        Option("mean", "均值", ("平均", "均值口径")),
        Option("longest", "最长", ("最大",)),
    ),
    because="件数少，均值会把一次严重失响稀释掉。",
    applies_to=("fault_response",),
)
MISSED_UNREST = Ambiguity(
    key="missed_unrest",
    clause="§14-K18",
    question="漏识别算不算",
    options=(Option("counted", "事后证实的漏识别计一件"), Option("left_out", "漏识别不计")),
    because="识别也是处置；甲方终裁。",
    applies_to=("unstable",),
    kind="counted",
)
ACCIDENTS_ADD = Ambiguity(
    key="accidents_add",
    clause="§14-K19",
    question="各起累计还是以最高档替代",
    options=(
        Option("each", "逐起累计", ("累计",)),
        Option("highest", "以最高档替代", ("最高档替代", "替代", "最高档")),
    ),
    because="每起各自“发生第n起”即扣。",
    applies_to=("security",),
)
ACCIDENTS_OF = Ambiguity(
    key="accidents_of",
    clause="§13-8",
    question="事故起数按季还是按合同年计",
    options=(Option("quarter", "按季清零"), Option("contract_year", "按年累计", ("按合同年累计",))),
    because="扣减随季；解除权是根本后果，按合同年累计。",
    applies_to=("security",),
)
THIRD_ACCIDENT = Ambiguity(
    key="third_accident",
    clause="§13-8",
    question="“3起以上”含不含第3起",
    options=(Option("included", "含第3起"), Option("excluded", "不含第3起")),
    because="民法典1259条：“以上”包括本数。",
    applies_to=("security",),
)
BEYOND_THIRD = Ambiguity(
    key="beyond_third",
    clause="§14-K19",
    question="第4起及以后还扣不扣",
    options=(Option("each_further", "每起再扣10%"), Option("none_further", "第3起后不再加扣")),
    because="“3起以上”逐起累计，第4起也在其中。",
    applies_to=("security",),
)
SECURITY_LIST = Ambiguity(
    key="security_list",
    clause="§13-9",
    question="“安全指标考核表”未附",
    options=(Option("list", "可导入的考核项字典"), Option("judged", "由甲方逐起认定")),
    because="合同缺附件，待甲方补。",
    applies_to=("security",),
    kind="settled",
)

OTHERS = (
    COMPLETE_WHEN,
    TWO_RATES,
    UPTIME_WORDING,
    LATE_SURCHARGE,
    PARTIAL_OUTAGE,
    UPTIME_OR_SECURITY,
    TWO_SYSTEMS,
    REFUSALS,
    RESPONSE_OF,
    MISSED_UNREST,
    ACCIDENTS_ADD,
    ACCIDENTS_OF,
    THIRD_ACCIDENT,
    BEYOND_THIRD,
    SECURITY_LIST,
)
