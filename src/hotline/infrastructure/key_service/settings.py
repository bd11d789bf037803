"""The settings section of the token that wraps the keys of personal data."""

from pydantic import Field

from hotline.infrastructure.ports import Section


class KeyToken(Section):
    """A hardware security module or key service by PKCS#11, under whose key the keys' file is encrypted.

    Its PIN stands alone in ``<data>/keys/token.pin``, which only the process ``sealing`` reads. See docs/security.md.
    """

    library: str = ""  # the maker's PKCS#11 library, such as /usr/lib/softhsm/libsofthsm2.so; empty: no token
    label: str = Field("hotline", min_length=1)  # the token
    key: str = Field("hotline-keys", min_length=1)  # the AES key on it, made at the first start with the token
