"""The sound of a voicemail, as the switch recorded it: WAV, one side, 16 bit, 8 kHz."""

import io
import wave
from collections.abc import Iterator


class NotVoicemail(ValueError):
    """The file is no WAV of this kind."""


class Voicemail:
    """Raw sound with one channel; ``size`` in bytes."""

    channels = 1

    def __init__(self, wav: bytes) -> None:
        """Raises NotVoicemail."""
        try:
            with wave.open(io.BytesIO(wav)) as file:
                if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, 8000):
                    raise NotVoicemail("neither one side, 16 bit nor 8 kHz")
                self._raw = file.readframes(file.getnframes())
        except (wave.Error, EOFError) as error:
            raise NotVoicemail(str(error)) from error
        self.size = len(self._raw)

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The bytes [start, stop), in one piece."""
        yield self._raw[start:stop]
