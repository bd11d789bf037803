// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'

import { reportDisplayed, reportUsed, useConsulted } from '@/calls/answer/consulted'
import { lastLine } from '@/calls/answer/hints'
import { useDesk } from '@/calls/desk/desk'
import { askable, piecesOf, type Search, useSearch } from '@/knowledge/search/search'

interface Asked {
  readonly path: string
  readonly body: unknown
  answer(status: number, body: unknown): Promise<void>
}
let asked: Asked[] = []

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  asked = []
  vi.stubGlobal('fetch', (path: string, sent: RequestInit) => new Promise<Response>((resolve, reject) => {
    sent.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    const answer = async (status: number, body: unknown): Promise<void> => {
      resolve(new Response(status === 204 ? null : JSON.stringify(body), { status }))
      await vi.advanceTimersByTimeAsync(0)
    }
    asked.push({ path: decodeURIComponent(path), body: sent.body ? JSON.parse(sent.body as string) : null, answer })
  }))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const hit = (code: string): object => ({ code, version: 1, title: code, passage: { key: 'conclusion', text: '', marks: [] } })

describe('what goes out of what was typed', () => {
  it('has no telephone and identity numbers', () => {
    expect(askable('  我叫13800001022 身份证110101199003070019 工伤 8级 ')).toBe('我叫 身份证 工伤 8级')
  })

  it('is, of notes, what was said last', () => {
    expect(lastLine('老板不发工资。已三个月；工伤怎么认定')).toBe('工伤怎么认定')
    expect(lastLine('好的。')).toBe('')
  })
})

describe('a text with marks', () => {
  it('is cut at them, whatever they are', () => {
    const texts = (marks: [number, number][]): string[] => piecesOf('单位不发工资', marks).map(({ text, marked }) => (marked ? `[${text}]` : text))
    expect(texts([])).toEqual(['单位不发工资'])
    expect(texts([[0, 2], [4, 6]])).toEqual(['[单位]', '不发', '[工资]'])
    expect(texts([[4, 60], [2, 5]])).toEqual(['单位不发', '[工资]'])
  })

  it('counts characters as the server does', () => {
    expect(piecesOf('𠮷工资', [[1, 3]])).toEqual([{ text: '𠮷', marked: false }, { text: '工资', marked: true }])
  })
})

describe('searching as one types', () => {
  it('asks after a pause, shows the newest answer, keeps what was found until then', async () => {
    const typed = ref('工')
    const scope = effectScope()
    const search = scope.run(() => useSearch(() => typed.value)) as Search
    typed.value = '工伤'
    await vi.advanceTimersByTimeAsync(200)
    expect(asked.map(({ path }) => path)).toEqual(['/api/knowledge/search?q=工伤&limit=6'])
    await asked[0]?.answer(200, { results: [hit('wi-scope')], meaning: false })
    expect([search.found.value.map(({ code }) => code), search.byText.value]).toEqual([['wi-scope'], true])

    typed.value = '工伤没签'
    await vi.advanceTimersByTimeAsync(200)
    typed.value = '工伤没签合同'
    await vi.advanceTimersByTimeAsync(200)
    expect(search.found.value).toHaveLength(1)
    await asked[2]?.answer(200, { results: [hit('wi-no-contract'), hit('wi-scope')], meaning: true })
    expect([search.searched.value, search.found.value.length, search.byText.value]).toEqual(['工伤没签合同', 2, false])

    typed.value = ' '
    await vi.advanceTimersByTimeAsync(200)
    expect([search.found.value, asked.length]).toEqual([[], 3])
    scope.stop()
  })

  it('says why it cannot, and asks again', async () => {
    const scope = effectScope()
    const search = scope.run(() => useSearch(() => '工伤')) as Search
    await vi.advanceTimersByTimeAsync(200)
    await asked[0]?.answer(503, { code: 'no_index', message: '检索还没有准备好' })
    expect(search.problem.value?.message).toBe('检索还没有准备好')
    search.again()
    await vi.advanceTimersByTimeAsync(200)
    await asked[1]?.answer(200, { results: [hit('wi-scope')], meaning: true })
    expect([search.problem.value, search.found.value.length]).toEqual([undefined, 1])
    scope.stop()
  })
})

describe('what was seen and used in a call', () => {
  const onCall = (call: string): void => void (useDesk().answered = { call } as never)
  const article = { code: 'wi-scope', version: 2 }

  it('is told once, with its version, and counted', async () => {
    onCall('call-a')
    reportDisplayed('search', [{ ...article, passage: 'details/1' }, { code: 'wi-time', version: 1 }])
    reportDisplayed('search', [article])
    await asked[0]?.answer(204, null)
    reportDisplayed('opened', [article])
    await asked[1]?.answer(204, null)
    reportUsed('copied', article)
    await asked[2]?.answer(204, null)
    expect(asked.map(({ path, body }) => [path, (body as { how: string }).how])).toEqual([
      ['/api/knowledge/calls/call-a/shown', 'search'],
      ['/api/knowledge/calls/call-a/shown', 'opened'],
      ['/api/knowledge/calls/call-a/used', 'copied'],
    ])
    expect((asked[0]?.body as { articles: unknown[] }).articles).toHaveLength(2)
    expect(useConsulted().value).toEqual({ read: 1, used: ['wi-scope'] })
  })

  it('is nothing without a call', () => {
    onCall('')
    reportDisplayed('opened', [article])
    expect(asked).toEqual([])
  })

  it('waits for the server, in order, and takes its no for an answer', async () => {
    onCall('call-b')
    reportDisplayed('opened', [article])
    reportUsed('marked', article)
    await asked[0]?.answer(503, {})
    expect(asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(6000)
    await asked[1]?.answer(409, { code: 'not_your_call' })
    await asked[2]?.answer(204, null)
    expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual(['shown', 'shown', 'used'])
    await vi.advanceTimersByTimeAsync(6000)
    expect(asked).toHaveLength(3)
  })
})
