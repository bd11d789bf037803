"""The inventory of algorithms (deploy/data/security_algorithms.toml) agrees with the code."""

import re
from pathlib import Path

from hotline.domains.platform.security.queries.algorithms import algorithm_uses
from hotline.domains.platform.security.rules.algorithms import unexplained

SOURCE = Path("src/hotline")
#: Ciphers, signatures and keyed digests, which the inventory must name file by file. Plain digests are not protection.
PROTECTS = re.compile(r"ciphers import|kdf\.|\.hmac import|asymmetric import|import webauthn|Argon2PasswordHasher\)")
#: What plays others' parts.
PLAYED = {"demo"}


def test_each_use_stands_in_the_code() -> None:
    wrong = [f"{each.code}: {each.by}" for each in algorithm_uses() if each.by not in Path(each.code).read_text()]
    assert wrong == []


def test_no_file_that_encrypts_signs_or_derives_is_left_out() -> None:
    using = {
        str(file)
        for file in SOURCE.rglob("*.py")
        if file.relative_to(SOURCE).parts[0] not in PLAYED and PROTECTS.search(file.read_text())
    }
    assert using
    assert sorted(using - {each.code for each in algorithm_uses()}) == []


def test_what_is_no_chinese_algorithm_is_explained() -> None:
    assert unexplained(algorithm_uses()) == []
