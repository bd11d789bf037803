"""What is written for the parts before anything starts."""

import io
import os
import shutil
import socket
import stat
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from pydantic import ValidationError
from rich.console import Console

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from hotline.processes.single import certificate, nginx
from hotline.processes.single.addresses import host_and_port, is_loopback, refuse_taken_ports
from hotline.processes.single.first_start import ensure_keys, ensure_secrets, secrets_in, settings_text
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.page import programs_table, show_page
from hotline.processes.single.people import SystemUser, ensure_tree
from hotline.processes.single.programs import (
    AI_SEATS,
    ALL,
    GATEWAY,
    TRANSCRIBERS,
    VOICE,
    Program,
    needed,
    section,
    voice_program,
)
from hotline.processes.single.supervisor import ProgramState
from hotline.processes.single.templates import DEPLOY, PLACEHOLDER, render, write_secret
from hotline.processes.single.waiting_music import notes

ME = SystemUser("me", os.getuid(), os.getgid())

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="gives files away, as root does")


def settings_with(data: Path, **concerns: dict[str, object]) -> Settings:
    return Settings.model_validate({"place": {"data": data}, "ports": {"base": 13480}, **concerns})


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    made = Layout(settings_with(tmp_path))
    made.run.mkdir()
    return made


@root_only
def test_what_root_left_in_a_folder_of_the_application_is_the_applications(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.touch()
    (tmp_path / "kept/index").mkdir(parents=True)
    (tmp_path / "kept/index/lock").touch()
    (tmp_path / "kept/index/link").symlink_to(outside)
    ensure_tree(tmp_path / "kept", SystemUser("nobody", 65534, 65534), 0o750)
    assert {path.lstat().st_uid for path in (tmp_path / "kept").rglob("*")} == {65534}
    assert outside.stat().st_uid == os.getuid()


# The settings file -------------------------------------------------------------------------------------------------


def test_the_first_settings_file_says_what_was_given_and_is_read_back_as_such(tmp_path: Path) -> None:
    values = settings_with(tmp_path, listen={"host": "10.0.0.5"}, place={"site": "bj2", "data": tmp_path})
    read = Settings.model_validate(tomllib.loads(settings_text(values, tmp_path / "other")))
    assert (read.place.site, read.place.data) == ("bj2", tmp_path / "other")
    assert (read.ports, read.listen) == (values.ports, values.listen)


def test_two_installations_have_no_secret_in_common(tmp_path: Path) -> None:
    def secrets(name: str) -> set[str]:
        (settings := tmp_path / name).write_text(settings_text(settings_with(tmp_path), tmp_path))
        ensure_secrets(settings, file := tmp_path / f"{name}-secrets" / "secrets.toml", ME)
        return set(secrets_in(file.read_text()).values())

    assert len(secrets("a") | secrets("b")) == 10


@root_only
def test_a_secret_in_the_settings_file_is_moved_where_only_the_application_reads_it(tmp_path: Path) -> None:
    settings, file = tmp_path / "hotline.toml", tmp_path / "secrets" / "secrets.toml"
    settings.write_text(
        '# mine\n[storage]\nurl = "s3://b"\nsecret_key = "s3-key"\n[bus]\npassword = "bus"\n'
        '[services.benefits]\nurl = "https://x"\ntoken = "t"\n'
    )
    ensure_secrets(settings, file, ME)
    assert settings.read_text() == '# mine\n[storage]\nurl = "s3://b"\n[bus]\n[services.benefits]\nurl = "https://x"\n'
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    secrets = secrets_in(file.read_text())
    assert secrets["storage", "secret_key"] == "s3-key"
    assert secrets["services", "benefits", "token"] == "t"
    assert secrets["bus", "password"] == "bus"
    ensure_secrets(settings, file, ME)
    assert secrets_in(file.read_text()) == secrets


@root_only
def test_a_link_laid_where_a_secret_is_written_is_not_followed(tmp_path: Path) -> None:
    (other := tmp_path / "other").write_text("mine")
    (tmp_path / "key.new").symlink_to(other)
    write_secret(tmp_path / "key", b"secret", ME)
    assert (other.read_text(), (tmp_path / "key").read_text()) == ("mine", "secret")


@root_only
def test_keys_of_before_pass_to_the_process_that_holds_them_with_the_pin_beside_them(tmp_path: Path) -> None:
    before, holder = SystemUser("before", 65533, 65533), SystemUser("holder", 65532, 65532)
    keys = tmp_path / "keys" / "personal.json"
    layout = Layout(settings_with(tmp_path, privacy={"keys": str(keys)}))
    keys.parent.mkdir(mode=0o700)
    for file in (keys, layout.token_pin, keys.with_name("audit.pem")):
        file.write_text("secret")
        os.chown(file, before.uid, before.gid)
    ensure_keys(layout, holder, before)
    owners = {file.name: (file.stat().st_uid, stat.S_IMODE(file.stat().st_mode)) for file in keys.parent.iterdir()}
    assert (owners["personal.json"], owners["token.pin"]) == ((holder.uid, 0o600), (holder.uid, 0o600))
    assert owners["audit.pem"][0] == before.uid
    folder = keys.parent.stat()
    assert (folder.st_uid, folder.st_gid, stat.S_IMODE(folder.st_mode)) == (holder.uid, before.gid, 0o750)
    assert keys.read_text() == "secret"


# Templates ---------------------------------------------------------------------------------------------------------


def test_every_template_says_what_it_needs_and_a_missing_value_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="users"):
        render("single/etc/nats.conf", tmp_path / "x", ME.gid, site="a", node="b", nats=1, nats_monitor=2, store="s")


