"""What the web needs of recordings that people upload: read and brought into what Asterisk plays."""

from hotline.domains.voice.ivr.adapters.own_recording import read
from hotline.domains.voice.ivr.rules.sounds import Take
from hotline.domains.voice.telephony.adapters.phone.audio import encode


def take_in(content: bytes) -> Take:
    """Invalid says what is wrong with the file."""
    samples, remark = read(content)
    return Take(encode(samples), remark)
