"""A reply read as a whole: ``read`` is what ``hotline read-reply`` and the results of a survey use."""

import re
from dataclasses import dataclass
from enum import StrEnum

from hotline.domains.service.surveys.rules.replies import kinds
from hotline.domains.service.surveys.rules.replies.agents import named_agent
from hotline.domains.service.surveys.rules.replies.normal import bare, plain
from hotline.domains.service.surveys.rules.replies.rating import Doubt, RatingRead, is_only_a_figure, read_rating
from hotline.domains.service.surveys.rules.replies.sides import (
    BAD_RATING,
    DANGER,
    GRAVELY_BAD,
    MILD,
    SARCASM,
    SUGGESTS,
    score_side,
    side_of,
    side_of_part,
    without_denied,
)
from hotline.domains.service.surveys.rules.replies.subjects import Theme
from hotline.domains.service.surveys.rules.replies.themes import Mention, insults, mentions


class Kind(StrEnum):
    OPT_OUT = "optout"
    SPAM = "spam"
    EMPTY = "empty"
    COMPLAINT = "complaint"
    QUESTION = "question"
    RATING = "rating"
    COMMENT = "comment"


class Sentiment(StrEnum):
    POSITIVE = "pos"
    NEUTRAL = "neu"
    NEGATIVE = "neg"


@dataclass(frozen=True, slots=True)
class Reading:
    """``rating`` 1 非常满意 … 5 非常不满意 or None; ``named_agent`` a name without title or a staff number."""

    rating: int | None
    kind: Kind
    sentiment: Sentiment
    themes: tuple[Theme, ...]
    named_agent: str | None
    needs_follow_up: bool


#: Characters that are read of a reply; what is longer names its themes before that.
MAX_READ = 600
_SIDES = {1: Sentiment.POSITIVE, 0: Sentiment.NEUTRAL, -1: Sentiment.NEGATIVE}
_GO_ON = re.compile(
    r"(?:没|没有|未|还没|尚未)(?:给)?(?:我)?(?:收到|到账|发|下来|拿到|办|处理|解决|回|答复|着落|消息)|"
    r"(?:到现在|至今|还在等|一直没)|(?:再|又|还)(?:得|要)(?:跑|打|去)|办不(?:成|了|下来)|拖"
)
_REQUESTS = re.compile(
    r"(?:请|麻烦|希望|想|让|要|盼|等).{0,8}(?:联系(?:我|一下|下)?|回电|回个?电话|回复我|给我回|打给我|"
    r"打电话|答复我|跟进|回访我|核实|核查|查一下|查下|帮我|办一下|办理一下|安排人|派人)|(?:帮我|给我|"
    r"替我)(?:查|办|问|看|转|反映|解决|催)|回电(?!话?(?:了|过|快))|我的(?:电话|手机|号码)是|"
    r"打(?:我)?(?:这个|手机|1\d{10})|联系(?:电话|我)(?!了)"
)
_UNRESOLVED_THEMES = {Theme.UNSOLVED}
_CRITICISED = {Theme.ATTITUDE, Theme.ANSWERS}


def read(text: str) -> Reading:
    """What a reply means; ``text`` as it came in."""
    normal = plain(text[:MAX_READ])
    rating = read_rating(normal)
    found = without_denied(normal, mentions(normal))
    side = side_of(normal, found)
    level = rating.level
    if level is not None and not rating.is_word and _contradicts(level, normal, found, side):
        rating = RatingRead(doubt=Doubt.CONTRADICTED)
        level = None
    kind = _kind(normal, level)
    if kind in (Kind.OPT_OUT, Kind.SPAM, Kind.EMPTY) and level is None:
        return _aside(normal, kind)
    sentiment = _sentiment(normal, kind, rating, side, found)
    agent = named_agent(normal)
    themes = _themes(normal, kind, sentiment, found, agent, rating)
    return Reading(
        level, kind, sentiment, themes, agent, _needs_follow_up(normal, kind, rating, sentiment, found, agent)
    )


