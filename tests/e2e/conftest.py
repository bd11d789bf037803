"""The running installation, an agent's browser, citizens' telephones."""

from tests.e2e.floor import phone, settings
from tests.installation import installation

__all__ = ["installation", "phone", "settings"]
