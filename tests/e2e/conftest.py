"""The running installation, an agent's browser, citizens' telephones."""

from tests.e2e.floor import phone, settings

__all__ = ["phone", "settings"]
