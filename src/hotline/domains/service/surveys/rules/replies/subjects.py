"""The themes of replies, and how a row of patterns is made."""

from enum import StrEnum


class Theme(StrEnum):
    ATTITUDE = "服务态度"
    ANSWERS = "政策解答"
    WAITING = "等待时间"
    MENU = "语音导航"
    TRANSFERS = "转接"
    CASES = "工单办理"
    UNSOLVED = "问题未解决"
    PRAISE = "表扬"
    OTHER = "其他"


type Row = tuple[Theme, int, bool, str]
