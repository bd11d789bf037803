"""What the first start makes once: the settings file, the secrets beside it, and the keys for personal data."""

import json
import os
import re
import secrets
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from hotline.infrastructure import sm2
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.settings import Settings, read_settings, settings
from hotline.infrastructure.settings_files import is_secret, leaves, secrets_file, settings_file
from hotline.processes.single.folders import let_read
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import People, SystemUser, ensure_folder
from hotline.processes.single.templates import write, write_secret

type Secrets = dict[tuple[str, ...], str]

#: What every installation makes for itself, with the bytes of each.
MADE = {
    ("web", "secret_key"): 32,
    ("bus", "password"): 16,
    ("database", "password"): 16,
    ("telephony", "ari_password"): 16,
    ("backup", "passphrase"): 32,
}
SECTION = re.compile(r"\[([\w.-]+)\]")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
#: They read the settings file; the keeper of the database does so by its group.
READERS = (
    *("callcontrol", "router", "projector", "worker", "web", "gateway", "ai-seats", "transcriber"),
    "demo-benefits",
)


def ensure_settings(people: People) -> Settings:
    """The settings in force; on the first start a file is made, its folder becoming the installation's data.

    Ports and the like given by environment at that start are kept in the file: later commands need no environment.
    Secrets that stand in the file are moved into the file of secrets.
    """
    path, reader = settings_file(), people.application
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        initial = read_settings()
        data = initial.place.data if "HOTLINE_PLACE__DATA" in os.environ else path.parent
        write(path, settings_text(initial, data), reader.gid)
    ensure_secrets(path, secrets_file(), reader)
    let_read(path, people, READERS)
    settings.cache_clear()
    in_force = settings()
    if (written := tomllib.loads(path.read_text()).get("mode", "demonstration")) != in_force.mode:
        raise SetupError(f"{path} says mode = {written}, the environment {in_force.mode}: change the file")
    return in_force


def settings_text(initial: Settings, data: Path) -> str:
    """TOML: the data folder, and what ``initial`` fixes about mode, place, ports and listening."""
    place, ports, listen = initial.place, initial.ports, initial.listen
    concerns: dict[str, dict[str, str | int]] = {
        "place": {"site": place.site, "node": place.node, "data": str(data), "built": str(place.built)},
        "ports": {"base": ports.base, "rtp_first": ports.rtp_first, "rtp_last": ports.rtp_last},
        "listen": {"host": listen.host, "certificate": listen.certificate, "key": listen.key},
    }
    # A JSON string or number is a TOML one.
    blocks = ("\n".join([f"[{c}]", *(f"{k} = {json.dumps(v)}" for k, v in kv.items())]) for c, kv in concerns.items())
    return (
        "# Made on the first start. All settings: src/hotline/infrastructure/settings.py\n"
        f"# Secrets stand in {secrets_file().parent.name}/{secrets_file().name}.\n"
        f"mode = {json.dumps(initial.mode)}\n\n" + "\n\n".join(blocks) + "\n"
    )


def ensure_secrets(path: Path, file: Path, owner: SystemUser) -> None:
    """The file of secrets holds what the settings file held of them, and a fresh one for each that is missing."""
    known = secrets_in(file.read_text()) if file.exists() else {}
    text, found = without_secrets(path.read_text())
    made = {name: secrets.token_hex(size) for name, size in MADE.items()}
    write_secret(file, secrets_text(made | known | found).encode(), owner)
    if found:
        write(path, text, owner.gid)


def without_secrets(text: str) -> tuple[str, Secrets]:
    """The settings' text without its secrets, and these. Raises SetupError when they cannot be told apart by line."""
    section, remaining = "", []
    for line in text.splitlines():
        if header := SECTION.fullmatch(line.strip()):
            section = header[1]
        name = (*filter(None, section.split(".")), *line.partition("=")[0].strip().split("."))
        if "=" not in line or not is_secret(Settings, name):
            remaining.append(line)
    text_left = "\n".join(remaining) + "\n"
    if secrets_in(text_left):
        raise SetupError(f"{settings_file()} holds secrets: move them to {secrets_file()}, as storage.secret_key = …")
    return text_left, secrets_in(text)


def secrets_in(text: str) -> Secrets:
    tree = tomllib.loads(text)
    return {path: str(_value(tree, path)) for path in leaves(tree) if is_secret(Settings, path)}


def _value(tree: Mapping[str, object], path: tuple[str, ...]) -> object:
    found: object = tree
    for name in path:
        assert isinstance(found, Mapping)
        found = found[name]
    return found


def secrets_text(known: Secrets) -> str:
    lines = (f"{'.'.join(map(_key, path))} = {json.dumps(value)}" for path, value in sorted(known.items()))
    return "# One secret a line: storage.secret_key = …\n" + "\n".join(lines) + "\n"


def _key(name: str) -> str:
    return name if BARE_KEY.fullmatch(name) else json.dumps(name)


def ensure_audit_key(layout: Layout, owner: SystemUser) -> None:
    """The SM2 key that signs the heads of the audit chain; its public half is for whoever checks them."""
    path = layout.settings.audit.key_file(layout.data).absolute()
    if not path.exists():
        if path.is_relative_to(layout.data) and path.parent != layout.settings.keys_file.absolute().parent:
            ensure_folder(path.parent, owner, 0o700)
        sm2.make_key(path)
        for file in (path, sm2.public_key_file(path)):
            os.chown(file, owner.uid, owner.gid)


def ensure_keys(layout: Layout, owner: SystemUser, reader: SystemUser) -> None:
    """The keys' file is of the process ``sealing`` alone. ``reader`` owns the audit key in the same folder."""
    path = layout.settings.keys_file.absolute()
    known = path.parent.exists() and path.parent.stat().st_uid in (reader.uid, owner.uid)
    if not path.exists() or known or path.is_relative_to(layout.data):
        ensure_folder(path.parent, owner, 0o750, reader)
    if not path.exists():
        SealingKeys.make_file(path, f"{datetime.now(UTC):%Y-%m}")
    for file in (path, layout.token_pin):
        if file.exists():
            os.chown(file, owner.uid, owner.gid)
            file.chmod(0o600)
