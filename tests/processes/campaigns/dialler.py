"""What a web worker does for campaigns, in a process of its own."""

import asyncio

from hotline.processes.foreground import set_up_django

if __name__ == "__main__":
    set_up_django("web")
    from hotline.processes.web import hand_out_campaigns

    asyncio.run(hand_out_campaigns())
