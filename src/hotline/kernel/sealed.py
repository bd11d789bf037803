"""Personal data as it may travel: what anyone may see, a cipher only ``citizens`` opens, an index for equality."""

import msgspec


class Sealed(msgspec.Struct, frozen=True):
    """``masked`` 138****0000, ``cipher`` SM4-GCM under a dated key (base64), ``index`` keyed SM3 (hex)."""

    masked: str
    cipher: str
    index: str
