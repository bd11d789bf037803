// @vitest-environment jsdom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'

import { piecesOf, useReading } from '@/assistant/reading'

class Utterance {
  lang = ''
  rate = 1
  onend?: () => void
  onerror?: (event: { error: string }) => void
  constructor(readonly text: string) {}
}

/** A browser that has these voices, and more once `name` is called. */
function speech(languages: string[]) {
  const said: Utterance[] = []
  let changed = (): void => undefined
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
  vi.stubGlobal('speechSynthesis', {
    getVoices: () => languages.map((lang) => ({ lang })),
    addEventListener: (_: string, heard: () => void) => (changed = heard),
    speak: (piece: Utterance) => said.push(piece),
    cancel: vi.fn(),
  })
  const name = (language: string): void => {
    languages.push(language)
    changed()
  }
  return { said, name }
}

function reader(): ReturnType<typeof useReading> {
  const found = effectScope().run(useReading)
  if (!found) throw new Error('the scope is over')
  return found
}

describe('an answer read aloud', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('comes sentence by sentence, for a browser breaks off what is long', () => {
    expect(piecesOf('可以申领。要带身份证；还要证明')).toEqual(['可以申领。', '要带身份证；', '还要证明'])
  })

  it('says a number to ring digit by digit, and no other', () => {
    expect(piecesOf('请拨打 12329。2029 年 7 月退休。')).toEqual(['请拨打 1 2 3 2 9。', '2029 年 7 月退休。'])
  })

  it('is not where no voice speaks Chinese, and that is said', async () => {
    const { said } = speech(['en-US', 'de-DE'])
    const { read, reading, unread, stop } = reader()
    void read('可以。', 2)
    await vi.advanceTimersByTimeAsync(1000)
    expect([said.length, reading.value, unread.value]).toEqual([0, -1, { at: 2, why: '此设备没有中文语音，无法朗读。' }])
    stop()
    expect(unread.value.why).toBe('')
  })

  it('waits a moment for voices that are named late', async () => {
    const { said, name } = speech([])
    const { read, reading } = reader()
    void read('可以。', 0)
    await vi.advanceTimersByTimeAsync(300)
    expect(said).toEqual([])
    name('zh_TW')
    await flushPromises()
    expect([said.map(({ lang }) => lang), reading.value]).toEqual([['zh-TW'], 0])
  })

  it("is in the mainland's Chinese where there is one, and stops by hand though the voice never ends", async () => {
    const { said } = speech(['zh-HK', 'zh-CN'])
    const { read, reading } = reader()
    await read('可以。', 0)
    expect([said[0]?.lang, reading.value]).toEqual(['zh-CN', 0])
    await read('可以。', 0)
    expect([said.length, reading.value]).toEqual([1, -1])
    expect(speechSynthesis.cancel).toHaveBeenCalled()
  })

  it('that breaks off says so, unless it was stopped by hand', async () => {
    const { said } = speech(['zh-CN'])
    const { read, reading, unread, stop } = reader()
    await read('可以。', 0)
    said[0]?.onerror?.({ error: 'synthesis-failed' })
    expect([reading.value, unread.value.why]).toEqual([-1, '朗读失败，请重试。'])
    await read('可以。', 0)
    stop()
    said[1]?.onerror?.({ error: 'interrupted' })
    expect(unread.value.why).toBe('')
  })
})
