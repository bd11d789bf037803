"""Recognises callers who only announce lawful steps in anger. They are in no danger and threaten nobody.

Such texts are short and rare in the training data: to the classifier 我要告他 sounds like 我要杀他.
"""

import re
from functools import cache

from hotline.domains.understanding.screening.rules.speech import HIDDEN

_WAY = (
    r"投诉|举报|起诉|控告|上诉|申诉|仲裁|打官司|走法律|法律途径|反映(?:情况|问题)?|告(?!别|辞|诉)|"
    r"找[你我他咱们的]{0,3}(?:领导|班长|组长|经理|主任|律师|仲裁|法院|监察|劳动局|工会|头儿|负责人)"
)
_WHO = r"我们|我|他们|她们|他|她|你们|你|咱们?|俺们?|公司|单位|老板|厂里|厂子|厂|他家|这家|这个|那个|这|那"
_WHERE = (
    r"12345|12333|12348|市长热线|劳动(?:保障)?(?:局|监察)|监察大队|监察|大队|仲裁委|仲裁院|法院|人社局|社保局|工会|派出所|"
    r"上级|领导|律师"
)
_WHEN = r"今天|明天|后天|现在|马上|回头|下午|上午|下周|周[一二三四五]|一会儿|这就"
_ANGER = r"太?气人了?|真是?服了(?:你们|他们)?了?|欺负人|太过分了?|不像话|什么态度|讨个?说法|没完没了"
_LITTLE = (
    r"要|去|到|想|得|再|就|都|也|还|真|真是|实在|一定|非|必须|只能|只好|打|向|跟|和|把|给|的|了|吧|啊|呀|呢|不行|不成|太|"
    r"那|可|是|会|准备|打算|请|上|让|电话|一下"
)
_LAWFUL_WAY = re.compile(rf"{_WAY}|{_ANGER}")


@cache
def _all_lawful() -> re.Pattern[str]:
    """Atomic groups: a long line that fails is not tried again in other ways. Compiled when first used, which takes a
    tenth of a second; every program imports this module, few screen texts.
    """
    return re.compile(
        rf"(?>{_WAY}|{_ANGER}|{_WHO}|{_WHERE}|{_WHEN}|{_LITTLE}|[{HIDDEN}，。！？、；…~.]|哎|唉|喂|您好|你好)++"
    )


def is_lawful(plain: str) -> bool:
    """``plain``: with the figures of speech hidden. True where every word is of this kind."""
    return _LAWFUL_WAY.search(plain) is not None and _all_lawful().fullmatch(plain) is not None
