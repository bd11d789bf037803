"""Run-books: what an alarm or a fault means, what to look at, what to press. For somebody who was just woken."""

import msgspec


class RunBook(msgspec.Struct, frozen=True):
    """``code``: a kind of alarm, with its subject where that decides, or ``fault/<kind>`` for what people report.

    ``callers``: what callers notice. ``look`` and ``press``: in order; ``press`` may hold a command for a terminal
    on the machine.
    """

    code: str
    title: str
    means: str
    callers: str
    look: tuple[str, ...]
    press: tuple[str, ...]
    #: When the person alone is not enough.
    otherwise: str = "十分钟内未恢复，打电话给备班和项目负责人，在故障单里写明。"


_LOOK_AT_HEALTH = "打开“运维”页，看第一行：来电人是否受影响。"
_STATUS = "在主机上执行 make status，看该程序的状态和运行时长。"
_RESTART = "程序会自动重启。超过一分钟未恢复，执行 make logs ARGS={}，看最后几行的原因。"


def _process(name: str, title: str, means: str, callers: str) -> RunBook:
    return RunBook(
        f"process_silent/{name}",
        f"{title}无心跳",
        means,
        callers,
        (_LOOK_AT_HEALTH, _STATUS),
        (
            _RESTART.format(name),
            "原因已处理仍未启动，执行 make run，已在运行的程序不受影响。",
            "恢复后在故障单写明原因并办结。",
        ),
    )


