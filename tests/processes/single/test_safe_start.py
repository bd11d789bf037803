"""What a start refuses: what everybody knows, within reach of others."""

from pathlib import Path

import pytest

from hotline.infrastructure.settings import Settings, settings
from hotline.infrastructure.weak_secrets import PUBLISHED
from hotline.processes import cli
from hotline.processes.single.safe_start import dangers

SAFE = "0123456789abcdef"
SECRETS = {
    "web": {"secret_key": SAFE},
    "bus": {"password": SAFE},
    "database": {"password": SAFE},
    "telephony": {"ari_password": SAFE},
}


def found(demo_accounts: bool = False, host: str = "127.0.0.1", mode: str = "production", **more: object) -> list[str]:
    """The settings that each danger names first."""
    chosen = Settings.model_validate({"mode": mode, "listen": {"host": host}, **SECRETS, **more})
    return [danger.split()[0] for danger in dangers(chosen, demo_accounts=demo_accounts)]


def test_a_demonstration_runs_on_this_machine_with_whatever_it_has() -> None:
    assert found(mode="demonstration", demo_accounts=True, web={"secret_key": ""}) == []
    assert found(mode="demonstration", demo_accounts=True, host="::1") == []


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "2001:db8::7"])
def test_a_demonstration_does_not_listen_beyond_this_machine(host: str) -> None:
    assert found(mode="demonstration", host=host) == ["a"]
    assert found(mode="demonstration", host=host, demo_accounts=True) == ["a", "accounts"]


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_production_runs_with_secrets_of_its_own_and_no_account_of_the_demonstration(host: str) -> None:
    assert found(host=host) == []
    assert found(host=host, demo_accounts=True) == ["accounts"]


@pytest.mark.parametrize("value", ["", "short", *sorted(PUBLISHED)])
@pytest.mark.parametrize(("section", "key"), [(section, key) for section, keys in SECRETS.items() for key in keys])
def test_a_secret_that_is_empty_short_or_published_is_named(section: str, key: str, value: str) -> None:
    assert found(**{section: {key: value}}) == [f"{section}.{key}"]


def test_secrets_for_others_are_looked_at_where_they_are_used() -> None:
    assert found(city={"url": "https://12345.example.cn"}) == ["city.secret"]
    assert found(storage={"url": "s3://b", "secret_key": "minioadmin"}) == ["storage.secret_key"]
    assert found(storage={"url": "s3://b"}) == []  # from the environment that S3 clients read


def test_pages_that_show_settings_are_for_this_machine() -> None:
    assert found(web={"secret_key": SAFE, "debug": True}) == ["web.debug"]


def test_outside_a_demonstration_nothing_stands_in_for_the_clients_services() -> None:
    chosen = Settings.model_validate({"mode": "production", **SECRETS})
    assert (chosen.service_url("benefits"), chosen.texts_url, chosen.uses_demo_service) == ("", "", False)


@pytest.mark.parametrize("command", ["callcontrol", "router", "web", "projector", "worker", "voice"])
def test_every_program_refuses_by_itself_and_says_what_to_do(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = run(command, tmp_path, monkeypatch, capsys, mode="production", host="192.0.2.7")
    assert "accounts of the demonstration are open" in output
    assert "hotline up --close-demonstration" in output
    assert "bus.password has fewer than 16 characters" in output


@pytest.mark.parametrize("command", ["demo", "demo-data", "demo-city", "demo-benefits"])
def test_invented_people_are_not_played_in_production(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "plays invented people" in run(command, tmp_path, monkeypatch, capsys, mode="production", host="127.0.0.1")


def run(
    command: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    mode: str,
    host: str,
) -> str:
    """What the command says when it refuses to start on an installation that once was a demonstration."""
    (folder / "demo-accounts.txt").touch()
    text = f'mode = "{mode}"\n[listen]\nhost = "{host}"\n[place]\ndata = "{folder}"\n[ports]\nbase = 13480\n'
    (folder / "hotline.toml").write_text(text)
    monkeypatch.setenv("HOTLINE_SETTINGS", str(folder / "hotline.toml"))
    monkeypatch.setattr("sys.argv", ["hotline", command])
    settings.cache_clear()
    code = cli.main()
    settings.cache_clear()
    assert code == 1
    return capsys.readouterr().err
