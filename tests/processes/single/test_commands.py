"""The commands of a start share a process that has Django loaded, and nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.infrastructure.settings import Settings
from hotline.processes.single.commands import Commands
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import USERS, People, SystemUser

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="runs a program as a chosen user, as root does"),
]
ME = People(dict.fromkeys(USERS, SystemUser("me", os.getuid(), os.getgid())))
SHELL = ("manage", "shell", "--no-imports", "-v0", "-c")


@pytest.fixture
def layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    monkeypatch.setenv("HOTLINE_SETTINGS", str(tmp_path / "hotline.toml"))
    layout = Layout(Settings.model_validate({"place": {"data": tmp_path}}))
    layout.log.mkdir(parents=True)
    return layout


@pytest.fixture
def commands(layout: Layout) -> Iterator[Commands]:
    with Commands(layout, ME) as commands:
        yield commands


def test_each_returns_what_it_printed_and_finds_nothing_of_the_one_before(commands: Commands) -> None:
    assert commands.run(*SHELL, "import builtins; builtins.left = 1; print('one')") == "one\n"
    assert commands.run(*SHELL, "import builtins; print(hasattr(builtins, 'left'))") == "False\n"


def test_what_fails_ends_with_its_last_words_and_the_next_runs(commands: Commands, layout: Layout) -> None:
    with pytest.raises(SetupError, match=r"hotline manage no-such-command failed: .+; see .+setup\.log"):
        commands.run("manage", "no-such-command")
    assert "no-such-command" in (layout.log / "setup.log").read_text()
    with pytest.raises(SetupError, match="out of order"):
        commands.run(*SHELL, "raise RuntimeError('out of order')")
    assert commands.run(*SHELL, "print('well')") == "well\n"


def test_where_the_settings_are_wrong_it_says_so(commands: Commands, layout: Layout) -> None:
    layout.settings_file.write_text('web = "no table"\n')
    with pytest.raises(SetupError, match="manage check failed"):
        commands.run("manage", "check")
