"""What a reply is about, with the side it takes on each theme."""

import re
from dataclasses import dataclass

from hotline.domains.service.surveys.rules.replies import of_agents, of_service
from hotline.domains.service.surveys.rules.replies.subjects import Theme


@dataclass(frozen=True, slots=True)
class Mention:
    """A theme, whether for (1), against (-1) or about (0) it, where, and whether it is grave."""

    theme: Theme
    side: int
    place: int
    grave: bool = False


_COMPILED = tuple(
    (theme, side, grave, re.compile(pattern)) for theme, side, grave, pattern in (*of_agents.ROWS, *of_service.ROWS)
)
_INSULTS = re.compile(
    r"垃圾|废物|滚(?:蛋|开|犊|你|吧|$)|妈的|他妈|你妈|tmd|草泥|操你|傻[逼bx比叉]|sb|狗屁|放屁|"
    r"什么玩意|什么(?:破)?东西|吃干饭|吃屎|有病|脑残|去死|混蛋|王八|骗子|骗人|黑心|不要脸|丢人|(?:养|"
    r"拿).{0,3}(?:你们|着你们).{0,6}(?:干|什么|吃)|尸位素餐|(?:你|他)大爷的|智障|二货|(?:国家|人民|"
    r"政府).{0,3}养(?:着)?你们|吃白饭|一群(?:废|饭|猪|骗|蠢)|饭桶|猪|蠢|缺德|恶心|破热线|破电话|摆设|"
    r"走过场|形式主义|无能|白痴|弱智|呸|丧尽|cnm|纳税人"
)


def mentions(normal: str) -> list[Mention]:
    """Everything of a theme that a reply in its plain form says."""
    return [
        Mention(theme, side, match.start(), grave)
        for theme, side, grave, pattern in _COMPILED
        for match in pattern.finditer(normal)
    ]


def insults(normal: str) -> bool:
    return bool(_INSULTS.search(normal))
