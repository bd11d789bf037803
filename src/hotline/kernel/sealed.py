"""Personal data in the form in which it may be stored and sent."""

import msgspec


class Sealed(msgspec.Struct, frozen=True):
    """A sealed value. Only the ``citizens`` domain opens the cipher, for a permitted reader, with an audit row."""

    masked: str  # what anyone may see: 138****0000
    cipher: str  # SM4-GCM under a dated key, base64
    index: str  # keyed SM3, hex: equal values have equal indexes
