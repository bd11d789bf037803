from hotline.kernel.ids import call_id_of, new_id


def test_whoever_finds_the_channel_again_finds_the_same_call() -> None:
    assert call_id_of("bj1a-1795559891.3") == "bj1a-1795559891-3"


def test_ids_never_meet_twice() -> None:
    assert len({new_id("offer") for _ in range(1000)}) == 1000
