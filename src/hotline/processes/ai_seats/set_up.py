"""``hotline set-up-ai-seats``: accounts, skill and queue of AI seats, in the database. Safe to repeat.

The queue offers its callers to AI seats first and, at once where none is free, to people of ``--helped-by``. No flow
leads there until somebody puts the queue into one.
"""

import argparse

from hotline.domains.voice.routing.ports import AI_SKILL
from hotline.processes.foreground import set_up_django

BY = "system"
ROLE_NAME = QUEUE_NAME = SKILL_NAME = "智能坐席"
QUEUE = SKILL = AI_SKILL
LEVEL = 3
#: An AI seat writes nothing after a call.
WRAP_UP_SECONDS = 5


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotline set-up-ai-seats", description=__doc__)
    parser.add_argument("--seats", type=int, default=2, help="how many there shall be at least")
    parser.add_argument("--helped-by", default="general", metavar="SKILL", help="the people whom they hand over to")
    parser.add_argument("--group", default="", help="whose leaders supervise them; without one, who leads every group")
    options = parser.parse_args(arguments)
    if not 1 <= options.seats <= 99:
        parser.error("from 1 to 99 seats")
    set_up_django("set-up-ai-seats")
    print("、".join(set_up(options.seats, options.helped_by, options.group)))
    return 0


def set_up(seats: int, helped_by: str, group: str = "") -> list[str]:
    """The numbers of the seats. What is there stays as somebody may have changed it. Needs Django."""
    from django.db import transaction

    from hotline.domains.platform.accounts.actions import administer
    from hotline.domains.platform.accounts.queries import AI_SEAT_ROLE, by_number, role_names
    from hotline.domains.voice.routing.actions import administration
    from hotline.domains.voice.routing.ports import Overflow, QueueConfig
    from hotline.domains.voice.routing.queries.administered import queue_names, skill_names
    from hotline.kernel.permissions import Permission

    # It takes down cases of its own callers, and dials campaigns.
    granted = (
        Permission.DESK_USE,
        Permission.CALLS_VIEW_OWN,
        Permission.WORKORDERS_CREATE,
        Permission.CALLS_DIAL,
        Permission.CAMPAIGNS_WORK,
    )
    numbers = [f"AI{number:02}" for number in range(1, seats + 1)]
    with transaction.atomic():
        if AI_SEAT_ROLE not in role_names():
            administer.save_role(by=BY, code=AI_SEAT_ROLE, name=ROLE_NAME, permissions=list(granted))
        if SKILL not in skill_names():
            administration.save_skill(by=BY, code=SKILL, name=SKILL_NAME)
        if QUEUE not in queue_names():
            overflow = (Overflow(0, helped_by),)
            queue = QueueConfig(QUEUE, QUEUE_NAME, SKILL, wrap_up_seconds=WRAP_UP_SECONDS, overflow=overflow)
            administration.save_queue(by=BY, queue=queue, quiet=True)
        for at, number in enumerate(numbers, 1):
            if by_number(number) is None:
                administer.save_staff(by=BY, number=number, name=f"智能{at}号", roles=[AI_SEAT_ROLE], group=group)
                administration.set_skills(by=BY, number=number, levels={SKILL: LEVEL}, quiet=True)
        administration.publish(by=BY)
    return numbers