def test_a_rendered_file_is_hidden_from_others_and_replaces_the_old_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "pg_hba.conf"
    for users in ("first", "second"):
        render("single/etc/pg_hba.conf", target, ME.gid, users=users, backup="")
    assert "second" in target.read_text()
    assert "first" not in target.read_text()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_no_template_keeps_a_placeholder_that_nobody_could_fill() -> None:
    """``@{x-y}`` or an unclosed one would stand in the file as it is."""
    for template in DEPLOY.glob("*/etc/*.conf"):
        assert template.read_text().count("@{") == len(PLACEHOLDER.findall(template.read_text())), template


# Ports -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def squatter() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 13483))
        taken.listen()
        yield 13483


def test_a_taken_port_is_refused_with_whom_to_ask(tmp_path: Path, squatter: int) -> None:
    name = Path("/proc/self/comm").read_text().strip()
    with pytest.raises(SetupError, match=rf"port {squatter} is taken by pid {os.getpid()} \({name}\)"):
        refuse_taken_ports(settings_with(tmp_path))


def test_free_ports_are_no_cause_for_complaint(tmp_path: Path) -> None:
    refuse_taken_ports(settings_with(tmp_path))


def test_a_name_is_no_listening_address() -> None:
    with pytest.raises(SetupError, match=r"listen\.host must be an address"):
        is_loopback("localhost")


def test_addresses_are_written_as_urls_want_them() -> None:
    assert host_and_port("::1", 80) == "[::1]:80"
    assert host_and_port("127.0.0.1", 80) == "127.0.0.1:80"
    assert is_loopback("::1")
    assert not is_loopback("0.0.0.0")


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("127.0.0.1", "http://127.0.0.1:13483"),
        ("0.0.0.0", "https://127.0.0.1:13483"),
        ("192.0.2.7", "https://192.0.2.7:13483"),
    ],
)
def test_commands_on_this_machine_find_the_pages_wherever_they_are_served(
    tmp_path: Path, host: str, origin: str
) -> None:
    settings = settings_with(tmp_path, listen={"host": host})
    assert origin_of(settings) == origin


def test_who_may_ring_in_is_said_with_the_address(layout: Layout, tmp_path: Path) -> None:
    def text(layout: Layout) -> str:
        console = Console(record=True, width=200, file=io.StringIO())
        show_page(console, layout)
        return console.export_text()

    assert "any SIP phone" in text(layout)
    beyond = settings_with(tmp_path, listen={"host": "192.0.2.7"}, telephony={"trunks": ["203.0.113.7"]})
    assert "a SIP phone at 203.0.113.7" in text(Layout(beyond))


# TLS ---------------------------------------------------------------------------------------------------------------


@root_only
def test_beyond_loopback_a_certificate_for_this_machine_is_made_once(tmp_path: Path) -> None:
    layout = Layout(settings_with(tmp_path, listen={"host": "192.0.2.7"}))
    pair = certificate.prepare(layout, ME)
    made = x509.load_pem_x509_certificate(pair.certificate.read_bytes())
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert {"192.0.2.7", "127.0.0.1"} <= {str(ip) for ip in names.get_values_for_type(x509.IPAddress)}
    assert stat.S_IMODE(pair.key.stat().st_mode) == 0o600
    before = pair.certificate.read_bytes()
    assert certificate.prepare(layout, ME).certificate.read_bytes() == before


@root_only
def test_a_given_certificate_is_taken_anew_at_every_start(tmp_path: Path) -> None:
    certificate_file, key = tmp_path / "given.pem", tmp_path / "key.pem"
    key.write_text("key")
    layout = Layout(
        settings_with(tmp_path, listen={"host": "192.0.2.7", "certificate": str(certificate_file), "key": str(key)}),
    )
    for content in ("old", "renewed"):
        certificate_file.write_text(content)
        assert certificate.prepare(layout, ME).certificate.read_text() == content


@pytest.mark.parametrize("listen", [{"certificate": "/x.pem"}, {"certificate": "/x.pem", "key": "/y.pem"}])
@root_only
def test_half_a_pair_or_a_missing_file_is_refused(tmp_path: Path, listen: dict[str, str]) -> None:
    layout = Layout(settings_with(tmp_path, listen={"host": "192.0.2.7", **listen}))
    with pytest.raises(SetupError, match=r"listen\.certificate"):
        certificate.prepare(layout, ME)


