"""The settings sections of uploads: the virus scanner and the sandbox in which uploads are parsed."""

from pathlib import Path

from pydantic import Field

from hotline.infrastructure.ports import Section


class VirusScannerSettings(Section):
    """Uploads are scanned by ClamAV's daemon at ``address`` (``tcp://host:3310`` or ``unix:///run/clamav/clamd.ctl``).

    Empty: not scanned. While a configured scanner does not answer within ``timeout_seconds``, uploads are refused.
    """

    address: str = Field("", pattern=r"^(tcp://[^/]+|unix:///.+)?$")
    timeout_seconds: float = Field(20, gt=0, le=120)
    quarantine_days: int = Field(90, ge=1, le=1096)  # days after which the content of an infected file is destroyed


class Sandbox(Section):
    """The program that parses what comes from outside, see docs/security.md."""

    socket: str = ""  # empty: ``<data>/sandbox/sandbox.sock``

    def path(self, data: Path) -> Path:
        return Path(self.socket) if self.socket else data / "sandbox" / "sandbox.sock"
