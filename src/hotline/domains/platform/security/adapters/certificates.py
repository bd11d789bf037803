"""The certificates that this installation uses: of its pages, of the carrier's line, of the log server's line."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from cryptography import x509

from hotline.domains.platform.security.ports import CertificateEnd, certificate
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

ORDER = "请运维更换证书文件并重启 hotline。"
OF_CARRIER = "请运维向运营商索取新证书，更换 trunk.authority 指的文件。"


def in_use() -> list[CertificateEnd]:
    return [*_of_pages(), *_of_the_carriers_line(), *_of_telephones(), *_of_the_log_server(), *_of_staff()]


def _of_pages() -> Iterator[CertificateEnd]:
    try:
        found = certificate()()
    except Unavailable as error:
        yield CertificateEnd("pages", "网站证书（TLS）", None, ORDER, error.message)
        return
    if found is not None:
        yield CertificateEnd("pages", "网站证书（TLS）", found.not_after, ORDER)


def _of_the_carriers_line() -> Iterator[CertificateEnd]:
    chosen = settings()
    if chosen.trunk.transport != "tls":
        return
    own = chosen.trunk.certificate or chosen.listen.certificate or _made_here("kamailio-tls")
    yield _read("trunk", "运营商线路上我方的证书（TLS）", own, ORDER)
    yield _read("carrier", "运营商证书的签发机构", chosen.trunk.authority, OF_CARRIER)


def _of_telephones() -> Iterator[CertificateEnd]:
    chosen = settings()
    if chosen.telephones.encrypted:
        own = chosen.telephones.certificate or chosen.listen.certificate or _made_here("kamailio-telephones")
        yield _read("telephones", "座机线路上我方的证书（TLS）", own, ORDER)


def _of_the_log_server() -> Iterator[CertificateEnd]:
    audit = settings().audit
    for code, name, path in (
        ("syslog", "日志服务器线路上我方的证书", audit.syslog_certificate),
        ("syslog_ca", "日志服务器证书的签发机构", audit.syslog_ca),
    ):
        if audit.syslog and path:
            yield _read(code, name, path, "请运维更换证书文件。")


def _of_staff() -> Iterator[CertificateEnd]:
    gateway = settings().certificate_gateway
    if gateway.addresses:
        remedy = "请运维向发证机构索取新证书，更换 certificate_gateway.authorities 指的文件。"
        yield _read("staff", "智能密码钥匙的签发机构", gateway.authorities, remedy)


def _made_here(folder: str) -> str:
    """The copy of the SIP edge's certificate that ``hotline up`` lays out for everybody."""
    return str(settings().place.data.absolute() / "run" / f"{folder}.pem")


def _read(code: str, name: str, path: str, remedy: str) -> CertificateEnd:
    """Of a file with several certificates, the one that ends first."""
    try:
        found = x509.load_pem_x509_certificates(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        return CertificateEnd(code, name, None, remedy, f"无法读取证书文件（{type(error).__name__}）。")
    ends: datetime = min(each.not_valid_after_utc for each in found)
    return CertificateEnd(code, name, ends, remedy)
