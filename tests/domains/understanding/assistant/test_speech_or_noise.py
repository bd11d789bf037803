"""Words that the recogniser makes up of noise are not heard."""

import pytest

from hotline.domains.understanding.assistant.adapters.recogniser import is_speech


@pytest.mark.parametrize(
    ("likelihood", "silence", "speech"),
    [
        (-0.17, 0.02, True),  # clear
        (-0.43, 0.38, True),  # with noise of 10 dB
        (-0.61, 0.04, True),  # a second of it
        (-0.92, 0.86, False),  # several voices backwards
        (-1.36, 0.18, False),  # one voice backwards
    ],
)
def test_what_was_measured_is_told_apart(likelihood: float, silence: float, speech: bool) -> None:
    assert is_speech(likelihood, silence) is speech
