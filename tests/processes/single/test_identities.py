"""Who each program is: its account on the bus, and a file of secrets with what it needs and no more."""

import os
import stat
import tomllib
from pathlib import Path

import pytest

from hotline.infrastructure.bus.rights import RIGHTS
from hotline.infrastructure.settings import Settings
from hotline.infrastructure.settings_files import matches, secret_paths
from hotline.processes.single import identities
from hotline.processes.single.first_start import secrets_in
from hotline.processes.single.layout import Layout
from hotline.processes.single.people import USERS, People, SystemUser
from hotline.processes.single.programs import ALL, Program, process_of, section

ME = People(dict.fromkeys(USERS, SystemUser("me", os.getuid(), os.getgid())))
HELD = """
web.secret_key = "of sessions"
bus.password = "of the operator"
database.password = "of the tables"
telephony.ari_password = "of the switch"
backup.passphrase = "of the backup"
storage.secret_key = "of the store"
city.secret = "of 12345"
texts.token = "of the gateway"
services.benefits.token = "of the service"
"""

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="gives files away, as root does")


@pytest.fixture
def layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    monkeypatch.setenv("HOTLINE_SETTINGS", str(tmp_path / "hotline.toml"))
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secrets.toml").write_text(HELD)
    return Layout(Settings.model_validate({"place": {"data": tmp_path}}))


@root_only
@pytest.mark.parametrize(
    ("process", "expected"),
    [
        ("callcontrol", {"telephony.ari_password", "services.benefits.token"}),
        ("router", set()),
        ("projector", {"database.password"}),
        (
            "worker",
            {"database.password", "telephony.ari_password", "storage.secret_key", "city.secret", "texts.token"},
        ),
        (
            "web",
            {
                "database.password",
                "telephony.ari_password",
                "storage.secret_key",
                "city.secret",
                "web.secret_key",
            },
        ),
    ],
)
def test_a_program_reads_what_it_needs(layout: Layout, process: str, expected: set[str]) -> None:
    made = {one.process: one.bus_password for one in identities.prepare(layout, ME)}
    file = identities.file_of(layout, process)
    secrets = {".".join(path): value for path, value in secrets_in(file.read_text()).items()}
    assert secrets.pop("bus.password") == made[process]
    assert secrets.get("database.password") != "of the tables"
    assert set(secrets) == expected
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@root_only
def test_every_start_has_other_passwords_and_no_two_processes_the_same(layout: Layout) -> None:
    passwords = [one.bus_password for _ in range(2) for one in identities.prepare(layout, ME)]
    assert len(set(passwords)) == 2 * len(RIGHTS)


def test_every_secret_named_is_one_of_the_settings() -> None:
    known = secret_paths(Settings)
    for needed in identities.NEEDS.values():
        assert [name for name in needed if not any(matches(path, name.split(".")) for path in known)] == []


def test_each_program_is_told_where_its_own_secrets_are_and_no_other(layout: Layout) -> None:
    for name in ALL:
        process = process_of(name)
        configured = section(layout, Program(name, ["x"], "hotline"), 1)
        for other in identities.NEEDS:
            assert (f"identities/{other}/secrets.toml" in configured) == (other == process)


@root_only
def test_the_settings_of_a_program_are_read_from_its_own_file(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    identities.prepare(layout, ME)
    for name, value in identities.environment(layout, "router").items():
        monkeypatch.setenv(name, value)
    read = Settings()
    assert read.bus.user == "router"
    assert len(read.bus.password.get_secret_value()) == 32
    assert read.web.secret_key.get_secret_value() == ""
    assert tomllib.loads((layout.data / "secrets/secrets.toml").read_text())["web"]["secret_key"] == "of sessions"
