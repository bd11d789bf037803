"""``hotline ring``: a demo citizen calls the hotline, and each event prints a line. Ctrl-C hangs up."""

import argparse
import asyncio
import random
import sys
from collections.abc import Coroutine, Sequence
from datetime import datetime

from hotline.demo import voices
from hotline.demo.citizen import Citizen, Intent, Report
from hotline.demo.news import news_if_any
from hotline.demo.phone.phone import Phone
from hotline.demo.playback import loudspeaker
from hotline.demo.terminal import ending_well, quiet_logs
from hotline.infrastructure.settings import Settings, settings
from hotline.kernel.clock import BEIJING
from hotline.processes.single.addresses import switch_here

#: Seconds between two calls.
APART_SECONDS = 0.5
#: Numbers that belong to nobody: 138 0000 xxxx.
NOBODYS = "1380000"


def main(arguments: Sequence[str]) -> int:
    chosen = parser().parse_args(arguments)
    quiet_logs()
    try:
        return asyncio.run(until_stopped(ring(chosen, settings())))
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("已挂断。")
        return 130


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="hotline ring", description=__doc__)
    made.add_argument("--to", default="", help="number to dial (default: the hotline's)")
    made.add_argument("--from", dest="caller", default="13800000001", type=nobodys_number, help="138 0000 xxxx")
    made.add_argument("--withheld", action="store_true", help="ring without showing a number")
    made.add_argument("--keys", default="1,1", help='keys in the menus, one after another ("" presses none)')
    made.add_argument("--pause", default=2.0, type=float, help="seconds before each key")
    made.add_argument("--say", default="", help="a recording to speak, e.g. citizens/pension-age (default: any)")
    made.add_argument("--tone", action="store_true", help="speak a 400 Hz tone instead")
    made.add_argument("--listen", action="store_true", help="hear the call through this machine's loudspeaker")
    made.add_argument("--rate", default=1, type=int, choices=range(6), help="1 very satisfied … 5; 0 does not rate")
    made.add_argument("--patience", default=None, type=float, help="seconds to wait for an agent")
    made.add_argument("--count", default=1, type=int, help="how many ring in, each with the next number")
    made.add_argument("--case", default="", help="ring as if 12345 handed the caller over with this case number")
    made.add_argument("--test", action="store_true", help="mark the calls as tests, which no figure counts")
    return made


def nobodys_number(text: str) -> str:
    number = text.replace(" ", "")
    if not (number.startswith(NOBODYS) and len(number) == 11 and number.isdigit()):
        raise argparse.ArgumentTypeError("only numbers that belong to nobody: 138 0000 xxxx")
    return number


async def until_stopped(ringing: Coroutine[None, None, int]) -> int:
    task = asyncio.ensure_future(ringing)
    with ending_well(task.cancel):
        return await task


async def ring(chosen: argparse.Namespace, config: Settings) -> int:
    """Returns 0 when the hotline answered every call."""
    server = (switch_here(config), config.ports.sip)
    speech = choose_speech(chosen, config)
    intents = [intent_of(chosen, config, speech, index) for index in range(chosen.count)]
    async with news_if_any(config) as news, Phone("citizen", server) as phone, loudspeaker(chosen.listen) as listener:
        if news is None:
            print("内部总线无应答（hotline status 可以查看），看不到排队和坐席，也不会自动评价。", file=sys.stderr)
        calls = []
        for index, intent in enumerate(intents):
            citizen = Citizen(phone, intent, news, teller(intent), listener if index == 0 else None)
            calls.append(asyncio.create_task(citizen.ring_in()))
            await asyncio.sleep(APART_SECONDS if index + 1 < len(intents) else 0)
        outcomes = await asyncio.gather(*calls)
    return 1 if "refused" in outcomes else 0


def intent_of(chosen: argparse.Namespace, config: Settings, speech: bytes, index: int) -> Intent:
    return Intent(
        number="" if chosen.withheld else str(int(chosen.caller) + index),
        dialed=chosen.to or config.telephony.access_number,
        keys=tuple(key.strip() for key in chosen.keys.split(",") if key.strip()),
        pause=chosen.pause,
        speech=speech,
        patience=chosen.patience,
        rating=chosen.rate,
        test=chosen.test,
        headers=((config.telephony.case_header, chosen.case),) if chosen.case else (),
    )


def teller(intent: Intent) -> Report:
    """Prints what happens to this call, with Beijing's time."""

    def report(sentence: str) -> None:
        print(f"{datetime.now(BEIJING):%H:%M:%S} {intent.number or '（未显示号码）'} {sentence}", flush=True)

    return report


def choose_speech(chosen: argparse.Namespace, config: Settings) -> bytes:
    if chosen.tone:
        return voices.tone(voices.CITIZEN_TONE)
    path = voices.recording(config, chosen.say) if chosen.say else None
    if path is not None:
        return path.read_bytes()
    if not chosen.say and (built := voices.subjects(config)):
        return random.choice(list(built.values()))
    pattern = f"{chosen.say}.alaw" if chosen.say else "citizens/*.alaw"
    print(f"没有录音 {pattern}（hotline prompts 可以生成），改为播放 400 Hz 音调。", file=sys.stderr)
    return voices.tone(voices.CITIZEN_TONE)
