import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { AGAIN_AFTER, answerTo, CitizenError } from '@/assistant/wire'

const REPLIED = { answer: 'a', kind: 'answer', topics: [], number: '', level: '', citations: [], options: [] }
const SENTENCE = 'event: sentence\ndata: {"text":"五天。"}\n\n'
const DONE = `event: done\ndata: ${JSON.stringify(REPLIED)}\n\n`
const ASKED = { session: 's', text: '年假几天' }

/** Answers one after the other; what is no response breaks the line. */
function answers(...some: (() => Response)[]) {
  const fetch = vi.fn()
  some.forEach((each) => fetch.mockImplementationOnce(() => Promise.resolve().then(each)))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const stream = (written: string) => () => new Response(written)
const gone = () => {
  throw new TypeError('connection refused')
}
const refused = (status: number) => () => new Response(JSON.stringify({ message: '问得太快了' }), { status })

async function asked() {
  const heard: string[] = []
  const reply = answerTo(ASKED, ({ text }) => heard.push(text), () => heard.splice(0)).catch((error: unknown) => error)
  for (const wait of AGAIN_AFTER) await vi.advanceTimersByTimeAsync(wait)
  return { heard, reply: await reply }
}

describe('a question while a web process ends and another begins', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('is put again when the answer breaks off, and each sentence is heard once', async () => {
    const fetch = answers(stream(SENTENCE), stream(SENTENCE + DONE))
    expect(await asked()).toEqual({ heard: ['五天。'], reply: REPLIED })
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(fetch.mock.calls[1]).toEqual(fetch.mock.calls[0])
  })

  it('is put again when nobody is there or the proxy says so', async () => {
    const fetch = answers(gone, refused(502), stream(SENTENCE + DONE))
    expect((await asked()).reply).toEqual(REPLIED)
    expect(fetch).toHaveBeenCalledTimes(3)
  })

  it('is not put again when it was refused', async () => {
    const fetch = answers(refused(429))
    const { reply } = await asked()
    expect(reply).toBeInstanceOf(CitizenError)
    expect((reply as CitizenError).message).toBe('问得太快了')
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('ends with a sentence for the citizen when nobody comes', async () => {
    const fetch = answers(gone, gone, gone, gone)
    expect((await asked()).reply).toBeInstanceOf(CitizenError)
    expect(fetch).toHaveBeenCalledTimes(AGAIN_AFTER.length + 1)
  })
})
