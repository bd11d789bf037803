"""The probes against a real database, sandbox, scanner and files: each passes where all is well and fails where not."""

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Role, SecondFactor, Session, Staff
from hotline.domains.platform.security.adapters import probes
from hotline.domains.platform.security.adapters.version import of_this_code
from hotline.domains.platform.security.queries import probes as in_database
from hotline.domains.platform.security.rules.self_checks import CheckOutcome
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.settings import settings
from tests.clamd import RealClamd

PASSED, FAILED, UNKNOWN = CheckOutcome


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Sets settings, by the names of their variables without ``HOTLINE_``."""

    def configure(**values: str) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"HOTLINE_{name}", value)
        settings.cache_clear()

    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path / "data"))
    monkeypatch.setenv("HOTLINE_SETTINGS", str(tmp_path / "data/hotline.toml"))
    return configure


@pytest.fixture(autouse=True)
def _settings_read_again() -> object:
    yield
    settings.cache_clear()


def person(number: str, *roles: str, signed_in: int | None = None) -> Staff:
    """``signed_in``: so many days ago."""
    staff = administer.save_staff(by="test", number=number, name="某人", roles=roles)
    if signed_in is not None:
        begun = now() - timedelta(days=signed_in)
        Session.objects.create(
            id=f"s{number}-{signed_in}",
            staff=staff,
            address="10.0.0.1",
            device="Chromium",
            begun_at=begun,
            used_at=begun,
            expires_at=begun + timedelta(hours=12),
        )
    return staff


@pytest.mark.django_db
def test_the_database_refuses_to_rewrite_the_trail() -> None:
    assert in_database.audit_insert_only(now()).outcome is PASSED


@pytest.mark.django_db
def test_without_its_triggers_the_trail_is_open_and_that_is_found() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE infrastructure_auditrow DISABLE TRIGGER USER")
    found = in_database.audit_insert_only(now())
    assert found.outcome is FAILED
    assert "infrastructure_auditrow" in found.text


@pytest.mark.django_db
def test_a_trail_that_was_never_signed_or_verified_is_not_said_to_be_sound() -> None:
    assert in_database.audit_chain(now()).outcome is UNKNOWN


@pytest.mark.django_db
def test_two_powers_in_one_hand_are_found_however_they_got_there() -> None:
    staff = person("1", "operator")
    assert in_database.powers(now()).outcome is PASSED
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE accounts_staff_roles DISABLE TRIGGER USER")
    staff.roles.add(Role.objects.get(code="audit_administrator"))
    found = in_database.powers(now())
    assert found.outcome is FAILED
    assert "1 某人 兼有两种管理权" in found.text
    assert "触发器" in found.text


@pytest.mark.django_db
def test_who_is_above_an_agent_and_signed_in_without_a_second_factor_is_named(
    configured: Callable[..., None],
) -> None:
    configured(MODE="production")
    person("1", "agent", signed_in=0)
    leader = person("2", "leader", signed_in=0)
    found = in_database.second_factors(now())
    assert (found.outcome, "2" in found.text) == (FAILED, True)
    SecondFactor.objects.create(staff=leader, kind="totp", name="手机", secret=b"", made_at=now())
    assert in_database.second_factors(now()).outcome is PASSED
    configured(SIGN_IN__SECOND_FACTOR="off")
    assert in_database.second_factors(now()).outcome is FAILED
    configured(MODE="demonstration")
    assert in_database.second_factors(now()).outcome is UNKNOWN


@pytest.mark.django_db
def test_an_account_out_of_use_for_ninety_days_is_named_and_a_new_one_is_not() -> None:
    long_ago = now() - timedelta(days=100)
    person("1", "agent", signed_in=89)
    person("2", "agent")
    assert in_database.dormant_accounts(now()).outcome is PASSED
    person("3", "agent", signed_in=91)
    person("4", "agent")
    Staff.objects.filter(number__in=["1", "3", "4"]).update(password_set_at=long_ago)
    found = in_database.dormant_accounts(now())
    assert (found.outcome, "3、4" in found.text) == (FAILED, True)


@pytest.mark.django_db
def test_sessions_beyond_the_limits_and_loose_limits_are_found(configured: Callable[..., None]) -> None:
    assert in_database.sessions(now()).outcome is PASSED
    configured(SIGN_IN__IDLE_MINUTES="120")
    assert "120 分钟" in in_database.sessions(now()).text


@pytest.mark.django_db
def test_published_secrets_and_open_accounts_of_the_demonstration_are_found(configured: Callable[..., None]) -> None:
    sound = {"WEB__SECRET_KEY": "k" * 32, "BUS__PASSWORD": "b" * 32, "DATABASE__PASSWORD": "d" * 32}
    configured(MODE="production", TELEPHONY__ARI_PASSWORD="t" * 32, **sound)
    assert probes.secrets(now()).outcome is PASSED
    configured(BUS__PASSWORD="short", WEB__SECRET_KEY="only-for-development-replaced-by-make-run")
    found = probes.secrets(now())
    assert found.outcome is FAILED
    assert "bus.password 短于" in found.text
    assert "web.secret_key 是公开过的值" in found.text
    configured(**sound)
    administer.save_staff(by="test", number="5", name="演示", roles=["agent"], demonstration=True)
    assert "演示账号" in probes.secrets(now()).text


def test_a_key_that_others_of_the_machine_can_read_is_named(configured: Callable[..., None], tmp_path: Path) -> None:
    secrets = tmp_path / "data" / "secrets"
    secrets.mkdir(parents=True, mode=0o700)
    (secrets / "secrets.toml").write_text("")
    (secrets / "secrets.toml").chmod(0o600)
    keys = tmp_path / "data" / "keys" / "personal.json"
    SealingKeys.make_file(keys, "2026-01")
    configured(PRIVACY__KEYS=str(keys))
    assert probes.file_modes(now()).outcome is PASSED
    keys.chmod(0o644)
    found = probes.file_modes(now())
    assert (found.outcome, "personal.json 的权限是 644" in found.text) == (FAILED, True)


@pytest.mark.skipif(os.geteuid() != 0, reason="becomes somebody else")
def test_keys_in_a_folder_that_the_background_work_may_not_pass_are_not_judged(
    configured: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with tempfile.TemporaryDirectory(prefix="hotline-") as root:  # pytest's own folder is closed to other users
        Path(root).chmod(0o755)
        (keys := Path(root) / "keys").mkdir(mode=0o700)
        (keys / "personal.json").touch(mode=0o600)
        configured(PLACE__DATA=root, PRIVACY__KEYS=str(keys / "personal.json"))
        monkeypatch.setenv("HOTLINE_SETTINGS", f"{root}/hotline.toml")
        os.seteuid(65534)
        try:
            assert probes.file_modes(now()).outcome is PASSED
        finally:
            os.seteuid(0)


@pytest.mark.skipif(os.geteuid() != 0, reason="gives files away, as root does")
def test_programs_that_share_a_user_and_what_this_one_can_open_are_named(
    configured: Callable[..., None], tmp_path: Path
) -> None:
    """Root opens everything; that a program does not is seen on an installation (tests/e2e/test_security.py)."""
    configured()
    assert probes.users(now()).outcome is UNKNOWN
    for name, uid in (("web", 65531), ("worker", 65532), ("router", 65532)):
        (folder := tmp_path / "data" / "identities" / name).mkdir(parents=True)
        os.chown(folder, uid, uid)
    found = probes.users(now())
    assert found.outcome is FAILED
    assert "router、worker 共用一个系统用户" in found.text
    assert "后台作业能打开 web" in found.text


def test_no_backup_and_no_scanner_are_failures_on_this_installation(configured: Callable[..., None]) -> None:
    configured()
    assert probes.backup(now()).outcome is FAILED
    assert probes.backup_drill(now()).outcome is FAILED
    assert probes.scanner(now()).outcome is FAILED


def test_the_scanner_is_asked_for_the_sample_that_all_know(configured: Callable[..., None], tmp_path: Path) -> None:
    clamd = RealClamd(tmp_path / "clamd")
    try:
        configured(VIRUS_SCANNER__ADDRESS=clamd.tcp)
        found = probes.scanner(now())
        assert (found.outcome, "测试样本" in found.text) == (PASSED, True)
    finally:
        clamd.stop()
    assert probes.scanner(now()).outcome is FAILED


@pytest.mark.real
def test_the_sandbox_lets_the_harmless_through_and_no_bomb(configured: Callable[..., None], tmp_path: Path) -> None:
    assert probes.sandbox(now()).outcome is PASSED
    configured(SANDBOX__SOCKET=str(tmp_path / "nowhere.sock"))
    assert probes.sandbox(now()).outcome is FAILED


@pytest.mark.usefixtures("sealing_keys")
def test_what_is_sealed_for_a_place_opens_there_alone_and_keys_tell_their_age() -> None:
    assert probes.sealing(now()).outcome is PASSED
    assert probes.keys(now()).outcome is PASSED
    assert probes.keys(now() + timedelta(days=400)).outcome is FAILED


@pytest.mark.django_db
def test_the_clock_is_compared_with_the_databases() -> None:
    assert in_database.database_skew(now()) < 1
    assert probes.clock(now()).text != ""


def test_the_version_is_that_of_the_checkout() -> None:
    found = of_this_code()
    assert found.number
    assert (found.revision != "") == (found.committed_at is not None) == os.path.exists(".git")
