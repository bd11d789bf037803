"""The settings of what holds texts back, and of what citizens may write back without anybody reading it."""

from datetime import time

from pydantic import Field

from hotline.infrastructure.ports import Section


class KeywordAnswer(Section):
    """These words, as the whole reply of a citizen, are answered by machine; without ``answer`` nothing is done."""

    wording: tuple[str, ...]
    answer: str = Field("", max_length=300)


class TextCaps(Section):
    """Texts that leave for one number within 24 hours, by purpose."""

    verification: int = Field(10, ge=1)
    requested: int = Field(20, ge=1)
    invitation: int = Field(3, ge=1)
    notice: int = Field(5, ge=1)
    mass: int = Field(2, ge=1)


class TextRules(Section):
    """See docs/messages.md. Hours are Beijing's."""

    quiet_from: time = time(22)  # what the citizen did not ask for waits
    quiet_until: time = time(8)
    caps: TextCaps = TextCaps()
    reply_hours: int = Field(72, ge=1, le=720)  # within which a reply answers the last text to its number
    opt_out: tuple[str, ...] = ("T", "TD", "N", "R", "QX", "退订", "拒收", "取消", "不要再发")
    opt_in: tuple[str, ...] = ("恢复", "HF", "恢复接收")
    opt_out_answer: str = (
        "您已退订通知短信，今后不再向您发送。您索取的信息和验证码仍会发送。如需重新接收，请回复“恢复”。"
    )
    opt_in_answer: str = "您已恢复接收通知短信。如不需要，请回复“退订”。"
    keywords: tuple[KeywordAnswer, ...] = (
        KeywordAnswer(wording=("谢谢", "谢谢您", "谢谢你", "感谢", "收到", "收到谢谢", "好的", "好的谢谢", "知道了")),
    )
