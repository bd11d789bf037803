"""Personal data sealed for the log, by whoever holds the keys (``key_service``): in an installation one process alone.

Anyone may seal; ``open_sealed`` is for ``domains.citizens`` alone, which leaves an audit row (held by a test).
Destroying a key destroys what it sealed.
"""

import secrets
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from hotline.infrastructure.key_service.client import KeyServiceClient
from hotline.infrastructure.key_service.key_holder import KeyHolder
from hotline.infrastructure.key_service.port import Altered, KeyManagement, KeyService, Purpose
from hotline.infrastructure.settings import settings
from hotline.kernel.masking import mask_number
from hotline.kernel.sealed import VERSION, Place, Sealed, in_place


@lru_cache(maxsize=1)
def _client(folder: Path) -> KeyServiceClient:
    return KeyServiceClient(folder)


@lru_cache(maxsize=1)
def _holder(path: Path) -> KeyHolder:
    return KeyHolder(path)


def sealing_keys() -> KeyService:
    """Who seals and opens: the process ``sealing``, or, where the settings say so, the keys' file itself."""
    chosen = settings()
    return _client(chosen.sealing_dir) if chosen.privacy.keys_by == "service" else _holder(chosen.keys_file).keys


def key_management() -> KeyManagement:
    chosen = settings()
    return _client(chosen.sealing_dir) if chosen.privacy.keys_by == "service" else _holder(chosen.keys_file)


def seal_number(number: str, about: str, field: str = "number") -> Sealed:
    """Seal a telephone number for a subject: ``call/…``, ``item/…``."""
    return sealing_keys().seal(number, mask_number(number), Place(about, field))


def seal_text(text: str, about: str, field: str = "text") -> Sealed:
    """Seal free text that may name people. The masked form shows nothing of the text."""
    return sealing_keys().seal(text, "…", Place(about, field))


def seal_masked(clear: str, masked: str, about: str, field: str) -> Sealed:
    """Seal a value whose masked form the caller provides, such as an identity number."""
    return sealing_keys().seal(clear, masked, Place(about, field))


def moved(sealed: Sealed, about: str, field: str) -> Sealed:
    """A sealed value for another place, where it goes from an event into a row or from a row into a command.

    No person reads it. A value whose key was destroyed stays as it is, which opens nowhere.
    """
    try:
        return sealing_keys().moved(sealed, Place(about, field))
    except KeyError:
        return sealed


def number_index(number: str) -> str:
    return sealing_keys().index(number)


def number_indexes(number: str) -> list[str]:
    """The indexes to search for: of each key that is left."""
    return sealing_keys().indexes(number)


def tail_index(sealed: Sealed) -> str:
    """The index of a number's last four digits; "" for a short number or one whose key was destroyed."""
    return tail_indexes_of([sealed])[0]


def tail_indexes_of(numbers: Sequence[Sealed]) -> list[str]:
    """``tail_index`` of each, in one request."""
    return sealing_keys().tail_indexes_of(numbers)


def tail_indexes(digits: str) -> list[str]:
    """The indexes to search for, by four last digits. Rows of before have the digits themselves."""
    keys = sealing_keys()
    return [*keys.indexes(f"tail:{digits}"), *([] if keys.state.bound_only else [digits])]


def indexes_of(sealed: Sealed) -> list[str]:
    return sealing_keys().indexes_of(sealed)


def open_sealed(sealed: Sealed) -> str:
    return sealing_keys().open(sealed)


def open_all(values: Sequence[Sealed]) -> list[str]:
    return sealing_keys().open_all(values)


def walk_to_go_on(sealed: Sealed, call: str) -> str:
    """Open the walk of a call that callcontrol resumes. Only for callcontrol; no person reads the text."""
    return sealing_keys().open(in_place(sealed, Place(f"call/{call}", "walk")), Purpose.RESUME)


def conversation_to_go_on(sealed: Sealed, about: str) -> str:
    """Open a citizen's conversation to answer the next question in its context.

    Of those with AI seats, who goes on with the caller reads it, with an audit row. Raises as ``open``.
    """
    return sealing_keys().open(in_place(sealed, Place(about, "text")), Purpose.CONVERSATION)


def opened_to_send(sealed: Sealed) -> str:
    """Open a citizen's text to pass it to the gateway.

    Only for the worker and the gateway; no person reads it, and events record it.
    """
    return sealing_keys().open(sealed, Purpose.SEND)


