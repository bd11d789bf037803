"""Where settings come from, and what is refused."""

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from hotline.infrastructure.settings import (
    Ports,
    Settings,
    WrongSettings,
    read_settings,
    settings,
)
from hotline.infrastructure.settings_files import is_secret, secret_paths, unknown_variables
from hotline.processes import cli


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Returns where the settings file would be."""
    for name in os.environ:
        if name.startswith("HOTLINE_"):
            monkeypatch.delenv(name)
    file = tmp_path / "hotline.toml"
    monkeypatch.setenv("HOTLINE_SETTINGS", str(file))
    return file


@pytest.fixture
def file(no_settings_of_this_machine: Path) -> Path:
    return no_settings_of_this_machine


def test_without_file_and_environment_everything_stays_on_this_machine() -> None:
    assert Settings().listen.host == "127.0.0.1"
    assert Settings().ports.web == 12333


def test_the_file_overrules_the_defaults_and_the_environment_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('[ports]\nbase = 14000\n[place]\nsite = "bj2"\n')
    assert (Settings().ports.base, Settings().place.site) == (14000, "bj2")
    monkeypatch.setenv("HOTLINE_PORTS__BASE", "15000")
    assert (Settings().ports.base, Settings().place.site) == (15000, "bj2")


@pytest.mark.parametrize(
    "text",
    ["[prots]\nbase = 14000\n", "[ports]\nbsae = 14000\n", "base = 14000\n"],
    ids=["concern", "key", "top level"],
)
def test_an_unknown_key_in_the_file_is_an_error(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(ValidationError, match="Extra inputs"):
        Settings()


def test_an_unknown_key_of_a_known_concern_in_the_environment_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_PORTS__BSAE", "14000")
    with pytest.raises(ValidationError, match="Extra inputs"):
        Settings()


@pytest.mark.parametrize("name", ["HOTLINE_PROTS__BASE", "HOTLINE_BASE", "HOTLINE_PORTS"])
def test_a_variable_that_names_no_setting_is_an_error(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "14000")
    settings.cache_clear()
    with pytest.raises(ValueError, match=name):
        settings()
    settings.cache_clear()


def test_a_command_says_what_is_wrong_with_each_setting_and_keeps_the_value_to_itself(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("[ports]\nbsae = 14000\n")
    monkeypatch.setenv("HOTLINE_PORTS__BASE", "open-sesame")
    monkeypatch.setattr("sys.argv", ["hotline", "status"])
    settings.cache_clear()
    assert cli.main() == 1
    settings.cache_clear()
    output = capsys.readouterr().err
    assert str(file) in output
    assert "ports.bsae names no setting" in output
    assert "ports.base: Input should be a valid integer" in output
    assert "open-sesame" not in output


def test_a_file_that_is_no_toml_is_named_with_the_line(file: Path) -> None:
    file.write_text("[ports\n")
    with pytest.raises(WrongSettings, match=f"{file}: .*line 1"):
        read_settings()


def test_variables_of_others_and_the_files_own_name_are_left_alone() -> None:
    variables = {
        "PATH": "/bin",
        "HOTLINE_SETTINGS": "x",
        "HOTLINE_BUS__URL": "nats://127.0.0.1",
        "HOTLINE_MODE": "production",
    }
    assert unknown_variables(Settings, variables) == []


# Secrets -----------------------------------------------------------------------------------------------------------


def test_every_secret_among_the_settings_is_found_and_none_has_a_default() -> None:
    assert secret_paths(Settings) == {
        ("web", "secret_key"),
        ("certificate_gateway", "secret"),
        ("bus", "password"),
        ("database", "password"),
        ("telephony", "ari_password"),
        ("services", "*", "token"),
        ("texts", "token"),
        ("texts", "accounts", "*", "secret"),
        ("texts", "accounts", "*", "gateway_secret"),
        ("storage", "access_key"),
        ("storage", "secret_key"),
        ("audit", "store_access_key"),
        ("audit", "store_secret_key"),
        ("backup", "passphrase"),
        ("backup", "access_key"),
        ("backup", "secret_key"),
        ("city", "secret"),
        ("language_model", "token"),
    }
    assert is_secret(Settings, ("services", "benefits", "token"))
    plain = Settings()
    secrets = (getattr(getattr(plain, path[0]), path[1]) for path in secret_paths(Settings) if "*" not in path)
    assert {secret.get_secret_value() for secret in secrets} == {""}


def test_the_file_of_secrets_is_read_and_what_an_operator_says_overrules_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (secrets := file.parent / "secrets").mkdir()
    (secrets / "secrets.toml").write_text('bus.password = "made"\nweb.secret_key = "made"\n')
    file.write_text("[ports]\nbase = 14000\n")
    monkeypatch.setenv("HOTLINE_WEB__SECRET_KEY", "given")
    read = read_settings()
    assert (read.bus.password.get_secret_value(), read.web.secret_key.get_secret_value()) == ("made", "given")


def test_the_application_cannot_tell_root_what_to_do_by_its_file_of_secrets(file: Path) -> None:
    (secrets := file.parent / "secrets").mkdir()
    (secrets / "secrets.toml").write_text('bus.password = "made"\nplace.built = "/tmp/mine"\n')
    with pytest.raises(WrongSettings, match=r"place\.built is no secret"):
        read_settings()


# Ports -------------------------------------------------------------------------------------------------------------


def test_a_port_that_is_no_number_or_privileged_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("web", "80", "70000"):
        monkeypatch.setenv("HOTLINE_PORTS__BASE", value)
        with pytest.raises(ValidationError):
            Settings()


def test_every_port_follows_from_the_base_and_none_is_given_twice() -> None:
    def ports_of(base: int) -> list[int]:
        ports = Ports(base=base)
        names = [name for name, value in vars(Ports).items() if isinstance(value, property)]
        return [getattr(ports, name) for name in names]

    assert len(ports_of(12330)) == len(set(ports_of(12330))) > 6
    assert [port - 12330 for port in ports_of(12330)] == [port - 20000 for port in ports_of(20000)]
    assert all(12330 <= port < 12350 for port in ports_of(12330)), (
        "twenty apart is far enough for a second installation"
    )


def test_addresses_of_the_parts_follow_from_the_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_PORTS__BASE", "14000")
    assert Settings().bus_url == "nats://127.0.0.1:14008"
    assert Settings().ari_url == "http://127.0.0.1:14006"
    assert Settings().carrier == "127.0.0.1:14000"


def test_passwords_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_DATABASE__PASSWORD", "open-sesame")
    assert "open-sesame" not in repr(Settings())
    assert Settings().database.password.get_secret_value() == "open-sesame"
