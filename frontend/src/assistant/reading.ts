import { onScopeDispose, ref } from 'vue'

/** Longer pieces are broken off by some browsers in the middle. */
const PIECE = /[^。！？；]+[。！？；]*/g
/** A number to ring is read digit by digit, not as a count. */
const NUMBER = /(拨打|电话|热线)(\s*)(\d{3,11})/g
const RATE = 0.9

/** Reads answers aloud, one at a time. `readable` false: this browser has no voice. */
export function useReading() {
  const readable = 'speechSynthesis' in window
  const reading = ref(-1)
  let turn = 0

  function stop() {
    turn++
    reading.value = -1
    if (readable) speechSynthesis.cancel()
  }

  /** Answer number `at`; the one that is being read falls silent instead. */
  function read(text: string, at: number) {
    const wasRead = reading.value === at
    stop()
    if (wasRead) return
    reading.value = at
    const mine = turn
    const over = () => {
      if (turn === mine) reading.value = -1
    }
    const pieces = piecesOf(text)
    pieces.forEach((piece, index) => {
      const said = new SpeechSynthesisUtterance(piece)
      said.lang = 'zh-CN'
      said.rate = RATE
      said.onerror = over
      if (index === pieces.length - 1) said.onend = over
      speechSynthesis.speak(said)
    })
  }

  window.addEventListener('pagehide', stop)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', stop)
    stop()
  })
  return { readable, reading, read, stop }
}

export function piecesOf(text: string): string[] {
  const digits = (_: string, word: string, gap: string, number: string) => word + gap + [...number].join(' ')
  return text.replace(NUMBER, digits).match(PIECE) ?? []
}
