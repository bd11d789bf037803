"""Runs Asterisk from its own root file system, or the machine's own Asterisk when that is new enough."""

import hashlib
import re
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

from hotline.domains.voice.telephony.rules.phones import LARGEST_PLACE
from hotline.infrastructure.settings import Settings
from hotline.infrastructure.sip_edge import TRUNK_SIDE
from hotline.infrastructure.trunk_settings import Trunk
from hotline.processes.single import folders, sip_edge
from hotline.processes.single.addresses import LOOPBACK, host_and_port, in_url, switch_here
from hotline.processes.single.layout import CODE, Layout, SetupError
from hotline.processes.single.people import People, SystemUser, ensure_folder
from hotline.processes.single.templates import DEPLOY, render_secret, write
from hotline.processes.single.waiting_music import ensure_waiting_music

SYSTEM = Path("/usr/sbin/asterisk")
OLDEST = 20
#: Sessions of the switch's HTTP server: browsers' phones, ARI and its requests.
SESSIONS = 2000
#: The installation's place in the root file system, where the launcher mounts it.
INSIDE = Path("/srv/hotline")


@dataclass(frozen=True)
class Paths:
    """The installation's folders as Asterisk sees them, and the command that runs Asterisk."""

    home: Path
    recordings: Path
    prompts: Path
    sounds: Path
    modules: Path
    command: list[str]


def prepare(layout: Layout, people: People) -> list[str]:
    """Folders, configuration, sounds. Returns the command that runs it, to be started by root."""
    home = layout.data / "asterisk"
    switch = people.switch
    ensure_folder(home, None, 0o750, switch)
    etc = ensure_folder(home / "etc", switch, 0o700)
    for name in ("lib", "lib/keys", "spool", "log", "run", "cache"):
        ensure_folder(home / name, switch, 0o700)
    folders.share(layout, people, ("recordings", "recordings/spool", "sounds"))
    paths = _paths(layout, home, switch)
    _lay_out_sounds(home, paths)
    write(home / "hosts", f"127.0.0.1 localhost {socket.gethostname()}\n", switch.gid)
    _configure(layout, etc, paths, switch)
    return paths.command


def _paths(layout: Layout, home: Path, switch: SystemUser) -> Paths:
    prompts = ensure_folder(layout.prompts, None, 0o755).resolve()
    root = layout.asterisk_root
    if (root / "usr/sbin/asterisk").exists():
        for point in ("asterisk", "recordings", "prompts", "sounds"):
            (root / "srv/hotline" / point).mkdir(parents=True, exist_ok=True)
        (root / "etc/hosts").touch()
        folders = [str(folder) for folder in (home, layout.spool, prompts, layout.sounds)]
        command = [str(DEPLOY / "asterisk" / "launch"), str(root), str(switch.uid), str(switch.gid), *folders]
        modules = "/" / _modules(root).relative_to(root)
        return Paths(
            INSIDE / "asterisk", INSIDE / "recordings", INSIDE / "prompts", INSIDE / "sounds", modules, command
        )
    if _system_version() >= OLDEST:
        become = [
            "/usr/bin/nice",
            "-n",
            "-10",
            "/usr/bin/setpriv",
            f"--reuid={switch.uid}",
            f"--regid={switch.gid}",
            "--clear-groups",
        ]
        command = [*become, str(SYSTEM), "-f", "-C", str(home / "etc/asterisk.conf")]
        return Paths(home, layout.spool, prompts, layout.sounds, _modules(Path("/")), command)
    raise SetupError(f"Asterisk is missing: {CODE}/deploy/single/bootstrap.sh builds it in {root}")


def _modules(root: Path) -> Path:
    return next(root.glob("usr/lib/*/asterisk/modules"), root / "usr/lib/asterisk/modules")


def _system_version() -> int:
    if not SYSTEM.exists():
        return 0
    version = subprocess.run([SYSTEM, "-V"], capture_output=True, text=True).stdout
    found = re.search(r"(\d+)\.", version)
    return int(found[1]) if found else 0


