"""An agent's browser: a real Chromium whose microphone is a tone, and the sound that its page receives."""

import wave
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Frame, Page, async_playwright

from hotline.infrastructure import audio

#: Without a window's frame and menus: a third less work for the same pages, and the same WebRTC.
CHROMIUM = "/usr/bin/chromium-headless-shell"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
)
RATE = 48000
#: A tone this loud in the page's spectrum is heard, in decibels below full scale.
AUDIBLE_DB = -60

#: Chromium takes a steady tone for noise and removes it, so the tests ask for the bare microphone. The page's remote
#: stream is kept where it can be listened to.
PREPARE = """
(() => {
  const bare = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) => ask({ ...wanted, audio: wanted.audio ? bare : false });
  const Connection = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Connection {
    constructor(...settings) {
      super(...settings);
      this.addEventListener('track', ({ track }) => { window.__heard = new MediaStream([track]); });
    }
  };
})();
"""

LISTEN = """
async ([tones, milliseconds]) => {
  if (!window.__heard) return tones.map(() => -200);
  const context = new AudioContext();
  await context.resume();
  const ear = context.createAnalyser();
  ear.fftSize = 8192;
  ear.smoothingTimeConstant = 0;
  context.createMediaStreamSource(window.__heard).connect(ear);
  await new Promise((done) => setTimeout(done, milliseconds));
  const bins = new Float32Array(ear.frequencyBinCount);
  ear.getFloatFrequencyData(bins);
  const width = context.sampleRate / ear.fftSize;
  await context.close();
  return tones.map((hertz) => {
    const middle = Math.round(hertz / width);
    return Math.max(-200, ...bins.slice(middle - 2, middle + 3));
  });
}
"""


def microphone(path: Path, hertz: int, seconds: float = 2.0) -> Path:
    """A WAV of a tone, which Chromium plays over and over as the microphone."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(audio.tone(hertz, seconds, rate=RATE).tobytes())
    return path


@asynccontextmanager
async def chromium(sound: Path) -> AsyncIterator[Browser]:
    """A browser that speaks this WAV."""
    async with async_playwright() as playwright:
        arguments = [*ARGUMENTS, f"--use-file-for-fake-audio-capture={sound}"]
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        try:
            yield browser
        finally:
            await browser.close()


#: What browsers of this session refused because of a page's content policy, as the console says it.
refused_content: set[str] = set()


def note_refused_content(message: ConsoleMessage) -> None:
    """Two refusals are left out, for tests try them: of strangers' pages that frame ours, and of event handlers, which
    stand in what a test pastes and nowhere in our pages.
    """
    tried = "frame-ancestors" in message.text or "inline event handler" in message.text
    if "Content Security Policy" in message.text and not tried:
        refused_content.add(f"{message.location.get('url')}: {message.text[:200]}")


async def person_at(browser: Browser, origin: str) -> BrowserContext:
    """Somebody's own browser window, with a microphone allowed."""
    context = await browser.new_context(
        base_url=origin, ignore_https_errors=True, locale="zh-CN", reduced_motion="reduce"
    )
    await context.grant_permissions(["microphone"])
    await context.add_init_script(PREPARE)
    context.on("console", note_refused_content)
    return context


async def open_session(window: BrowserContext, origin: str, number: str, password: str) -> None:
    """Signed in as the sign-in page does it, without drawing that page: a second of processor for most tests.

    The page itself is used by the tests of signing in and by every desk.
    """
    await window.request.get("/api/session")  # answers 401, with the token against forged requests
    token = next(each["value"] for each in await window.cookies() if each["name"] == "csrftoken")
    headers = {"X-CSRFToken": token, "Origin": origin, "Referer": f"{origin}/sign-in"}
    answer = await window.request.post("/api/session", data={"number": number, "password": password}, headers=headers)
    assert answer.ok, await answer.text()


async def hears(page: Page | Frame, tones: Iterable[int], milliseconds: int = 400) -> set[int]:
    """Which of these tones the page's loudspeaker plays."""
    frequencies = list(tones)
    levels: list[float] = await page.evaluate(LISTEN, [frequencies, milliseconds])
    return {hertz for hertz, level in zip(frequencies, levels, strict=True) if level > AUDIBLE_DB}
