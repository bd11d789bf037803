"""The probes of this installation: its settings, files, pages, scanner, sandbox, keys and clock."""

import ctypes
import io
import os
import ssl
import stat
import struct
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path

from hotline.domains.platform.accounts.queries import open_demonstration_accounts
from hotline.domains.platform.security.ports import Probe, certificate
from hotline.domains.platform.security.queries import probes as in_database
from hotline.domains.platform.security.rules import limits
from hotline.domains.platform.security.rules.self_checks import CheckResult, failed, passed, result_of, unknown
from hotline.infrastructure import weak_secrets
from hotline.infrastructure.backups import condition
from hotline.infrastructure.sealing import is_bound_to_its_place, key_management
from hotline.infrastructure.settings import Settings, settings
from hotline.infrastructure.settings_files import secrets_file, settings_file
from hotline.infrastructure.uploads.admission import examined
from hotline.infrastructure.uploads.virus_scanner import ScannerAway, virus_scanner
from hotline.kernel.errors import Invalid, Unavailable
from hotline.kernel.files.types import FileType
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy

WITHIN_SECONDS = 5.0
#: Who listens on any address answers on this one.
OF_ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}
#: What every scanner finds, without being harmful (https://www.eicar.org). In two parts: no scanner shall find it here.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + rb"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
#: Folders below ``.data`` that other users of the system may not look into.
CLOSED = ("archive", "facts", "keys", "log", "postgres", "recordings", "secrets", "tls")
#: Folders below ``.data`` with keys and passwords.
WITH_SECRETS = ("secrets", "keys", "tls", "kamailio-tls", "kamailio-telephones")
#: Folders of other programs, which the background work has no business with.
OF_OTHERS = ("nats", "postgres", *WITH_SECRETS)
PUBLIC = (".pub.pem", "certificate.pem")
NAMED_FILES = 5
#: adjtimex(2): the clock is not synchronised.
STA_UNSYNC, TIME_ERROR = 0x0040, 5
NOT_LISTENING = "网站端口无应答。"


def secrets(now: datetime) -> CheckResult:
    """Of the secrets that this program is given. Each program refuses to start with a weak one of its own."""
    chosen = settings()
    readable = {name: value for name, value in weak_secrets.secrets_of(chosen).items() if value}
    problems = [f"{name} 是公开过的值" for name in weak_secrets.published(readable)]
    problems += [f"{name} 短于 {weak_secrets.SHORTEST} 个字符" for name in weak_secrets.too_short(readable)]
    if chosen.web.debug:
        problems.append("web.debug 开着，出错时会显示设置")
    demonstration = open_demonstration_accounts()
    if problems or not chosen.is_demonstration:
        problems += [f"{demonstration} 个演示账号没有关闭，口令是公开的"] if demonstration else []
        sound = f"后台作业用到的 {len(readable)} 个密钥够长、没有公开过；没有演示账号。其余程序启动时自查。"
        return result_of(problems, sound)
    return unknown(f"密钥够长、没有公开过。这是演示环境，{demonstration} 个演示账号的口令是公开的，只能在本机访问。")


def file_modes(now: datetime) -> CheckResult:
    data = settings().place.data.absolute()
    opened = [path for path in _secret_files(data) if _mode(path) & 0o077]
    opened += [path for path in _for_the_group(data) if _mode(path) & 0o006]
    problems = [f"{path.name} 的权限是 {_mode(path):o}" for path in opened[:NAMED_FILES]]
    if len(opened) > NAMED_FILES:
        problems.append(f"共 {len(opened)} 处")
    return result_of(problems, "密钥、证书私钥只有各自的程序能读，数据文件夹不对其他用户开放。")


def users(now: datetime) -> CheckResult:
    """Each program's secrets belong to a user of its own, and this program, tried itself, opens no others."""
    data = settings().place.data.absolute()
    own = secrets_file().absolute().parent
    programs = sorted((data / "identities").glob("*"))
    if not programs:
        return unknown("这里的程序不是由 hotline up 启动的，没有各自的密钥。")
    owners: dict[int, list[str]] = {}
    for folder in programs:
        owners.setdefault(folder.stat().st_uid, []).append(folder.name)
    problems = [f"{'、'.join(names)} 共用一个系统用户" for names in owners.values() if len(names) > 1]
    closed = [*(folder for folder in programs if folder != own), *(data / name for name in OF_OTHERS)]
    opened = [
        folder.name for folder in closed if os.access(folder, os.R_OK, effective_ids=True) or _mode_of(folder) & 0o007
    ]
    problems += [f"后台作业能打开 {name}" for name in opened]
    return result_of(problems, f"{len(programs)} 个程序各有系统用户，后台作业打不开别的程序的密钥和数据库文件。")


def _mode_of(path: Path) -> int:
    return _mode(path) if path.exists() else 0


def _secret_files(data: Path) -> Iterator[Path]:
    # Path.exists fails below a folder that this program may not pass; what lies there it cannot judge.
    yield from filter(os.path.exists, (secrets_file().absolute(), settings().keys_file.absolute()))
    for folder in (*map(data.joinpath, WITH_SECRETS), *data.glob("identities/*")):
        if folder.is_dir() and os.access(folder, os.R_OK | os.X_OK, effective_ids=True):
            yield from (path for path in folder.iterdir() if path.is_file() and not path.name.endswith(PUBLIC))