def _kind(normal: str, level: int | None) -> Kind:
    if kinds.is_opt_out(normal):
        return Kind.OPT_OUT
    if level is None and kinds.is_spam(normal):
        return Kind.SPAM
    if level is None and not score_side(normal) and not is_only_a_figure(normal) and kinds.is_empty(normal):
        return Kind.EMPTY
    if kinds.is_complaint(normal):
        return Kind.COMPLAINT
    if kinds.is_question(normal):
        return Kind.QUESTION
    return Kind.COMMENT if level is None else Kind.RATING


def _aside(normal: str, kind: Kind) -> Reading:
    """A refusal, something not meant for us, nothing: no themes, nobody named, nothing to follow up."""
    annoyed = (
        kind is Kind.OPT_OUT
        and bool(re.search((r"烦|骚扰|别(?:再|给|老|总|他|tm)?|拉黑|有完没完|不要再|滚|有病|再发|垃圾"), normal))
        and not re.search(r"谢|麻烦您?|请", normal)
    )
    return Reading(None, kind, Sentiment.NEGATIVE if annoyed else Sentiment.NEUTRAL, (), None, needs_follow_up=False)


def _is_sarcastic(normal: str, rating: RatingRead) -> bool:
    """Praise that goes with what is no reason for it: 真行，让我等到手机没电."""
    return rating.level is None and bool(SARCASM.search(normal)) and not re.search(r"解决了|办好了|到账了", normal)


def _contradicts(level: int, normal: str, found: list[Mention], side: int) -> bool:
    """Whether the rest of a reply plainly says the opposite of its figure."""
    grave = any(each.grave for each in found if each.side < 0) or GRAVELY_BAD.search(normal) or insults(normal)
    if level <= 2 and side < 0:
        hedged = bool(re.search(r"但|不过|可(?!以|能)|就是|只是|除了", normal))
        return bool(grave and not hedged) or bool(kinds.is_complaint(normal) and not _REQUESTS.search(normal))
    praised = [each for each in found if each.side > 0] or re.search(
        (r"很好|特别好|非常好|真好|挺好|不错|棒|赞|解决了|办好了|办成了|👍|🌹|❤|感谢|最好|太好"), normal
    )
    return level >= 4 and side > 0 and bool(praised)


def _sentiment(normal: str, kind: Kind, rating: RatingRead, side: int, found: list[Mention]) -> Sentiment:
    if rating.level is not None and rating.level != 3:
        return Sentiment.POSITIVE if rating.level <= 2 else Sentiment.NEGATIVE
    if rating.doubt is Doubt.IRONY or _is_sarcastic(normal, rating):
        return Sentiment.NEGATIVE
    if rating.level == 3:
        return (
            _SIDES[side]
            if not re.search((r"有点|稍|略|凑合|一般|还"), normal)
            and any(each.grave or each.side > 0 for each in found)
            else Sentiment.NEUTRAL
        )
    if kind is Kind.COMPLAINT:
        return Sentiment.NEGATIVE
    if kind is Kind.QUESTION:
        blamed = side < 0 and (
            any(each.side < 0 and each.theme is not Theme.CASES for each in found)
            or GRAVELY_BAD.search(normal)
            or insults(normal)
        )
        return Sentiment.NEGATIVE if blamed else Sentiment.NEUTRAL
    if kinds.is_acknowledgement(normal):
        return Sentiment.NEUTRAL
    if MILD.search(normal) and not any(each.side for each in found) and not GRAVELY_BAD.search(normal):
        return Sentiment.NEUTRAL
    if (
        rating.doubt is Doubt.SEVERAL
        and side == 0
        and re.search((r"[12]\s?(?:也|或|,|、|和|都)"), normal)
        and not re.search(r"[345]", normal)
    ):
        return Sentiment.POSITIVE
    if suggestion := SUGGESTS.search(normal):
        return _of_suggestion(normal, suggestion.start(), side)
    return _SIDES[side]


def _of_suggestion(normal: str, place: int, side: int) -> Sentiment:
    """A suggestion is neutral unless what was bad, or good, is said before it."""
    before = normal[:place]
    if not bare(before):
        return Sentiment.POSITIVE if side > 0 and re.search(r"越.{0,2}越好|继续", normal) else Sentiment.NEUTRAL
    return _SIDES[side_of_part(before, mentions(before))]


