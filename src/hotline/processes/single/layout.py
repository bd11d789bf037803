"""Folders of the installation: the code, what was built once for the machine, and what the installation stores."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hotline.infrastructure.settings import Settings
from hotline.infrastructure.settings_files import settings_file

CODE = Path(__file__).resolve().parents[4]


class SetupError(Exception):
    """The set-up failed. The message says in one line what is wrong and what to do."""


@dataclass(frozen=True)
class Layout:
    """All paths absolute. ``data`` is this installation's own, ``built`` is shared by the machine's installations."""

    settings: Settings

    @cached_property
    def data(self) -> Path:
        return self.settings.place.data.absolute()

    @cached_property
    def built(self) -> Path:
        return self.settings.place.built.absolute()

    @property
    def settings_file(self) -> Path:
        return settings_file().absolute()

    @property
    def secrets(self) -> Path:
        """Folder of the application's user alone: the secrets, and rendered configuration that holds some."""
        return self.data / "secrets"

    @property
    def token_pin(self) -> Path:
        """The PIN of the token that wraps the keys; only there where the settings name a token."""
        return self.settings.keys_file.absolute().with_name("token.pin")

    @property
    def run(self) -> Path:
        """Rendered configuration, sockets, pid files: made anew at every start."""
        return self.data / "run"

    @property
    def backup(self) -> Path:
        """Folder of the backup's program: how it is going, and what the tools need to work."""
        return self.data / "backup"

    @property
    def log(self) -> Path:
        return self.data / "log"

    @property
    def supervisor_conf(self) -> Path:
        return self.run / "supervisor.conf"

    @property
    def socket(self) -> Path:
        return self.run / "supervisor.sock"

    @property
    def accounts(self) -> Path:
        """The file with the printed demonstration accounts. It exists once they are loaded."""
        return self.data / "demo-accounts.txt"

    @property
    def asterisk_root(self) -> Path:
        return self.built / "asterisk-root"

    @property
    def spool(self) -> Path:
        """The folder in which Asterisk writes recordings, as raw stereo, one file per channel."""
        return self.settings.recordings_dir.absolute() / "spool"

    @property
    def prompts(self) -> Path:
        return self.settings.prompts_dir.absolute()

    @property
    def sounds(self) -> Path:
        return self.settings.sounds_dir.absolute()

    @property
    def pages(self) -> Path:
        return CODE / "frontend" / "dist"
