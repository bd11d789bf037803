import { onScopeDispose, ref } from 'vue'

/** Longer pieces are broken off by some browsers in the middle. */
const PIECE = /[^。！？；]+[。！？；]*/g
/** A number to ring is read digit by digit, not as a count. */
const NUMBER = /(拨打|电话|热线)(\s*)(\d{3,11})/g
const RATE = 0.9
/** Some browsers name their voices a moment after the page is there. */
const VOICES_MS = 1000
const CHINESE = /^(zh|cmn)\b/i
const NO_VOICE = '此设备没有中文语音，无法朗读。'
const BROKEN_OFF = '朗读失败，请重试。'
const VOICELESS = ['language-unavailable', 'voice-unavailable', 'synthesis-unavailable']

/** Reads answers aloud, one at a time. `readable` false: this browser reads nothing; `unread`: why an answer was not. */
export function useReading() {
  const readable = 'speechSynthesis' in window
  const reading = ref(-1)
  const unread = ref({ at: -1, why: '' })
  const named = readable ? voicesNamed() : Promise.resolve()
  let turn = 0

  function stop() {
    turn++
    reading.value = -1
    unread.value = { at: -1, why: '' }
    if (readable) speechSynthesis.cancel()
  }

  /** Answer number `at`; the one that is being read falls silent instead. */
  async function read(text: string, at: number) {
    const wasRead = reading.value === at
    stop()
    if (wasRead) return
    const mine = turn
    if (!languageSpoken()) await named
    if (turn !== mine) return
    const language = languageSpoken()
    if (!language) {
      unread.value = { at, why: NO_VOICE }
      return
    }
    reading.value = at
    const over = (why = '') => {
      if (turn !== mine) return
      stop()
      if (why) unread.value = { at, why }
    }
    const pieces = piecesOf(text)
    pieces.forEach((piece, index) => {
      const utterance = new SpeechSynthesisUtterance(piece)
      utterance.lang = language
      utterance.rate = RATE
      utterance.onerror = ({ error }) => over(VOICELESS.includes(error) ? NO_VOICE : BROKEN_OFF)
      if (index === pieces.length - 1) utterance.onend = () => over()
      speechSynthesis.speak(utterance)
    })
  }

  window.addEventListener('pagehide', stop)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', stop)
    stop()
  })
  return { readable, reading, unread, read, stop }
}

/** The Chinese that a voice of this device speaks, the mainland's before others; empty: none does. */
function languageSpoken(): string {
  const languages = speechSynthesis.getVoices().map(({ lang }) => lang.replace('_', '-'))
  return languages.find((language) => /^zh-(hans-)?cn/i.test(language)) ?? languages.find((language) => CHINESE.test(language)) ?? ''
}

function voicesNamed(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, VOICES_MS)
    if (languageSpoken()) return resolve()
    speechSynthesis.addEventListener?.('voiceschanged', () => languageSpoken() && resolve())
  })
}

export function piecesOf(text: string): string[] {
  const digits = (_: string, word: string, gap: string, number: string) => word + gap + [...number].join(' ')
  return text.replace(NUMBER, digits).match(PIECE) ?? []
}
