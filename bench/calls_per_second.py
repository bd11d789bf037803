"""Calls a second through the full path of an installation of our own, and what each costs.

Arrive, menu key, queue, an agent's telephone answers, one second of talk, hang-up, rating key, end. Signalling, keys,
prompts and recordings are real; the telephones send no audio, so this measures the control of calls, not media.

    python -m bench.calls_per_second [--rates 10,30,60] [--seconds 10]

Needs root, as every installation does. Prints Markdown.
"""

import argparse
import asyncio
import statistics
import time
from collections import Counter

from bench.call_centre import agents_at_work, pids
from bench.call_load import Load, Results
from bench.installation import running
from bench.processes import machine_busy, spent
from hotline.demo.news import News
from hotline.demo.phone.phone import Phone
from hotline.demo.terminal import quiet_logs
from hotline.infrastructure.bus.connection import Bus

#: An agent is taken for ring, talk and a second of wrap-up; some more, so that the queue is short but real.
AGENT_SECONDS = 3.0
REST_SECONDS = 3.0


async def measure(rates: list[int], seconds: float) -> None:
    agents = [str(90000 + n) for n in range(round(max(rates) * AGENT_SECONDS))]
    async with (
        running(agents) as config,
        Bus(config, "bench") as bus,
        News(bus) as news,
        Phone("bench", ("127.0.0.1", config.ports.sip), sound=False) as phone,
    ):
        load = Load(config.telephony.access_number, news, phone)
        async with agents_at_work(config, bus, agents, load):
            watched = await pids(config, bus)
            print(heading(watched))
            for rate in rates:
                await asyncio.sleep(REST_SECONDS)
                before, machine, started = spent(watched), machine_busy(), time.monotonic()
                results = await load.step(rate, seconds)
                costs, busy = spent(watched).since(before), machine_busy()
                share = (busy[0] - machine[0]) / max(0.01, busy[1] - machine[1])
                print(row(rate, results, costs, share, time.monotonic() - started), flush=True)


def heading(watched: dict[str, int]) -> str:
    names = [f"{name} ms/call" for name in watched]
    columns = ["calls/s", "done/placed", "failures", "answer p50/p95 ms", "connect p50/p95 ms", *names, "machine busy"]
    return "| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns)


def row(rate: int, results: Results, costs: dict[str, float], share: float, lasted: float) -> str:
    per_call = [f"{1000 * cost / max(1, results.done):.1f} ({cost / lasted:.0%})" for cost in costs.values()]
    failed = ", ".join(f"{count} {why}" for why, count in Counter(results.failures).items()) or "0"
    usage = [
        str(rate),
        f"{results.done}/{results.placed}",
        failed,
        percentiles(results.answer),
        percentiles(results.connect),
    ]
    return "| " + " | ".join([*usage, *per_call, f"{share:.0%}"]) + " |"


def percentiles(values: list[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    if len(values) < 2:
        return "-"
    marks = statistics.quantiles(values, n=20, method="inclusive")
    return f"{1000 * marks[9]:.0f} / {1000 * marks[18]:.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rates", default="10,30,60", help="calls a second, step by step")
    parser.add_argument("--seconds", default=10.0, type=float, help="length of a step")
    chosen = parser.parse_args()
    quiet_logs()
    asyncio.run(measure([int(rate) for rate in chosen.rates.split(",")], chosen.seconds))


if __name__ == "__main__":
    main()
