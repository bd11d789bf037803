"""Ambiguities about calls, ratings, answers and complaints (K1, K5, K6, K11 to K14)."""

from hotline.domains.insight.assessment.rules.readings import Ambiguity, Option

VOLUME_OF = Ambiguity(
    key="volume_of",
    clause="§14-K1",
    question="服务量含不含外呼回访",
    options=(Option("inbound", "不含外呼"), Option("with_outbound", "含外呼")),
    because="合同别处以“接通量”指呼入；含外呼会让人为外呼刷量。",
    applies_to=("annual_volume",),
    kind="counted",
)
TIERS = Ambiguity(
    key="ladder",
    clause="§13-15",
    question="90%以下按0.2%，从90%起算还是整段",
    options=(Option("progressive", "累进", ("阶梯累进",)), Option("whole_band", "整档")),
    because="“阶梯扣除”即累进。",
    applies_to=("answer_rate",),
)
SHORT_ABANDONS = Ambiguity(
    key="short_abandons",
    clause="§14-K5",
    question="五秒内的短放弃计不计分母",
    options=(Option("counted", "短放弃计入分母"), Option("left_out", "短放弃不计")),
    because="无明文，不做有利于乙方的排除；单列。",
    applies_to=("answer_rate",),
    kind="counted",
)
CALLED_BACK = Ambiguity(
    key="called_back",
    clause="§14-K5",
    question="回拨成功算不算接通",
    options=(Option("not_answered", "回拨不算接通"), Option("answered", "回拨算接通")),
    because="无明文，不做有利于乙方的解释；单列。",
    applies_to=("answer_rate",),
    kind="counted",
)
STRICTER_STANDARD = Ambiguity(
    key="stricter_standard",
    clause="§13-20",
    question="国标15秒、95%严于合同",
    options=(Option("contract", "按合同考核"), Option("standard", "按国标考核")),
    because="推荐性国标；内部预警线用20秒、95%。",
    applies_to=("answer_rate", "wait_seconds"),
    kind="settled",
)
WAIT_OF = Ambiguity(
    key="wait_of",
    clause="§14-K6",
    question="等待时间取平均、逐通还是最大",
    options=(
        Option("mean", "平均", ("均值",)),
        Option("each", "逐通", ("逐通累加",)),
        Option("longest", "最大", ("最长",)),
    ),
    because="逐通累加会瞬间击穿基数，均值是唯一与“每超30秒”量级相容的读法。",
    applies_to=("wait_seconds",),
)
ABANDONED_WAITS = Ambiguity(
    key="abandoned_waits",
    clause="§14-K6",
    question="放弃者的等待计不计",
    options=(Option("left_out", "只计应答者"), Option("counted", "放弃者计入")),
    because="“响应等待”以得到响应为前提；放弃等待同列。",
    applies_to=("wait_seconds",),
    kind="counted",
)
WAIT_FROM = Ambiguity(
    key="wait_from",
    clause="§14-K6",
    question="自助菜单的时长计不计",
    options=(Option("queue", "从选人工起"), Option("arrival", "从进线起")),
    because="听菜单不是等人。",
    applies_to=("wait_seconds",),
    kind="counted",
)
SMS_INVITATIONS = Ambiguity(
    key="sms_invitations",
    clause="§13-12",
    question="短信邀评算不算转入",
    options=(Option("left_out", "短信邀评不算"), Option("counted", "短信邀评计入")),
    because="合同写“电话转入量”；甲方同意时另起口径版本。",
    applies_to=("eval_transfer",),
    kind="counted",
)
HUNG_UP_FIRST = Ambiguity(
    key="hung_up_first",
    clause="§13-12",
    question="来电人先挂的通话计不计分母",
    options=(Option("counted", "先挂计入分母"), Option("left_out", "先挂不计")),
    because="分母是人工接电总量；应做挂断前引导，不能靠改分母。",
    applies_to=("eval_transfer",),
    kind="counted",
)
SMS_RATINGS = Ambiguity(
    key="sms_ratings",
    clause="§14-K12",
    question="短信评价并不并入",
    options=(Option("pooled", "短信评价并入"), Option("phone_only", "只计电话评价")),
    because="同是参与评价；分渠道列示。",
    applies_to=("satisfaction",),
    kind="counted",
)
SATISFIED_OF = Ambiguity(
    key="satisfied_of",
    clause="§13-11",
    question="满意率的分母是有效评价还是通话",
    options=(Option("ratings", "÷有效评价"), Option("calls", "÷人工接通量")),
    because="列表写明“参与评价总量”。",
    applies_to=("satisfaction",),
    kind="counted",
)
CORRECT_OF = Ambiguity(
    key="correct_of",
    clause="§14-K13",
    question="正确率的分母是接通量还是抽检量",
    options=(Option("answered", "÷人工接通量"), Option("inspected", "÷抽检量")),
    because="附件二写“不低于人工接通量99.92%”；须同时披露抽检率和抽检错答率。",
    applies_to=("answer_correct",),
    kind="counted",
)
COMPLAINTS_VIA = Ambiguity(
    key="complaints_via",
    clause="§14-K14",
    question="12345转来的投诉算不算",
    options=(Option("any", "来源不限"), Option("direct", "只计直接投诉")),
    because="责任与来源无关。",
    applies_to=("complaint",),
    kind="counted",
)
COMPLAINTS_PROVEN = Ambiguity(
    key="complaints_proven",
    clause="§14-K14",
    question="未核实的投诉算不算",
    options=(Option("proven", "核实有责为准"), Option("received", "受理即计")),
    because="受理中的挂起，到下季更正。",
    applies_to=("complaint",),
    kind="counted",
)

CALLS = (
    VOLUME_OF,
    TIERS,
    SHORT_ABANDONS,
    CALLED_BACK,
    STRICTER_STANDARD,
    WAIT_OF,
    ABANDONED_WAITS,
    WAIT_FROM,
    SMS_INVITATIONS,
    HUNG_UP_FIRST,
    SMS_RATINGS,
    SATISFIED_OF,
    CORRECT_OF,
    COMPLAINTS_VIA,
    COMPLAINTS_PROVEN,
)
