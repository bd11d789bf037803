"""A NATS server of our own with JetStream."""

import json
import shutil
from collections.abc import Iterable

from hotline.infrastructure.bus.rights import OPERATOR, permissions
from hotline.processes.single.identities import Identity
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import SystemUser, ensure_tree
from hotline.processes.single.templates import render_secret


def prepare(layout: Layout, owner: SystemUser, identities: Iterable[Identity]) -> list[str]:
    """Returns the command that runs it."""
    program = shutil.which("nats-server", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        raise SetupError("NATS is missing: apt-get install nats-server")
    settings, conf = layout.settings, layout.run / "nats" / "nats.conf"
    render_secret(
        "single/etc/nats.conf",
        conf,
        owner,
        site=settings.place.site,
        node=settings.place.node,
        nats=settings.ports.nats,
        nats_monitor=settings.ports.nats_monitor,
        users=users(settings.bus.password.get_secret_value(), identities),
        store=ensure_tree(layout.data / "nats", owner, 0o700),
    )
    return [program, "-c", str(conf)]


def users(password: str, identities: Iterable[Identity]) -> str:
    """The server's list of users, in JSON, which its configuration takes as it is: the operator, then each process."""
    listed: list[dict[str, object]] = [{"user": OPERATOR, "password": password}]
    for one in identities:
        listed.append({"user": one.process, "password": one.bus_password, "permissions": permissions(one.process)})
    return json.dumps(listed, indent=2)