def _for_the_group(data: Path) -> Iterator[Path]:
    """What the system's users of ours share: others may pass through at most."""
    yield from filter(Path.exists, (settings_file().absolute(), *map(data.joinpath, CLOSED)))


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def served_certificate(now: datetime) -> CheckResult:
    found = certificate()()
    if found is None:
        return unknown("只在本机访问，没有启用 TLS。对外提供服务时会自动启用并检查。")
    return limits.certificate_result(found.not_after, now)


def headers(now: datetime) -> CheckResult:
    """Of the first page, as browsers get them."""
    chosen = settings()
    try:
        found = _headers_of_page(chosen)
    except (OSError, HTTPException) as error:
        raise Unavailable(NOT_LISTENING) from error
    return limits.headers_result(found, expects_hsts=bool(chosen.listen.certificate))


def _headers_of_page(chosen: Settings) -> Mapping[str, str]:
    host, port = OF_ANY.get(chosen.listen.host, chosen.listen.host), chosen.ports.web
    if chosen.is_exposed:
        trust = ssl.create_default_context()  # it is our own page: whether its certificate is trusted is not asked
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
        connection: HTTPConnection = HTTPSConnection(host, port, timeout=WITHIN_SECONDS, context=trust)
    else:
        connection = HTTPConnection(host, port, timeout=WITHIN_SECONDS)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        return {name.lower(): value for name, value in connection.getresponse().getheaders()}
    finally:
        connection.close()


def backup(now: datetime) -> CheckResult:
    if not settings().backup.to:
        return failed("未设置备份。")
    known = condition.read(_backup_folder())
    if known is None:
        return failed("尚未备份。")
    found = "，".join(condition.problems_of(known, now))
    if found:
        return failed(f"{found}。")
    minutes = int((now - known.restorable).total_seconds() // 60) if known.restorable else 0
    return passed(f"可恢复到 {minutes} 分钟前。" if minutes else "可恢复到一分钟以内。")


def backup_drill(now: datetime) -> CheckResult:
    known = condition.read(_backup_folder()) if settings().backup.to else None
    return limits.drill_result(known.drilled if known else None, known.drill_problem if known else "", now)


def _backup_folder() -> Path:
    return settings().place.data.absolute() / "backup"


def scanner(now: datetime) -> CheckResult:
    found = virus_scanner()
    if found is None:
        return failed("未接入查杀服务，上传的文件不查病毒。")
    try:
        if not found.infection(EICAR):
            return failed("查杀服务未查出测试样本。")
        return limits.signatures_result(found.signatures_made(), now)
    except ScannerAway:
        return failed("查杀服务无应答，上传暂不接收。")


def sandbox(now: datetime) -> CheckResult:
    """A harmless file goes through, a packed bomb is refused. Raises Unavailable without a sandbox."""
    policy = UploadPolicy(frozenset({FileType.TEXT, FileType.DOCX}), max_bytes=MEGABYTE, max_unpacked=10 * MEGABYTE)
    try:
        examined("check.txt", "安全检查\n".encode(), policy)
        examined("check.docx", _bomb(), policy)
    except Unavailable:
        return failed("沙箱无应答，上传暂不接收。")
    except Invalid:
        return passed("正常文件放行，压缩炸弹被拒绝。")
    return failed("压缩炸弹没有被拒绝。")


def _bomb() -> bytes:
    """A document of some kilobytes that unpacks to 20 megabytes, twice what its policy accepts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", bytes(20 * MEGABYTE))
    return packed.getvalue()


def sealing(now: datetime) -> CheckResult:
    if is_bound_to_its_place():
        return passed("密文只在原位置能打开。")
    return failed("密文换了位置也能打开，或在原位置打不开。")


def keys(now: datetime) -> CheckResult:
    found = key_management().status().cipher
    return limits.key_result(found.keys[found.current].made, now)


def clock(now: datetime) -> CheckResult:
    return limits.clock_result(_is_synchronised(), in_database.database_skew(now))


def _is_synchronised() -> bool | None:
    """As adjtimex(2) says without changing anything; None where that cannot be read."""
    answer = ctypes.create_string_buffer(512)
    state = ctypes.CDLL(None, use_errno=True).adjtimex(answer)
    if state < 0:
        return None
    *_, status = struct.unpack_from("@Iqqqqi", answer)
    return state != TIME_ERROR and not status & STA_UNSYNC


def of_this_installation() -> Mapping[str, Probe]:
    return {
        "secrets": secrets,
        "file_modes": file_modes,
        "users": users,
        "certificate": served_certificate,
        "headers": headers,
        "audit_chain": in_database.audit_chain,
        "audit_insert_only": in_database.audit_insert_only,
        "backup": backup,
        "backup_drill": backup_drill,
        "virus_scanner": scanner,
        "sandbox": sandbox,
        "sealing": sealing,
        "keys": keys,
        "sessions": in_database.sessions,
        "second_factors": in_database.second_factors,
        "powers": in_database.powers,
        "dormant_accounts": in_database.dormant_accounts,
        "clock": clock,
    }