def opened_for_screening(sealed: Sealed) -> str:
    """Open a text to screen it for unrest.

    The screening gives a grade only; no person reads the text. Raises as ``open``.
    """
    return sealing_keys().open(sealed, Purpose.SCREEN)


def opened_to_gather(sealed: Sealed) -> str:
    """Open a question to group questions of one meaning.

    Only for the worker; no person reads it. Raises as ``open``.
    """
    return sealing_keys().open(sealed, Purpose.GATHER)


def opened_to_rate(sealed: Sealed) -> str:
    """Open a citizen's answer by text to read the level that it names.

    Only for the worker; no person reads it. Raises as ``open``.
    """
    return sealing_keys().open(sealed, Purpose.RATE)


def number_to_dial(sealed: Sealed, call: str) -> str:
    """Open a citizen's number to dial it in a call.

    Only for callcontrol; no person reads the number, and events record the call.
    """
    return sealing_keys().open(in_place(sealed, Place(f"call/{call}", "number")), Purpose.DIAL)


def numbers_to_list(numbers: Sequence[Sealed]) -> list[str]:
    """Open citizens' numbers to make a list of whom to ring; "" for one whose key was destroyed.

    Only for the worker, which seals them for the list; no person reads them.
    """
    keys = sealing_keys()
    try:
        return keys.open_all(numbers, Purpose.DIAL)
    except KeyError:
        return [_number_to_list(keys, number) for number in numbers]


def _number_to_list(keys: KeyService, number: Sealed) -> str:
    try:
        return keys.open(number, Purpose.DIAL)
    except KeyError:
        return ""


def address_index(address: str) -> str:
    """A digest that is equal for the same network address and reveals nothing of the address."""
    return sealing_keys().index(f"address:{address}")


def search_digest(text: str) -> str:
    """A short keyed digest of what somebody searched for: equal for equal texts, and says nothing else of them.

    By the key of the index, which is destroyed one day: the audit trail keeps the digest of a number for good.
    """
    return "#" + sealing_keys().index(f"search:{text.strip()}").rpartition(".")[2][:16]


def audited_number(number: str) -> dict[str, str]:
    """A number that somebody searched for, as the audit trail has it: found again by its digest, its end for people."""
    return {"number": search_digest(number), "number_tail": number[-2:]}


def secret_digest(secret: str) -> str:
    """The digest of a secret of 256 random bits. So long a secret cannot be guessed, so no slow hash is needed."""
    return secret_digests(secret)[0]


def secret_digests(secret: str) -> list[str]:
    """The digests under which a secret may be stored, today's first."""
    return sealing_keys().digests(f"secret:{secret}")


def seal_secret(secret: bytes, about: str, field: str) -> bytes:
    """Seal a secret that must be usable again, such as a signing key: its cipher, as bytes."""
    return sealing_keys().seal(secret.hex(), "", Place(about, field)).cipher.encode()


def secret_to_check(sealed: bytes, about: str, field: str) -> bytes:
    """Open the secret of an authenticator, to check a code; no person reads it."""
    found = in_place(Sealed("", sealed.decode(), ""), Place(about, field))
    return bytes.fromhex(sealing_keys().open(found, Purpose.AUTHENTICATE))


def secret_to_sign(sealed: bytes, about: str, field: str) -> bytes:
    """Open a signing secret. Only for the worker, which signs pushed messages; no person reads it.

    Secrets of before were sealed like files.
    """
    keys = sealing_keys()
    if not sealed.startswith(f"{VERSION}:".encode()):
        if keys.state.bound_only:
            raise Altered("sealed for no place")
        return keys.open_bytes(sealed)
    return bytes.fromhex(keys.open(in_place(Sealed("", sealed.decode(), ""), Place(about, field)), Purpose.SIGN))


def is_bound_to_its_place() -> bool:
    """Whether a random text, sealed here and now for one place, opens there and at no other."""
    keys, clear = sealing_keys(), secrets.token_hex()
    here, elsewhere = Place("security/check", "text"), Place("security/another", "text")
    sealed = keys.seal(clear, "…", here)
    if keys.open(in_place(sealed, here), Purpose.CHECK) != clear:
        return False
    try:
        keys.open(in_place(sealed, elsewhere), Purpose.CHECK)
    except Altered:
        return True
    return False
