"""``hotline hear --batch DIR``: the text of each recording of a telephone call in a folder, a line a file.

Files: .wav of any kind that the recordings' decoder knows, and .alaw, which is bare A-law at 8 kHz. Nothing is stored.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from hotline.domains.understanding.assistant.adapters.whisper import NEEDED, expected, is_installed
from hotline.domains.voice.ivr.rules.sounds import wav_of
from hotline.infrastructure.sound import NotSound, Samples, TooLong, mono
from hotline.processes.foreground import set_up_django

#: Seconds of one file at most: longer than any call of a day.
LONGEST = 3 * 3600.0
SOUNDS = (".wav", ".alaw")


class InvalidSound(Exception):
    """Why a file has no text."""


def main(arguments: list[str]) -> int:
    """0: every file has a line, 1: some file is no sound; it is named and the others are recognised."""
    parser = argparse.ArgumentParser(prog="hotline hear", description=__doc__)
    parser.add_argument("--batch", required=True, type=Path, metavar="DIR", help=f"a folder of {', '.join(SOUNDS)}")
    folder = parser.parse_args(arguments).batch
    if not folder.is_dir():
        print(f"{folder} 不是文件夹", file=sys.stderr)
        return 1
    files = sorted(file for file in folder.iterdir() if not file.is_dir() and not file.name.startswith("."))
    if not files:
        print(f"{folder} 里没有录音文件", file=sys.stderr)
        return 1
    if not is_installed():
        print(f"没有安装语音识别（{'、'.join(NEEDED)}），请安装 hearing 依赖组", file=sys.stderr)
        return 1
    set_up_django("hear")
    os.environ["HF_HUB_OFFLINE"] = "1"
    from hotline.domains.understanding.assistant.adapters.recogniser import RATE, Recogniser
    from hotline.domains.understanding.conversation.queries import builtin_homophones

    recogniser, homophones, wrong = Recogniser(expected()), builtin_homophones(), 0
    for file in files:
        try:
            samples = decoded(file, RATE)
        except InvalidSound as error:
            print(f"{file.name}：{error}，请改正", file=sys.stderr)
            wrong += 1
            continue
        text = recogniser.hear(samples.tobytes()).text
        print(json.dumps({"id": file.name, "text": homophones.put_right(text)}, ensure_ascii=False), flush=True)
    return int(wrong > 0)


def decoded(file: Path, rate: int) -> Samples:
    """The samples of a file. Raises InvalidSound."""
    if file.suffix.lower() not in SOUNDS:
        raise InvalidSound("不是 wav 或 alaw 文件")
    try:
        content = file.read_bytes()
        if not content:
            raise InvalidSound("文件是空的")
        if file.suffix.lower() == ".alaw" and not content.startswith(b"RIFF"):
            content = wav_of(content)
        samples, _ = mono(content, LONGEST, rate)
    except OSError as error:
        raise InvalidSound(f"无法读取（{error.strerror}）") from error
    except TooLong as error:
        raise InvalidSound("录音过长") from error
    except NotSound as error:
        raise InvalidSound("不是可以识别的录音") from error
    if not len(samples):
        raise InvalidSound("录音里没有声音")
    return samples


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