_ALL = (
    _process(
        "callcontrol", "呼叫控制", "管理通话流程的程序停了。", "正在通话的不断线；新来电听音乐等待，恢复后接着办理。"
    ),
    _process("router", "排队机", "分配来电的程序全部停了，备用的也没有接上。", "排队的人保留位次，暂时不派给坐席。"),
    _process("web", "页面与接口", "页面程序停了。", "通话不中断；坐席页面打不开，用 SIP 话机的不受影响。"),
    _process(
        "projector",
        "投影器",
        "事件写入数据库的程序停了，事件未丢失，暂存在总线。",
        "不受影响；话单和报表滞后。",
    ),
    _process("worker", "后台作业", "定时作业、短信邀评、录音校验的程序停了。", "不受影响；短信和校验推迟。"),
    RunBook(
        "part_down/part/asterisk",
        "交换机无响应",
        "Asterisk 停了或卡住。没有它，电话打不进来。",
        "正在通话的中断；新来电接不通。请最先处理。",
        (_LOOK_AT_HEALTH, "执行 make status，看 asterisk 是否在重启。"),
        (
            "等 30 秒：系统会自动拉起。",
            "仍未恢复，执行 make logs ARGS=asterisk，看最后几行。",
            "磁盘满是最常见的原因：执行 df -h，清理后自动恢复。",
            "恢复后用手机拨 12333，听到开头语才算好。",
        ),
    ),
    RunBook(
        "part_down/part/door",
        "接入网关无响应",
        "外部来电先到的 Kamailio 停了。",
        "正在通话的不断线；外部的新来电打不进来。",
        (_LOOK_AT_HEALTH, "执行 make status，看 door。"),
        (
            "等 30 秒：系统会自动拉起。",
            "仍未恢复，执行 make logs ARGS=door。",
            "恢复后用手机拨 12333，听到开头语才算好。",
        ),
    ),
    RunBook(
        "part_down/part/postgres",
        "数据库无响应",
        "PostgreSQL 停了或连接用尽。通话不依赖它。",
        "来电照常接、照常排队；查不了话单、工单，登录要等待。",
        (_LOOK_AT_HEALTH, "执行 df -h：磁盘满时数据库会停。", "执行 make logs ARGS=postgres，看最后几行。"),
        (
            "磁盘满：清出空间，数据库自动恢复，积压的事件会自动写入。",
            "文件损坏：不要重启第二次，按“备份与恢复”（docs/operations/backup.md）恢复。",
            "恢复后看投影器的“待处理”是否降到 0。",
        ),
        "文件损坏或五分钟未恢复，立即打电话给项目负责人。",
    ),
    RunBook(
        "gateway_missing",
        "短信网关停运",
        "有短信等了两分钟以上，没有网关在发。",
        "验证码、邀评短信收不到；通话不受影响。",
        ("打开“短信”页，看各通道的状态。", "执行 make status，看 gateway。"),
        (
            "程序停了：执行 make logs ARGS=gateway 看原因。",
            "通道断开：给运营商值班打电话，报接入号。",
            "恢复后短信自动补发，不会重复。",
        ),
    ),
    RunBook(
        "recording_store",
        "录音存储异常",
        "录音归档写不进去。原始录音还在本机，没有丢。",
        "不受影响；新录音暂时无法收听。",
        ("执行 df -h，看归档所在的盘。", "用 S3 的，看对象存储是否能访问。"),
        (
            "盘满：扩容或清理，自动续传。",
            "对象存储断开：联系存储值班，恢复后自动续传。",
            "不要删除 recordings 目录里的文件。",
        ),
    ),
    RunBook(
        "backup_behind",
        "备份异常",
        "最近可恢复的时刻已超过五分钟，或备份、校验失败。",
        "不受影响。此时若再坏盘，会丢失这段数据。",
        ("在主机上执行 hotline backup status，看第一条问题。", "看备份盘的空间和连接。"),
        ("盘满：清理或换盘。", "程序停了：执行 make logs ARGS=backup。", "恢复后执行 hotline backup verify。"),
    ),
    RunBook(
        "fault/assistant",
        "京晓保不能用",
        "市民打开问答页无响应，或页面打不开。停用时长计入 K15。",
        "市民无法自助提问；电话不受影响。",
        ("用手机打开问答页，问“退休年龄是多少”。", "打开“运维”页，看页面与接口、数据库。"),
        (
            "页面打不开：按“页面与接口无心跳”处理。",
            "能打开但不答：看知识库是否刚发布，必要时下线新版本。",
            "记下停用的起止时间，办结时填写。",
        ),
    ),
    RunBook(
        "fault/seat",
        "工位、话机、耳机",
        "坐席的终端、话机或耳机不能用。超过 24 小时未恢复，该工位按不可用计（K4）。",
        "其他坐席不受影响。",
        ("问清工位号、现象、从何时起。", "看该坐席在“现场”的状态。"),
        ("先请坐席换到备用工位签入。", "换耳机、重插 USB、重新选择麦克风。", "仍不行，登记设备更换，写明工位号。"),
        "需要送修的，写明预计恢复时间。",
    ),
    RunBook(
        "fault/network",
        "网络中断",
        "工位、机房或运营商线路不通。",
        "不通的那一侧电话和页面都受影响。",
        ("分清范围：一个工位、一层楼，还是整个机房。", "从手机网络打开页面，拨 12333 各试一次。"),
        (
            "一层楼：看交换机电源和上联口。",
            "整个机房：给网络值班打电话，同时报项目负责人。",
            "运营商线路：报运营商故障台，记下单号。",
        ),
    ),
    RunBook(
        "fault/switch",
        "电话打不进、听不清",
        "线路、交换机或接入网关异常。",
        "接不通，或只有一方有声音。",
        (_LOOK_AT_HEALTH, "用手机拨 12333 一次。"),
        (
            "打不进：按“交换机无响应”“接入网关无响应”处理。",
            "单通、杂音：记下通话编号和坐席，换一部话机试。",
            "运营商侧：报运营商故障台，记下单号。",
        ),
    ),
)
RUN_BOOKS = {book.code: book for book in _ALL}


def run_book(kind: str, about: str, fault: str = "") -> RunBook | None:
    """The most exact one: of the alarm's kind and subject, of its kind, of the kind of fault."""
    _, _, name = about.partition("/")
    codes = (f"{kind}/{about}", f"{kind}/{name}", kind, f"fault/{fault}")
    return next((RUN_BOOKS[code] for code in codes if code in RUN_BOOKS), None)