@pytest.mark.skipif(not shutil.which("nginx", path="/usr/sbin"), reason="needs nginx")
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
@root_only
def test_nginx_takes_the_configuration_and_encrypts_beyond_loopback(tmp_path: Path, host: str) -> None:
    layout = Layout(settings_with(tmp_path, listen={"host": host}))
    layout.run.mkdir()
    command = nginx.prepare(layout, ME)
    result = subprocess.run([*command[2:], "-t"], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    text = (layout.run / "nginx.conf").read_text()
    assert "unsafe-inline" not in text
    assert ("ssl_certificate" in text) == (host == "0.0.0.0")
    assert f"listen {host}:13483" in text


# The supervisor ----------------------------------------------------------------------------------------------------


def test_every_program_runs_as_its_own_user_but_those_whose_launchers_drop_the_rights(layout: Layout) -> None:
    for name in ALL:
        text = section(layout, Program(name, ["x"], "hotline"), 1)
        assert ("user = hotline" in text) == (name not in {"asterisk", "sandbox"}), name


def test_the_voice_is_roots_ends_by_itself_and_is_stopped_with_all_it_has_begun(layout: Layout) -> None:
    text = section(layout, voice_program(), 1)
    assert "user = " not in text
    assert {"autorestart = unexpected", "stopasgroup = true", "killasgroup = true"} < set(text.splitlines())


def test_what_the_voice_said_last_is_told_and_never_makes_anything_unwell(layout: Layout) -> None:
    done = ProgramState(VOICE, "EXITED", 0, 0, 0, "")
    layout.log.mkdir(parents=True, exist_ok=True)
    log = layout.log / "voice.log"
    log.write_text("   1/2    zh/welcome.alaw   5.1 s\nthe registry [away]; tried again in 5 min\n\n")
    table, well = programs_table(layout, {VOICE: done}, [])
    assert well
    console = Console(width=200, file=(output := io.StringIO()))
    console.print(table)
    assert "the registry [away]; tried again in 5 min" in output.getvalue()


def test_something_stands_in_for_the_clients_service_only_while_the_settings_name_none(tmp_path: Path) -> None:
    own = settings_with(
        tmp_path,
        services={"benefits": {"url": "https://records.example.gov.cn"}},
        texts={"url": "https://texts.example.gov.cn"},
    )
    without_ai = [name for name in ALL if name not in (*AI_SEATS, *TRANSCRIBERS, GATEWAY)]
    assert needed(settings_with(tmp_path), ALL) == [name for name in without_ai if name != "backup"]
    assert needed(settings_with(tmp_path, backup={"to": "/srv/b"}), ALL) == without_ai
    assert set(without_ai) - set(needed(own, ALL)) == {"demo-benefits", "backup"}


def test_a_gateway_runs_where_the_settings_have_an_account_at_a_carrier(tmp_path: Path) -> None:
    account = {"protocol": "cmpp", "host": "10.0.0.8", "port": 7890, "user": "900001"}
    chosen = needed(settings_with(tmp_path, texts={"accounts": {"mobile": account}}), ALL)
    assert GATEWAY in chosen
    with pytest.raises(ValidationError):
        settings_with(tmp_path, texts={"accounts": {"mobile": {**account, "version": "4.0"}}})
    with pytest.raises(ValidationError):
        settings_with(tmp_path, texts={"accounts": {"Mobile.1": account}})


def test_as_many_processes_of_ai_seats_run_as_the_settings_say(tmp_path: Path) -> None:
    chosen = needed(settings_with(tmp_path, ai_seats={"processes": 2}), ALL)
    assert [name for name in chosen if name in AI_SEATS] == ["ai-seats-1", "ai-seats-2"]


def test_as_many_transcribers_run_as_the_settings_say(tmp_path: Path) -> None:
    chosen = needed(settings_with(tmp_path, transcripts={"processes": 1}), ALL)
    assert [name for name in chosen if name in TRANSCRIBERS] == ["transcriber-1"]


def test_programs_come_with_the_sandbox_that_reads_and_the_process_that_seals_for_them(tmp_path: Path) -> None:
    assert needed(settings_with(tmp_path), ["postgres", "web"]) == ["postgres", "web", "sandbox", "sealing"]
    assert needed(settings_with(tmp_path), ["nats", "callcontrol"]) == ["nats", "callcontrol", "sealing"]
    assert needed(settings_with(tmp_path), ["nats", "asterisk"]) == ["nats", "asterisk"]


def test_a_percent_sign_in_a_command_is_not_taken_for_the_supervisors_own(layout: Layout) -> None:
    assert "command = x 100%%" in section(layout, Program("web", ["x", "100%"], "hotline"), 1)


# The music ---------------------------------------------------------------------------------------------------------


def test_the_notes_last_four_seconds_begin_softly_and_end_in_silence() -> None:
    made = notes()
    samples = [int.from_bytes(made[at : at + 2], "little", signed=True) for at in range(0, len(made), 2)]
    assert len(samples) == 4 * 8000
    assert abs(samples[0]) < 100
    assert 1000 < max(samples) < 8000
    assert set(samples[2 * 8000 :]) == {0}
