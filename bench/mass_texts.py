"""What a mass sending costs: its table checked row by row, then sent by the gateway to a carrier that counts.

    .venv/bin/python -m bench.mass_texts [--rows 2000] [--per-second 200] [--send-seconds 120]

A database of its own on the tests' PostgreSQL (64 MB of buffers, no fsync), a bus of its own, ``gateway`` and the
carrier (CMPP) in processes of their own. Sends until all rows have left, or for ``--send-seconds``. Prints Markdown:
seconds, rows a second, megabytes, and what the carrier has taken; fails when it has a text twice, or lacks one that we
hold for sent.
"""

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bench.case_statistics import prepared
from bench.knowledge_folds import set_up
from bench.processes import resident, spent
from hotline.demo.terminal import quiet_logs
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from tests.cluster import PrivateCluster
from tests.nats_server import NatsServer, free_port, make_stores
from tests.sandbox import SandboxOfTests

#: Of the ports of an installation.
POSTGRES = 7
TEXT = "市民{at}您好，请于12月5日前办理年检。回T退订"
TEMPLATE = "{姓名}您好，请于{日子}前办理年检。回T退订"
#: How soon the worker's minute comes round here.
FEED_SECONDS = 2.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--per-second", type=int, default=200, help="what the carrier allows us")
    parser.add_argument("--send-seconds", type=float, default=120.0)
    chosen = parser.parse_args()
    warnings.simplefilter("ignore", UserWarning)  # of a workbook written row by row
    sandbox = SandboxOfTests()
    with tempfile.TemporaryDirectory() as name, PrivateCluster(Path(".data/test-pg").absolute()) as cluster:
        folder = Path(name)
        server, port = NatsServer(folder), free_port()
        try:
            asyncio.run(make_stores(server))
            _environment(folder, server, port, chosen.per_second)
            sandbox.at_first_job()
            os.environ["HOTLINE_SANDBOX__SOCKET"] = str(sandbox.socket)
            set_up()
            quiet_logs()
            database = prepared(cluster.port, folder / "personal.json")
            os.environ["HOTLINE_DATABASE__NAME"] = database
            os.environ["HOTLINE_PORTS__BASE"] = str(cluster.port - POSTGRES)
            try:
                print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
                print("| step | rows | seconds | rows/s | memory, MB |\n|---|---|---|---|---|")
                mass = _checked(chosen.rows)
                _sent(mass, chosen.send_seconds, folder, port)
            finally:
                cluster.drop(database)
        finally:
            server.kill()


def _environment(folder: Path, server: NatsServer, port: int, per_second: int) -> None:
    account = {
        "protocol": "cmpp",
        "host": "127.0.0.1",
        "port": port,
        "user": "900001",
        "access": "1069012333",
        "corp": "12333",
        "window": 32,
        "per_second": per_second,
    }
    os.environ |= {
        "HOTLINE_TEXTS__ACCOUNTS": json.dumps({"carrier": account}),
        "HOTLINE_TEXTS__RULES__QUIET_FROM": "00:00",
        "HOTLINE_TEXTS__RULES__QUIET_UNTIL": "00:00",
        "HOTLINE_BUS__URL": f"nats://127.0.0.1:{server.port}",
        "HOTLINE_PLACE__DATA": str(folder),
        "HOTLINE_PRIVACY__KEYS": str(folder / "personal.json"),
        "HOTLINE_PRIVACY__KEYS_BY": "file",
    }


def _checked(count: int) -> str:
    """A mass sending of so many rows, uploaded, checked and approved; its id."""
    from hotline.domains.platform.approvals.actions import requests
    from hotline.domains.platform.approvals.models import Approval
    from hotline.domains.service.messaging.actions import mass
    from hotline.domains.service.messaging.actions.mass_check import check
    from hotline.domains.service.messaging.models import MassSending
    from hotline.domains.service.messaging.rules.mass import Wording
    from tests.domains.service.messaging.mass_sendings import BY, SECOND

    with tempfile.TemporaryFile() as file:
        columns = [SheetColumn(title) for title in ("姓名", "手机", "日期")]
        rows = ((f"市民{at}", f"138{at:08d}", "12月5日") for at in range(count))
        write_workbook(file, [Sheet("名单", columns, rows)], streaming=True)
        file.seek(0)
        content = file.read()
    with _measured("upload and read", count):
        id = mass.upload(by=BY, name="名单.xlsx", content=content).pk
    mass.request_check(
        by=BY, id=id, name="年检通知", wording=Wording(TEMPLATE, "手机", {"姓名": "姓名", "日子": "日期"})
    )
    with _measured("check", count):
        check(mass=id)
    found = MassSending.objects.get(pk=id)
    assert found.sendable == count, found.problems
    mass.submit(by=BY, id=id, reason="年检通知")
    requests.approve(by=SECOND, id=Approval.objects.get(about=f"mass/{id}").pk)
    return str(id)


@contextmanager
def _measured(step: str, rows: int) -> Iterator[None]:
    began = time.perf_counter()
    yield
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"| {step} | {rows} | {took:.1f} | {rows / took:.0f} | {peak:.0f} at most |", flush=True)


def _sent(id: str, within: float, folder: Path, port: int) -> None:
    from hotline.domains.service.messaging.actions import mass_lifecycle
    from hotline.domains.service.messaging.models import Text
    from tests.domains.service.messaging.mass_sendings import BY

    file = folder / "taken.txt"
    carrier = (sys.executable, "-m", "tests.processes.gateway.smsc", "cmpp", str(port), str(file))
    gateway = (sys.executable, "-m", "hotline.processes.cli", "gateway")
    mass_lifecycle.start(by=BY, id=id)
    over = Text.objects.filter(mass=id).exclude(sending__in=("held", "waiting", "handed_over"))
    with _running(*carrier), _running(*gateway) as process:
        pids = {"gateway": process.pid}
        mass_lifecycle.feed(mass=id, now=datetime.now(UTC))
        while not file.exists():
            time.sleep(0.05)
        began, before = time.perf_counter(), spent(pids)
        while over.count() < Text.objects.filter(mass=id).count() and time.perf_counter() - began < within:
            mass_lifecycle.feed(mass=id, now=datetime.now(UTC))
            time.sleep(FEED_SECONDS)
        took, memory = time.perf_counter() - began, resident(pids)["gateway"]
        busy = spent(pids).since(before)["gateway"]
        mass_lifecycle.feed(mass=id, now=datetime.now(UTC))
        left = over.count()
    print(f"| send | {left} | {took:.1f} | {left / took:.0f} | {memory:.0f} (gateway) |")
    taken = Counter(file.read_text().splitlines())
    twice = [text for text, times in taken.items() if times > 1]
    sent = Text.objects.filter(mass=id, sending__in=("sent", "delivered")).values_list("mass_line", flat=True)
    missing = [line for line in sent if TEXT.format(at=line - 2) not in taken]
    print(f"\nProcessor of the gateway: {1e3 * busy / max(left, 1):.1f} ms a text.")
    print(f"The carrier has {len(taken)} texts, {len(twice)} of them twice; {len(missing)} held for sent are missing.")
    sys.exit(1 if twice or missing else 0)


@contextmanager
def _running(*command: str) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    main()