def _themes(
    normal: str, kind: Kind, sentiment: Sentiment, found: list[Mention], agent: str | None, rating: RatingRead
) -> tuple[Theme, ...]:
    names = {each.theme for each in found}
    if kind in (Kind.QUESTION, Kind.COMPLAINT):
        names -= {Theme.OTHER, Theme.PRAISE}
    if kind is Kind.QUESTION and sentiment is Sentiment.NEUTRAL:
        names &= {Theme.CASES, Theme.MENU, Theme.TRANSFERS}
    if (
        Theme.MENU in names
        and names & {Theme.ANSWERS}
        and not any(each.theme is Theme.ANSWERS and each.side > 0 for each in found)
        and re.search((r"机器|智能|ai|语音"), normal)
    ):
        names.discard(Theme.ANSWERS)
    names.discard(Theme.PRAISE)
    praises = any(each.theme is Theme.PRAISE for each in found)
    persons = any(each.side > 0 and each.theme in _CRITICISED for each in found)
    blamed = any(each.side < 0 and each.theme not in (Theme.OTHER,) for each in found)
    if (
        sentiment is Sentiment.POSITIVE
        and (praises or persons or agent)
        and not (rating.is_word and not (persons or agent or _explicit(normal)))
        and not blamed
    ):
        names.add(Theme.PRAISE)
    if kind is not Kind.OPT_OUT and not names and insults(normal):
        names.add(Theme.OTHER)
    if (
        not names
        and kind is Kind.COMMENT
        and SUGGESTS.search(normal)
        and not MILD.search(normal)
        and sentiment is not Sentiment.POSITIVE
    ):
        names.add(Theme.OTHER)
    if kind in (Kind.OPT_OUT, Kind.SPAM, Kind.EMPTY):
        return ()
    return tuple(theme for theme in Theme if theme in names)


def _explicit(normal: str) -> bool:
    return bool(re.search(r"表扬|点赞|夸|锦旗|给力|优秀", normal))


def _needs_follow_up(
    normal: str, kind: Kind, rating: RatingRead, sentiment: Sentiment, found: list[Mention], agent: str | None
) -> bool:
    if kind in (Kind.SPAM, Kind.EMPTY):
        return False
    if rating.level is not None and rating.level >= 4:
        return True
    if kind is Kind.OPT_OUT:
        return False
    if (
        kind in (Kind.COMPLAINT, Kind.QUESTION)
        or rating.doubt in (Doubt.IRONY, Doubt.CONTRADICTED)
        or DANGER.search(normal)
    ):
        return True
    if rating.doubt is Doubt.SEVERAL and ("满意" in normal or _takes_both_sides(normal)):
        return True
    if any(each.side < 0 and each.theme is Theme.UNSOLVED for each in found) or _REQUESTS.search(normal):
        return True
    if sentiment is Sentiment.POSITIVE:
        return False
    if _is_sarcastic(normal, rating) and any(each.theme in _CRITICISED for each in found):
        return True
    if (
        BAD_RATING.search(normal)
        or score_side(normal) < 0
        or re.fullmatch(
            (
                r"(?:很|太|真|非常|特别|极其?|一点都?)?(?:不好|差|失望|不行|烂|糟糕?|差劲|寒心|生气|气人)(?:了|"
                r"死了|极了|透了|啊)?"
            ),
            bare(normal),
        )
    ):
        return True
    grave = any(each.grave and each.side < 0 and each.theme in _CRITICISED for each in found)
    if sentiment is Sentiment.NEUTRAL:
        return bool(agent) and grave
    return (
        grave
        or bool(_GO_ON.search(normal))
        or agent is not None
        or bool(re.fullmatch((r"[\W_]*[👎😡😠🤬💩😤🙄😒😞👊🤮💔😭😔][\W_👎😡😠🤬💩😤🙄😒😞👊🤮💔😭😔]*"), normal))
    )


def _takes_both_sides(normal: str) -> bool:
    figures = set(re.findall(r"[1-5]", normal))
    both = bool(figures & set("123")) and bool(figures & set("45"))
    return both and not re.search(r"\d{3,}|[1-5]\s?[-—~到至]\s?[1-5]", normal)
