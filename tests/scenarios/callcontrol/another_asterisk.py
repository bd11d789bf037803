"""Another Asterisk beside ours, as the carrier or as a telephone on a desk, and certificates for either end."""

import datetime
import ipaddress
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hotline.processes.single.templates import DEPLOY
from tests.scenarios.callcontrol.node import ROOT, SWITCH, until

PEM = serialization.Encoding.PEM


class Authority:
    """Signs certificates for this machine."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self._key = ec.generate_private_key(ec.SECP256R1())
        self.file = folder / f"{name}.pem"
        self.file.write_bytes(self._sign(self._name, self._key.public_key(), ca=True).public_bytes(PEM))

    def issue(self, name: str) -> tuple[Path, Path]:
        """Certificate and key."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        files = self._folder / f"{name}.cert.pem", self._folder / f"{name}.key.pem"
        files[0].write_bytes(self._sign(subject, key.public_key(), ca=False).public_bytes(PEM))
        bare = serialization.NoEncryption()
        files[1].write_bytes(key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, bare))
        return files

    def _sign(self, subject: x509.Name, key: ec.EllipticCurvePublicKey, *, ca: bool) -> x509.Certificate:
        now = datetime.datetime.now(datetime.UTC)
        here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=2))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(here, critical=False)
            .sign(self._key, hashes.SHA256())
        )


class AnotherAsterisk:
    """``pjsip`` and ``extensions`` say what it is; ``rtp``: its first and last port for sound.

    It shows ``pair`` by TLS, and takes only certificates that ``authority`` signed.
    """

    def __init__(
        self,
        folder: Path,
        *,
        pjsip: str,
        extensions: str,
        pair: tuple[Path, Path],
        authority: Path,
        rtp: tuple[int, int],
        listens: int,
    ) -> None:
        self._folder, self._pair, self._authority, self._listens = folder, pair, authority, listens
        self._files = COMMON | {
            "pjsip.conf": pjsip,
            "extensions.conf": extensions,
            "rtp.conf": "[general]\nrtpstart = {}\nrtpend = {}\n".format(*rtp),
        }

    def __enter__(self) -> Self:
        etc = self._folder / "home/etc"
        self._folder.chmod(0o755)
        for name in ("etc", "lib/keys", "spool", "log", "run", "cache", "share/sounds"):
            (self._folder / "home" / name).mkdir(parents=True, exist_ok=True)
        for name in ("documentation", "rest-api"):
            (self._folder / "home/share" / name).symlink_to(f"/usr/share/asterisk/{name}")
        for source, name in zip((*self._pair, self._authority), ("cert.pem", "key.pem", "ca.pem"), strict=True):
            shutil.copy(source, etc / name)
        for name, text in self._files.items():
            (etc / name).write_text(text)
        (self._folder / "home/hosts").write_text(f"127.0.0.1 localhost {socket.gethostname()}\n")
        subprocess.run(["chown", "-R", f"{SWITCH.uid}:{SWITCH.gid}", str(self._folder)], check=True)
        empty = [str(self._folder / name) for name in ("a", "b", "c")]
        for path in empty:
            Path(path).mkdir(exist_ok=True)
        launch = [str(DEPLOY / "asterisk/launch"), str(ROOT), str(SWITCH.uid), str(SWITCH.gid)]
        log = (self._folder / "another.log").open("ab")
        self._process = subprocess.Popen([*launch, str(self._folder / "home"), *empty], stdout=log, stderr=log)
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:  # how the other side's switch ends is nobody's matter
            self._process.kill()
            self._process.wait()

    async def ready(self) -> None:
        """It listens by TLS."""

        async def listens() -> bool:
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", self._listens)) == 0

        await until(listens, 60)


MODULES = (
    *("res_timing_timerfd", "codec_alaw", "format_pcm", "res_crypto", "res_sorcery_config", "res_sorcery_memory"),
    *("res_sorcery_astdb", "res_pjproject", "res_statsd", "res_pjsip", "res_pjsip_session", "res_pjsip_pubsub"),
    *("res_pjsip_sdp_rtp", "res_pjsip_endpoint_identifier_ip", "res_pjsip_caller_id", "res_pjsip_rfc3326"),
    *("res_pjsip_outbound_authenticator_digest", "res_pjsip_outbound_registration", "res_rtp_asterisk", "res_srtp"),
    *("chan_pjsip", "bridge_simple", "app_dial", "pbx_config"),
)
FOLDERS = {
    "astvarlibdir": "lib",
    "astdbdir": "lib",
    "astkeydir": "lib",
    "astspooldir": "spool",
    "astrundir": "run",
    "astlogdir": "log",
    "astcachedir": "cache",
}
COMMON = {
    "asterisk.conf": "[directories]\nastetcdir => /srv/hotline/asterisk/etc\n"
    "astmoddir => /usr/lib/x86_64-linux-gnu/asterisk/modules\nastdatadir => /srv/hotline/asterisk/share\n"
    + "".join(f"{key} => /srv/hotline/asterisk/{name}\n" for key, name in FOLDERS.items()),
    "modules.conf": "[modules]\nautoload = no\n" + "".join(f"load = {name}.so\n" for name in MODULES),
    "logger.conf": "[logfiles]\nconsole => notice,warning,error\n",
}
#: Its two sides, from where the tests' telephones and the hotline are.
TRANSPORTS = """
[udp]
type = transport
protocol = udp
bind = 127.0.0.1:{udp}
[tls]
type = transport
protocol = tls
bind = 127.0.0.1:{tls}
method = tlsv1_2
cert_file = /srv/hotline/asterisk/etc/cert.pem
priv_key_file = /srv/hotline/asterisk/etc/key.pem
ca_list_file = /srv/hotline/asterisk/etc/ca.pem
verify_server = yes
[both](!)
type = endpoint
disallow = all
allow = alaw
direct_media = no
trust_id_inbound = yes
trust_id_outbound = yes
"""