def _lay_out_sounds(home: Path, paths: Paths) -> None:
    """Link the sounds: ``sound:hotline/<name>`` is a built prompt, ``sound:kept/<name>`` a sound that came later."""
    sounds = home / "share" / "sounds"
    sounds.mkdir(parents=True, exist_ok=True)
    links = {
        home / "share" / "documentation": Path("/usr/share/asterisk/documentation"),
        home / "share" / "rest-api": Path("/usr/share/asterisk/rest-api"),
        sounds / "hotline": paths.prompts / "zh",
        sounds / "kept": paths.sounds,
    }
    # Recorders put files named without a folder here: ``monitor`` for talks, ``recording`` for messages.
    links[home / "spool" / "monitor"] = links[home / "spool" / "recording"] = paths.recordings
    for link, target in links.items():
        link.parent.mkdir(exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(target)


def refuse_what_needs_the_edge(settings: Settings) -> None:
    """Raises SetupError."""
    if settings.door.on:
        return
    if settings.trunk != Trunk(vouches=settings.trunk.vouches):
        raise SetupError("the settings under [trunk] but vouches need the SIP edge: door.on = true")
    if settings.telephones.encrypted:
        raise SetupError("telephones.encrypted needs the SIP edge: door.on = true")


def _configure(layout: Layout, etc: Path, paths: Paths, switch: SystemUser) -> None:
    settings, ports, trunk = layout.settings, layout.settings.ports, layout.settings.trunk
    refuse_what_needs_the_edge(settings)
    identity = hashlib.sha256(f"{settings.place.site}/{settings.place.node}/{ports.base}".encode()).digest()
    values = {
        "home": paths.home,
        "modules": paths.modules,
        "recordings": paths.recordings,
        "moh": paths.prompts / "moh" if ensure_waiting_music(layout, etc.parent) else paths.home / "moh",
        "site": settings.place.site,
        "node": settings.place.node,
        # Locally administered (02) and different for every installation on the machine.
        "entity": ":".join(["02", *(f"{byte:02x}" for byte in identity[:5])]),
        "ari_user": settings.telephony.ari_user,
        "ari_password": settings.telephony.ari_password.get_secret_value(),
        "http": ports.asterisk_http,
        "sessions": SESSIONS,
        "manager": ports.asterisk_manager,
        "sip": host_and_port(LOOPBACK if settings.door.on else settings.listen.host, ports.sip),
        "sip_host": in_url(settings.listen.host),
        "carrier": settings.carrier + ("" if trunk.transport == "udp" else rf"\;transport={trunk.transport}"),
        "trunks": _matching(_carriers(settings) if trunk.srtp == "sdes" else _trunks(settings)),
        "srtp": "media_encryption = sdes" if trunk.srtp == "sdes" else "",
        "own_tools": _own_tools(settings) if trunk.srtp == "sdes" else "",
        "by_the_door": _through_the_edge(settings),
        "rtp_first": ports.rtp_first,
        "rtp_last": ports.rtp_last,
        "ai_seats": _ai_seats(settings),
        "app": settings.telephony.app,
        "fax_number": settings.telephony.fax_number,
        "fax_detect": "yes" if settings.telephony.fax_detect else "no",
        "case_header": settings.telephony.case_header,
    }
    for template in sorted((DEPLOY / "asterisk" / "etc").glob("*.conf")):
        render_secret(f"asterisk/etc/{template.name}", etc / template.name, switch, **values)


def _ai_seats(settings: Settings) -> str:
    """A connection for each process of AI seats that there may be."""
    return "\n".join(
        f"[ai-seats-{process}]\ntype = websocket_client\nconnection_type = per_call_config\nprotocols = media\n"
        f"uri = ws://{LOOPBACK}:{settings.ports.ai_seats(process)}/media\n"
        for process in range(1, LARGEST_PLACE + 1)
    )


def _trunks(settings: Settings) -> tuple[str, ...]:
    """Addresses from which Asterisk accepts trunk calls.

    With the SIP edge on, that is the edge, else the carriers. Commands of this machine are always accepted.
    """
    return tuple(dict.fromkeys((*_carriers(settings), *_this_machine(settings))))


def _carriers(settings: Settings) -> tuple[str, ...]:
    return (TRUNK_SIDE,) if settings.door.on else settings.telephony.trunks


def _this_machine(settings: Settings) -> tuple[str, ...]:
    return tuple(dict.fromkeys((LOOPBACK, switch_here(settings))))


def _matching(addresses: tuple[str, ...]) -> str:
    return "\n".join(f"match = {address}" for address in addresses)


def _own_tools(settings: Settings) -> str:
    """An endpoint like the trunk's without encryption, for this machine's commands, which ring in by loopback."""
    matching = _matching(_this_machine(settings))
    return f"[here](line)\n\n[here]\ntype = identify\nendpoint = here\n{matching}"


def _through_the_edge(settings: Settings) -> str:
    """Calls out leave by the door. The sound does not: it is taken in at the machine's own address."""
    if not settings.door.on:
        return ""
    lines = [rf"outbound_proxy = sip:{TRUNK_SIDE}:{settings.ports.sip}\;lr"]
    if address := sip_edge.media_address(settings):
        bound = ("bind_rtp_to_media_address", "t38_bind_udptl_to_media_address")
        lines += [f"media_address = {address}", *(f"{name} = yes" for name in bound)]
    return "\n".join(lines)
