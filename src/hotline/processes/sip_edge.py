"""``hotline door``: lists the addresses that the SIP edge has banned, why, and how long each ban still lasts.

``--lift ADDRESS`` ends a ban.
"""

import argparse
import asyncio
import ipaddress

import aiohttp

from hotline.infrastructure.sip_edge import lift_ban, query_edge


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("hotline door", description=__doc__)
    parser.add_argument("--lift", metavar="ADDRESS", type=ipaddress.ip_address, help="end the ban of this address")
    options = parser.parse_args(arguments)
    try:
        if options.lift:
            asyncio.run(lift_ban(str(options.lift)))
        state = asyncio.run(query_edge())
    except (aiohttp.ClientError, OSError) as error:
        print(f"The door does not answer: {type(error).__name__}; make status tells more.")
        return 1
    for ban in state.bans:
        print(f"{ban.source:40} {ban.why:12} {ban.seconds} s more")
    print(f"{len(state.bans)} banned; since its start {state.dropped} messages dropped, {state.refused} refused.")
    return 0
