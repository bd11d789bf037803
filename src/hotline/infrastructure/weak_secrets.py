"""Secrets that an installation cannot do without, and which of them anybody could guess."""

from collections.abc import Mapping

from hotline.infrastructure.settings import Settings

#: Characters of the shortest secret that cannot be guessed.
SHORTEST = 16
#: Secrets that stood in this code, or that products are delivered with.
PUBLISHED = frozenset({"only-for-development-replaced-by-make-run", "Hotline-12333", "minioadminminioadmin"})


def secrets_of(chosen: Settings) -> dict[str, str]:
    """The secrets that this installation cannot do without, by the names of their settings."""
    needed = {
        "web.secret_key": chosen.web.secret_key,
        "bus.password": chosen.bus.password,
        "database.password": chosen.database.password,
        "telephony.ari_password": chosen.telephony.ari_password,
    }
    if chosen.storage.url and chosen.storage.secret_key.get_secret_value():
        needed["storage.secret_key"] = chosen.storage.secret_key
    if chosen.backup.to:
        needed["backup.passphrase"] = chosen.backup.passphrase
    if chosen.certificate_gateway.addresses:
        needed["certificate_gateway.secret"] = chosen.certificate_gateway.secret
    if chosen.city.url:
        needed["city.secret"] = chosen.city.secret
    return {name: secret.get_secret_value() for name, secret in needed.items()}


def published(secrets: Mapping[str, str]) -> list[str]:
    """Names of the secrets whose value is a published one."""
    return [name for name, value in secrets.items() if value in PUBLISHED]


def too_short(secrets: Mapping[str, str]) -> list[str]:
    """Names of the secrets whose value has fewer than SHORTEST characters and is not published."""
    return [name for name, value in secrets.items() if len(value) < SHORTEST and value not in PUBLISHED]
