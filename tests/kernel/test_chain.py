"""Chains made earlier must still verify: the links of the three are held to the digests they always had."""

from hotline.domains.understanding.knowledge.rules import chain as knowledge
from hotline.domains.voice.recordings.rules import chain as recordings
from hotline.kernel.chain import GENESIS, link, sm3


def test_a_link_is_the_digest_of_the_one_before_and_the_content() -> None:
    assert link(GENESIS, b"x") == sm3(GENESIS.encode() + b"x")


def test_links_of_recordings_and_articles_are_what_they_were() -> None:
    assert (
        recordings.linked(1, "c1", "a" * 64, "b" * 64, GENESIS).link
        == "f4b3409a411e2328ef1faebd5ad92b67a1e9ac3b1fcbe2af9c818eeb6f57d0cc"
    )
    assert knowledge.link_of(1, GENESIS, "c" * 64) == "f84672b91e3c16a44ff9d0f8618ffc7c37252fed0d1551dea7ed483f121e9b75"
