"""nginx: ends TLS and makes one origin of the built pages, the API and the browsers' phones."""

import shutil
from pathlib import Path

from hotline.infrastructure.own_names import as_in_a_request, own_names
from hotline.infrastructure.sip_edge import BROWSER_SIDE
from hotline.processes.single import certificate, sip_edge
from hotline.processes.single.addresses import host_and_port, is_loopback
from hotline.processes.single.asterisk import SESSIONS
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import SystemUser, ensure_tree
from hotline.processes.single.templates import DEPLOY, render

#: Browsers' phones at a time, over all addresses; the rest of the switch's sessions is for ARI.
PHONES = SESSIONS - 200
MIME_TYPES = Path("/etc/nginx/mime.types")


def prepare(layout: Layout, owner: SystemUser) -> list[str]:
    """Returns the command that runs it."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None or not MIME_TYPES.exists():
        raise SetupError("nginx is missing: apt-get install nginx")
    settings, conf = layout.settings, layout.run / "nginx.conf"
    listen = settings.listen
    run = ensure_tree(layout.data / "nginx", owner, 0o750)
    ports, pid_file = settings.ports, run / "nginx.pid"
    encrypted = not is_loopback(listen.host)
    headers = layout.run / "headers.conf"
    # A browser that once read it accepts only certificates that it can verify, which a self-signed one is not.
    transport = 'add_header Strict-Transport-Security "max-age=31536000" always;' if listen.certificate else ""
    render("single/etc/headers.conf", headers, owner.gid, transport=transport)
    render(
        "single/etc/nginx.conf",
        conf,
        owner.gid,
        run=run,
        headers=headers,
        known_hosts="".join(f" {as_in_a_request(name)} 1;" for name in own_names(listen)),
        pid=pid_file,
        mime=MIME_TYPES,
        app=ports.app,
        asterisk_http=ports.asterisk_http,
        connections_by_address=settings.listen.connections_by_address,
        friends="".join(f"        {network} 1;\n" for network in _networks(settings.door.friends)),
        phones=PHONES,
        browser_side=BROWSER_SIDE,
        listen=host_and_port(listen.host, ports.web) + (" ssl" if encrypted else ""),
        tls=_tls(layout, owner) if encrypted else "",
        pages=layout.pages,
        static=layout.data / "static",
    )
    # A file from an earlier boot: its process id may belong to another process now.
    pid_file.unlink(missing_ok=True)
    return [str(DEPLOY / "single" / "front"), str(pid_file), program, "-c", str(conf), "-e", "stderr"]


def _networks(addresses: tuple[str, ...]) -> list[str]:
    return [] if not addresses else sip_edge.networks(addresses).split(",")


def _tls(layout: Layout, owner: SystemUser) -> str:
    pair = certificate.prepare(layout, owner)
    return (
        "        http2 on;\n"  # one line for all live streams of a browser, which opens no more than six otherwise
        f"        ssl_certificate {pair.certificate};\n"
        f"        ssl_certificate_key {pair.key};\n"
        "        ssl_protocols TLSv1.2 TLSv1.3;\n"
        "        error_page 497 =301 https://$http_host$request_uri;"
    )
