"""A NATS server of our own with JetStream."""

import shutil

from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import SystemUser, ensure_folder
from hotline.processes.single.templates import render_secret


def prepare(layout: Layout, owner: SystemUser) -> list[str]:
    """Returns the command that runs it."""
    program = shutil.which("nats-server", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        raise SetupError("NATS is missing: apt-get install nats-server")
    settings, conf = layout.settings, layout.secrets / "nats.conf"
    render_secret(
        "single/etc/nats.conf",
        conf,
        owner,
        site=settings.place.site,
        node=settings.place.node,
        nats=settings.ports.nats,
        nats_monitor=settings.ports.nats_monitor,
        password=settings.bus.password.get_secret_value(),
        store=ensure_folder(layout.data / "nats", owner, 0o700),
    )
    return [program, "-c", str(conf)]
