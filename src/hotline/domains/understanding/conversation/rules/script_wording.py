"""What a seat that dialled says."""

from hotline.domains.understanding.conversation.rules.script import Script, ScriptQuestion

OPENING = "您好，这里是12333热线，我是智能客服{number}，不是真人。来电事由是，{purpose}。"
WHO = "我是12333热线的智能客服{number}，不是真人。来电事由是，{purpose}。"
IDENTITY = "请问您是{person}本人吗？是请说“是”或者按1，不是请说“不是”或者按2。"
CONSENT = "想请您回答{count}个问题，现在方便吗？方便请说“方便”或者按1，不方便请按2。"
NOTICE = "请您听好，{notice}。"
RECEIVED = "听清了请说“听清了”或者按1，再听一遍请按星号键，找人工请按0。"
STOP = "不想再接到这类电话，请说“别再打了”。"
QUESTION_OF_MANY = "第{number}题，{title}？{choices}"
QUESTION = "{title}？{choices}"
BY_KEY = "{label}请按{key}"
SPOKEN_TOO = "也可以直接说。"
SEVERAL = "可以选几项，选完按井号键，也可以直接说。"
SCORE = "请说一个0到10的分数，10分最好。"
IN_WORDS = "请直接说，说完稍等一下。"
MAY_SKIP = "不想回答请说“跳过”或者按井号键。"
CHOSEN = "好的，还选哪项？选完请按井号键。"
MISSED = "没有听明白，请您再说一次，或者按键选择。"
TO_A_PERSON = "对不起，一直没能听明白，我请人工来帮您，请别挂断。"
FAREWELL = "打扰您了，再见。"
RECEIVED_FAREWELL = "好的，感谢您的接听，再见。"
ANSWERED_FAREWELL = "{thanks}再见。"
OPTED_OUT = "好的，以后不再给您打这类电话，打扰了，再见。"
INCONVENIENT = "好的，换个时间再联系您，打扰了，再见。"
DECLINED = "好的，不打扰您了，再见。"
WRONG_NUMBER = "对不起，打错了，打扰您了，再见。"
SILENT = "没有听到您的声音，先不打扰了，再见。"
MACHINE = "这里是12333热线，稍后再与您联系。"
RESUMED = "不好意思，刚才线路断了一下。"


def opening(script: Script, staff_number: str) -> str:
    return _with_number(OPENING, script, staff_number)


def who(script: Script, staff_number: str) -> str:
    return _with_number(WHO, script, staff_number)


def question(script: Script, wanted: ScriptQuestion) -> str:
    pattern = QUESTION_OF_MANY if len(script.questions) > 1 else QUESTION
    title = wanted.title.strip().rstrip("？?。：:")
    text = pattern.format(number=script.passed + 1, title=title, choices=_choices(wanted))
    return text if wanted.is_required else f"{text}{MAY_SKIP}"


def _choices(wanted: ScriptQuestion) -> str:
    match wanted.kind:
        case "text":
            return IN_WORDS
        case "nps":
            return SCORE
        case kind:
            first = 0 if kind == "scale" else 1
            keys = "，".join(BY_KEY.format(label=label, key=value + first) for value, label in wanted.labels)
            return f"{keys}，{SEVERAL if kind == 'several' else SPOKEN_TOO}"


def _with_number(pattern: str, script: Script, staff_number: str) -> str:
    number = f"，工号{staff_number}" if staff_number else ""
    return pattern.format(number=number, purpose=script.purpose.strip().rstrip("。"))
