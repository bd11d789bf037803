"""Health of each program, checked in the way its users reach it."""

import asyncio
import socket
import ssl
import urllib.error
import urllib.request
from base64 import b64encode
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path

import psycopg
from nats.errors import Error as NatsError
from nats.js.errors import Error as JetStreamError

from hotline.domains.platform.audit.adapters.witness import SOCKET
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.heartbeat import EVERY_SECONDS, Heartbeat
from hotline.infrastructure.key_service.wire import SOCKET as SEALING_SOCKET
from hotline.infrastructure.settings import Settings
from hotline.infrastructure.sip_edge import TRUNK_SIDE
from hotline.processes.single import tables
from hotline.processes.single.addresses import origin_here
from hotline.processes.single.programs import AI_SEATS, ON_THE_BUS, ON_THE_DATABASE, TRANSCRIBERS, process_of
from hotline.processes.single.supervisor import ProgramState

WITHIN_SECONDS = 2.0
#: Seconds without a heartbeat after which a process is not well.
SILENCE_SECONDS = 3 * EVERY_SECONDS


def problem(settings: Settings, program: ProgramState, beats: list[Heartbeat]) -> str:
    """Why the program is not healthy; "" when it is."""
    if not program.running:
        return program.complaint or program.state.lower()
    match program.name:
        case "postgres":
            return _postgres(settings)
        case "nats":
            return _http(f"http://127.0.0.1:{settings.ports.nats_monitor}/healthz")
        case "asterisk":
            secret = settings.telephony.ari_password.get_secret_value()
            return _http(f"{settings.ari_url}/ari/asterisk/info?only=status", f"{settings.telephony.ari_user}:{secret}")
        case "door":
            return _http(f"http://{TRUNK_SIDE}:{settings.ports.sip}/health")
        case "web":
            return _http(f"http://127.0.0.1:{settings.ports.app}/api/health")
        case "demo-benefits":
            return _http(f"http://127.0.0.1:{settings.ports.benefits}/health")
        case "witness":
            return _socket(settings.witness_dir.absolute() / SOCKET)
        case "backup":
            return ""  # how far it is, hotline backup status says
        case "sealing":
            return _socket(settings.sealing_dir.absolute() / SEALING_SOCKET)
        case "sandbox":
            return _socket(settings.sandbox_socket.absolute())
        case "nginx":
            return _http(f"{origin_here(settings)}/api/health")
        case _:
            return _heartbeat_text(program, beats)


def read_beats(settings: Settings) -> list[Heartbeat]:
    """Every beat of the last seconds; none when the bus is away."""

    async def read() -> list[Heartbeat]:
        async with asyncio.timeout(WITHIN_SECONDS), Bus(settings, "up") as bus:
            return list((await bus.bucket("health", Heartbeat).items()).values())

    try:
        return asyncio.run(read())
    except (NatsError, JetStreamError, TimeoutError, OSError):
        return []


def last_heartbeat(program: ProgramState, beats: list[Heartbeat]) -> Heartbeat | None:
    """The newest of this run of the program: by its pid, or for ``web``, whose workers beat, by name."""
    process = process_of(program.name)
    own = [b for b in beats if b.process == process and (b.pid == program.pid or process == "web")]
    return max(own, key=lambda heartbeat: heartbeat.at, default=None)


def has_beats(name: str) -> bool:
    return name in (*ON_THE_BUS, *ON_THE_DATABASE, *AI_SEATS, *TRANSCRIBERS)


def _heartbeat_text(program: ProgramState, beats: list[Heartbeat]) -> str:
    heartbeat = last_heartbeat(program, beats)
    if heartbeat is None:
        return "no sign of life yet"
    silence = (datetime.now(UTC) - heartbeat.at).total_seconds()
    if silence > SILENCE_SECONDS:
        return f"silent for {silence:.0f} s"
    return "" if heartbeat.state in {"ok", "standby"} else f"{heartbeat.state}: {heartbeat.detail}"


def _socket(path: Path) -> str:
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(WITHIN_SECONDS)
            line.connect(str(path))
    except OSError as error:
        return f"does not answer: {error.strerror or error}"
    return ""


def _postgres(settings: Settings) -> str:
    try:
        tables.connect(settings).close()
    except psycopg.OperationalError as error:
        return str(error).strip().splitlines()[-1]
    return ""


def _http(url: str, credentials: str = "") -> str:
    request = urllib.request.Request(url)
    if credentials:
        request.add_header("Authorization", f"Basic {b64encode(credentials.encode()).decode()}")
    # Our own certificate may be self-signed. The check needs only an answer.
    context = ssl._create_unverified_context()
    # A proxy named in the environment is for other hosts, not for this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    try:
        with opener.open(request, timeout=WITHIN_SECONDS):
            return ""
    except urllib.error.HTTPError as error:
        return f"HTTP {error.code}"
    except (OSError, HTTPException) as error:
        return str(getattr(error, "reason", error))
