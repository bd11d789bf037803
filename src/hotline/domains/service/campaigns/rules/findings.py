"""What a campaign found out: who answered, who did not and why, with the interval in which the real share lies."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hotline.domains.service.campaigns.rules.entries import NOT_REACHED, TryResult
from hotline.domains.service.surveys.rules.shares import Share, share_of

#: Results of a citizen who was spoken to, but not about the matter.
DECLINED = (TryResult.DECLINED, TryResult.OPTED_OUT)
#: Numbers that lead to nobody of the list: they say nothing of how many answer.
INVALID = (TryResult.INVALID_NUMBER, TryResult.WRONG_NUMBER, TryResult.NOT_DIALLED)


@dataclass(frozen=True)
class Response:
    """How the closed entries ended. ``rate``: completed among all whom the number led to. ``unreached``: how the last
    try of those ended whom no try reached.
    """

    completed: int
    declined: int
    not_reached: int
    invalid: int
    rate: Share
    unreached: Mapping[str, int]


def response_of(results: Mapping[str, int], last_outcomes: Mapping[str, int]) -> Response:
    """``results``: of the closed entries. ``last_outcomes``: of the last tries of those that were not reached."""
    counts = Counter(results)
    completed, not_reached = counts[TryResult.TALKED], counts[NOT_REACHED]
    declined, invalid = (sum(counts[each] for each in some) for some in (DECLINED, INVALID))
    rate = share_of(completed, completed + declined + not_reached)
    return Response(completed, declined, not_reached, invalid, rate, last_outcomes)
