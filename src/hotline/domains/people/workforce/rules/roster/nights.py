"""Nights first: blocks of up to three, dealt to whoever has had the fewest, each followed by a day off."""

from hotline.domains.people.workforce.rules.roster.model import (
    OFF,
    SLOT_MINUTES,
    SLOTS,
    Person,
    Problem,
    Shift,
    presence,
)

#: A person more on a night must cover this many missing heads for a quarter of an hour.
WORTH_A_NIGHT = 1.0
#: Days from the end of one block to the begin of the next, where others can be found.
APART = 7


def night_blocks(problem: Problem) -> dict[str, set[int]]:
    """Person -> the nights dealt. Locked nights count; nobody gets one on leave, against a lock or a wished day off."""
    shift = next((one for one in problem.shifts if one.is_night), None)
    if shift is None:
        return {}
    able = [person for person in problem.people if not person.no_nights]
    dealt = {person.number: {day for day, code in person.locked.items() if code == shift.code} for person in able}
    for day in range(problem.days):
        lacking = _required(problem, shift, day) - sum(day in nights for nights in dealt.values())
        for _ in range(lacking):
            person = _next(problem, able, dealt, shift, day)
            if person is None:
                break
            dealt[person.number] |= set(_block(problem, person, shift, day))
    return dealt


def _required(problem: Problem, shift: Shift, day: int) -> int:
    """How many people the hours of the night need that no other shift covers."""
    # Of the morning after the roster's end nothing is known: it is taken as the one before.
    following = problem.need[min(day + 1, problem.days - 1)]
    others = min(one.start for one in problem.shifts if not one.is_night) // SLOT_MINUTES
    shape, needed = presence(shift)[SLOTS : SLOTS + others], following[:others]
    count = 0
    while sum(max(min(need - count * part, part), 0) for need, part in zip(needed, shape, strict=True)) > WORTH_A_NIGHT:
        count += 1
    return count


def _next(problem: Problem, able: list[Person], dealt: dict[str, set[int]], shift: Shift, day: int) -> Person | None:
    """The fewest nights, history with them; apart from the block before if there is anybody."""
    free = [person for person in able if _block(problem, person, shift, day) and _is_free(dealt[person.number], day)]

    def order(person: Person) -> tuple[bool, int, int, str]:
        own = dealt[person.number]
        last = max((night for night in own if night < day), default=-99)
        return day - last <= APART, person.nights_before + len(own), last, person.number

    return min(free, key=order, default=None)


def _is_free(nights: set[int], day: int) -> bool:
    """No night within four days on either side: a block of three and its day off lie between."""
    return not any(abs(night - day) <= 4 for night in nights)


def _block(problem: Problem, person: Person, shift: Shift, day: int) -> list[int]:
    """The nights from ``day`` on that this person may have, up to the limit."""
    if day == 0 and person.before and person.before[-1] != OFF:
        return []
    found = []
    for night in range(day, min(day + problem.rules.max_nights_running, problem.days)):
        held = person.locked.get(night, shift.code)
        if night in person.away or held != shift.code or person.wishes.get(night) == OFF:
            break
        found.append(night)
    return found
