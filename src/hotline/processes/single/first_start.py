"""What the first start makes once: the settings file with its secrets, and the keys for personal data."""

import json
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

from hotline.infrastructure.sealing import SealingKeys
from hotline.infrastructure.settings import Settings, read_settings, settings, settings_file
from hotline.processes.single.layout import Layout
from hotline.processes.single.people import SystemUser, ensure_folder
from hotline.processes.single.templates import write


def ensure_settings(reader: SystemUser) -> Settings:
    """The settings in force; on the first start a file is made, its folder becoming the installation's data.

    Ports and the like given by environment at that start are kept in the file: later commands need no environment.
    """
    path = settings_file()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        initial = read_settings()
        data = initial.place.data if "HOTLINE_PLACE__DATA" in os.environ else path.parent
        write(path, settings_text(initial, data), reader.gid)
        settings.cache_clear()
    return settings()


def settings_text(initial: Settings, data: Path) -> str:
    """TOML: the data folder, what ``initial`` fixes about place, ports and listening, and fresh secrets."""
    place, ports, listen = initial.place, initial.ports, initial.listen
    concerns: dict[str, dict[str, str | int]] = {
        "place": {"site": place.site, "node": place.node, "data": str(data), "built": str(place.built)},
        "ports": {"base": ports.base, "rtp_first": ports.rtp_first, "rtp_last": ports.rtp_last},
        "listen": {"host": listen.host, "certificate": listen.certificate, "key": listen.key},
        "web": {"secret_key": secrets.token_hex(32)},
        "bus": {"password": secrets.token_hex(16)},
        "database": {"password": secrets.token_hex(16)},
        "telephony": {"ari_password": secrets.token_hex(16)},
    }
    # A JSON string or number is a TOML one.
    blocks = ("\n".join([f"[{c}]", *(f"{k} = {json.dumps(v)}" for k, v in kv.items())]) for c, kv in concerns.items())
    return (
        "# Made on the first start. All settings: src/hotline/infrastructure/settings.py\n\n"
        + "\n\n".join(blocks)
        + "\n"
    )


def ensure_keys(layout: Layout, owner: SystemUser) -> None:
    path = layout.settings.keys_file.absolute()
    if not path.exists():
        ensure_folder(path.parent, owner, 0o750)
        SealingKeys.make_file(path, f"{datetime.now(UTC):%Y-%m}")
        os.chown(path, owner.uid, owner.gid)
