"""Who each of our programs is: its account on the bus, and a file of secrets with what it needs and no more.

Passwords are made anew at every start and known to the program and to the server that asks for them.
"""

import secrets
from dataclasses import dataclass
from pathlib import Path

from hotline.infrastructure.settings_files import matches, secrets_file
from hotline.processes.single.first_start import secrets_in, secrets_text
from hotline.processes.single.layout import Layout
from hotline.processes.single.people import SystemUser, ensure_folder
from hotline.processes.single.templates import write_secret

PASSWORD_BYTES = 16
#: Process -> its role in the database. The others do not know the database.
ROLES = {"web": "hotline_web", "worker": "hotline_worker", "projector": "hotline_projector"}
BUS = "bus.password"
STORE = ("storage.access_key", "storage.secret_key")
CITY = "city.secret"
SWITCH = "telephony.ari_password"
MODEL = "language_model.token"
HEADS = ("audit.store_access_key", "audit.store_secret_key")
#: Of the drill, which a job starts.
BACKUP = ("backup.passphrase", "backup.access_key", "backup.secret_key")
#: Process -> the installation's secrets that it reads, ``*`` for any name. Passwords of its own come on top.
NEEDS: dict[str, tuple[str, ...]] = {
    "callcontrol": (SWITCH, "services.*.token"),
    "router": (),
    "projector": ("database.password",),
    "worker": ("database.password", SWITCH, CITY, "texts.token", MODEL, *STORE, *HEADS, *BACKUP),
    "web": ("database.password", "web.secret_key", SWITCH, CITY, MODEL, *STORE, *HEADS),
}


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
    if process not in NEEDS:
        return {}
    found = {"HOTLINE_SECRETS": str(file_of(layout, process)), "HOTLINE_BUS__USER": process}
    return found | ({"HOTLINE_DATABASE__USER": ROLES[process]} if process in ROLES else {})


def prepare(layout: Layout, owner: SystemUser) -> list[Identity]:
    """Fresh passwords for all processes, each written where only that process reads it."""
    ensure_folder(layout.data / "identities", None, 0o755)
    made = [Identity(process, _password(), _password() if process in ROLES else "") for process in NEEDS]
    known = secrets_in(secrets_file().read_text())
    for identity in made:
        needed = {path: value for path, value in known.items() if is_needed(identity.process, ".".join(path))}
        needed[("bus", "password")] = identity.bus_password
        if identity.database_password:
            needed[("database", "password")] = identity.database_password
        write_secret(file_of(layout, identity.process), secrets_text(needed).encode(), owner)
    return made


def _password() -> str:
    return secrets.token_hex(PASSWORD_BYTES)
