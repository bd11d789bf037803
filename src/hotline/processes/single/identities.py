"""Who each of our programs is: its account on the bus, and a file of secrets with what it needs and no more.

The file is readable by the program's own user alone.
Passwords are made anew at every start and known to the program and to the server that asks for them.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from hotline.infrastructure import sm2
from hotline.infrastructure.settings_files import matches, secrets_file
from hotline.processes.single.first_start import secrets_in, secrets_text
from hotline.processes.single.layout import Layout
from hotline.processes.single.people import People, ensure_folder
from hotline.processes.single.templates import write_secret

PASSWORD_BYTES = 16
#: Process -> its role in the database. The others do not know the database.
ROLES = {
    "web": "hotline_web",
    "worker": "hotline_worker",
    "projector": "hotline_projector",
    "gateway": "hotline_gateway",
}
BUS = "bus.password"
STORE = ("storage.access_key", "storage.secret_key")
CITY = "city.secret"
SWITCH = "telephony.ari_password"
MODEL = "language_model.token"
HEADS = ("audit.store_access_key", "audit.store_secret_key")
#: Process -> the installation's secrets that it reads, ``*`` for any name. Passwords of its own come on top.
NEEDS: dict[str, tuple[str, ...]] = {
    "callcontrol": (SWITCH, "services.*.token"),
    "router": (),
    "ai-seats": (),
    "transcriber": (),
    "projector": ("database.password",),
    "worker": ("database.password", SWITCH, CITY, "texts.token", MODEL, *STORE, *HEADS),
    "gateway": ("database.password", "texts.accounts.*.secret", "texts.accounts.*.gateway_secret"),
    "web": ("database.password", "web.secret_key", "certificate_gateway.secret", SWITCH, CITY, MODEL, *STORE, *HEADS),
}
#: The worker signs the heads of the audit trail, the web what is exported of it. Each has a copy of the key.
SIGNERS = ("worker", "web")


@dataclass(frozen=True)
class Identity:
    process: str
    bus_password: str
    database_password: str = ""  # empty: it has no role

    @property
    def role(self) -> str:
        return ROLES[self.process]


def is_needed(process: str, secret: str) -> bool:
    """Whether ``process`` receives this secret. A command that is none of our programs reads all of them."""
    own = NEEDS.get(process)
    return own is None or secret == BUS or any(matches(pattern.split("."), secret.split(".")) for pattern in own)


def file_of(layout: Layout, process: str) -> Path:
    return layout.data / "identities" / process / "secrets.toml"


def environment(layout: Layout, process: str) -> dict[str, str]:
    """What tells the program who it is."""
    if process == "demo-benefits":
        return {"HOTLINE_SECRETS": os.devnull}  # it needs none
    if process not in NEEDS:
        return {}
    found = {"HOTLINE_SECRETS": str(file_of(layout, process)), "HOTLINE_BUS__USER": process}
    if process in ROLES:
        found["HOTLINE_DATABASE__USER"] = ROLES[process]
    if process in SIGNERS:
        found["HOTLINE_AUDIT__KEY"] = str(file_of(layout, process).with_name("audit.pem"))
    return found


def prepare(layout: Layout, people: People) -> list[Identity]:
    """Fresh passwords for all processes, each written where only that process reads it."""
    ensure_folder(layout.data / "identities", None, 0o755)
    made = [Identity(process, _password(), _password() if process in ROLES else "") for process in NEEDS]
    known = secrets_in(secrets_file().read_text())
    for identity in made:
        needed = {path: value for path, value in known.items() if is_needed(identity.process, ".".join(path))}
        needed[("bus", "password")] = identity.bus_password
        if identity.database_password:
            needed[("database", "password")] = identity.database_password
        write_secret(file_of(layout, identity.process), secrets_text(needed).encode(), people.of(identity.process))
    _hand_out_audit_key(layout, people)
    return made


def _hand_out_audit_key(layout: Layout, people: People) -> None:
    key = layout.settings.audit.key_file(layout.data).absolute()
    if not key.exists():
        return
    for process in SIGNERS:
        copy, owner = file_of(layout, process).with_name("audit.pem"), people.of(process)
        write_secret(copy, key.read_bytes(), owner)
        write_secret(sm2.public_key_file(copy), sm2.public_key_file(key).read_bytes(), owner)


def _password() -> str:
    return secrets.token_hex(PASSWORD_BYTES)
