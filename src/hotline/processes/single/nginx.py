"""nginx: ends TLS and makes one origin of the built pages, the API and the browsers' phones."""

import shutil
import subprocess
from collections.abc import Iterable
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
#: Connections of strangers at a time, over all addresses. Each takes three of the 16,384 that each of two workers has.
SOCKETS = 4000
#: Where Debian puts nginx's counting of connections as they come; other builds have it built in.
STREAM_MODULE = Path("/usr/lib/nginx/modules/ngx_stream_module.so")
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
    headers, networks = layout.run / "headers.conf", layout.run / "networks.conf"
    # A browser that once read it accepts only certificates that it can verify, which a self-signed one is not.
    transport = 'add_header Strict-Transport-Security "max-age=31536000" always;' if listen.certificate else ""
    render("single/etc/headers.conf", headers, owner.gid, transport=transport)
    friends = _listed(_networks(settings.door.friends))
    gateways = _listed(map(str, settings.certificate_gateway.addresses))
    render("single/etc/networks.conf", networks, owner.gid, friends=friends, gateways=gateways)
    render(
        "single/etc/nginx.conf",
        conf,
        owner.gid,
        modules=_modules(program),
        run=run,
        socket=pid_file.with_suffix(".sock"),
        headers=headers,
        networks=networks,
        known_hosts="".join(f" {as_in_a_request(name)} 1;" for name in own_names(listen)),
        pid=pid_file,
        mime=MIME_TYPES,
        app=ports.app,
        asterisk_http=ports.asterisk_http,
        connections_by_address=listen.connections_by_address,
        sockets_by_address=2 * listen.connections_by_address,
        sockets=SOCKETS,
        phones=PHONES,
        browser_side=BROWSER_SIDE,
        listen=host_and_port(listen.host, ports.web),
        ssl=" ssl" if encrypted else "",
        tls=_tls(layout, owner) if encrypted else "",
        pages=layout.pages,
        static=layout.data / "static",
    )
    # A file from an earlier boot: its process id may belong to another process now.
    pid_file.unlink(missing_ok=True)
    return [str(DEPLOY / "single" / "front"), str(pid_file), program, "-c", str(conf), "-e", "stderr"]


def _modules(program: str) -> str:
    """What the configuration must load first."""
    if STREAM_MODULE.exists():
        return f"load_module {STREAM_MODULE};\n"
    built_with = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
    if "--with-stream" not in built_with.split():
        raise SetupError("nginx's stream module is missing: apt-get install libnginx-mod-stream")
    return ""


def _listed(networks: Iterable[str]) -> str:
    return "".join(f"    {network} 1;\n" for network in networks)


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
