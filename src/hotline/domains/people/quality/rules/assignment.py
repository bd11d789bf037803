"""Who inspects which of the drawn calls: as many each, nobody their own group, and the same again from a seed. Pure."""

from collections import defaultdict
from collections.abc import Mapping

from hotline.kernel.errors import Invalid
from hotline.kernel.random_draws import draw_by_digest


def assigned(calls: Mapping[str, str], inspectors: Mapping[str, str], seed: str) -> dict[str, str]:
    """The inspector of each call. ``calls``: the group of the agent who had it; ``inspectors``: each one's own group.

    Calls of the group that fewest may inspect go first, each to whoever has fewest so far, so that numbers differ by
    one where the rule allows it. Which calls somebody gets depends on the seed alone, not on what the calls are.
    Raises Invalid for a group that nobody may inspect.
    """
    by_group = defaultdict(list)
    for call in draw_by_digest(calls, seed, len(calls)):
        by_group[calls[call]].append(call)
    order = draw_by_digest(inspectors, seed, len(inspectors))
    eligible = {group: [each for each in order if inspectors[each] != group] for group in by_group}
    inspector_of, loads = {}, dict.fromkeys(order, 0)
    for group in sorted(by_group, key=lambda group: (len(eligible[group]), group)):
        if not eligible[group]:
            raise Invalid(f"“{group}”组的通话没有其他组的质检员可分配，请增加质检员。", code="nobody_may")
        for call in by_group[group]:
            inspector_of[call] = min(eligible[group], key=loads.__getitem__)
            loads[inspector_of[call]] += 1
    return inspector_of


def doubles_assigned(
    first: Mapping[str, str], groups: Mapping[str, str], inspectors: Mapping[str, str], seed: str
) -> dict[str, str]:
    """A second inspector of each call: never its first, nobody their own group, as many each as that allows.

    A call that no second may inspect is left out, so that one inspector alone still works.
    """
    order = draw_by_digest(inspectors, seed, len(inspectors))
    second_of, loads = {}, dict.fromkeys(order, 0)
    for call in draw_by_digest(first, seed, len(first)):
        eligible = [each for each in order if each != first[call] and inspectors[each] != groups[call]]
        if eligible:
            second_of[call] = min(eligible, key=loads.__getitem__)
            loads[second_of[call]] += 1
    return second_of
