"""Ambiguities about people, seats, training and attendance (K2, K3, K4, K7, K8)."""

from hotline.domains.insight.assessment.rules.readings import Ambiguity, Option

STAFF_MOMENT = Ambiguity(
    key="staff_moment",
    clause="§14-K2、K3",
    question="季内人数取哪个时点",
    options=(
        Option("mean", "日均", ("季度内每日在册人数均值",)),
        Option("worst", "最差日", ("最低日", "最低值", "最高日")),
        Option("last", "季末时点", ("时点",)),
    ),
    because="时点可以突击补人，最差日又被单日离职放大。",
    applies_to=("front_staff", "back_staff"),
)
TRAINEES = Ambiguity(
    key="trainees",
    clause="§14-K2",
    question="培训期人员计不计",
    options=(Option("left_out", "培训期不计"), Option("counted", "培训期计入")),
    because="未经甲方考试合格不得上岗。",
    applies_to=("front_staff",),
    kind="counted",
)
TWO_POSTS = Ambiguity(
    key="two_posts",
    clause="§14-K3",
    question="兼岗者、项目管理与运维怎么计入后端",
    options=(Option("main_post", "按主岗，≤6是子上限"), Option("extra", "兼岗计入，≤6是另加名额")),
    because="子上限不是额外名额。",
    applies_to=("back_staff",),
    kind="counted",
)
SEATS_TARGET = Ambiguity(
    key="seats_target",
    clause="§13-1",
    question="工位按142还是160考核",
    options=(Option("kpi", "按142考核"), Option("capacity", "按160考核")),
    because="补充协议写明142席，是物理工位；160路是系统并发。",
    applies_to=("seats",),
)
RETAINED_WHEN = Ambiguity(
    key="retained_when",
    clause="§14-K7",
    question="留用在哪个时点看",
    options=(Option("quarter_end", "季末在岗"), Option("next_quarter_end", "次季末在岗")),
    because="可复核，且不依赖下一季的数据。",
    applies_to=("retain",),
    kind="counted",
)
RESITS = Ambiguity(
    key="resits",
    clause="§14-K7",
    question="补考合格算不算合格",
    options=(Option("counted", "补考在季内合格计合格"), Option("first_only", "只认首考")),
    because="合同只写考试合格，没有限定次数。",
    applies_to=("retain",),
    kind="counted",
)
TRAINING_LENGTH = Ambiguity(
    key="training_length",
    clause="§13-3",
    question="岗前培训是一个月还是四个月",
    options=(Option("per_batch", "批次可配，默认一个月"), Option("four_months", "四个月")),
    because="措辞不同，可能叠加；请甲方书面确认。",
    applies_to=("retain",),
    kind="settled",
)
ATTENDANCE_OF = Ambiguity(
    key="attendance_of",
    clause="§14-K8",
    question="满勤按工日还是按人头",
    options=(Option("workdays", "工日口径"), Option("heads", "人头口径")),
    because="人头口径下一人季内病一天即非满勤，95%不具可行性。",
    applies_to=("attendance",),
    kind="counted",
)

PEOPLE = (
    STAFF_MOMENT,
    TRAINEES,
    TWO_POSTS,
    SEATS_TARGET,
    RETAINED_WHEN,
    RESITS,
    TRAINING_LENGTH,
    ATTENDANCE_OF,
)
