"""``hotline door``: whom the front door has banned, why and for how much longer; ``--lift ADDRESS`` ends a ban."""

import argparse
import asyncio
import ipaddress

import aiohttp

from hotline.infrastructure.door import ask_door, lift_ban


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("hotline door", description=__doc__)
    parser.add_argument("--lift", metavar="ADDRESS", type=ipaddress.ip_address, help="end the ban of this address")
    options = parser.parse_args(arguments)
    try:
        if options.lift:
            asyncio.run(lift_ban(str(options.lift)))
        door = asyncio.run(ask_door())
    except (aiohttp.ClientError, OSError) as error:
        print(f"The door does not answer: {type(error).__name__}; make status tells more.")
        return 1
    for ban in door.bans:
        print(f"{ban.source:40} {ban.why:12} {ban.seconds} s more")
    print(f"{len(door.bans)} banned; since its start {door.dropped} messages dropped, {door.refused} refused.")
    return 0
