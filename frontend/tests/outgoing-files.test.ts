// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'

import { type OutgoingFiles, useOutgoingFiles } from '@/shared/files/outgoing'

const MB = 1024 * 1024
let scope: EffectScope
let sent: string[]
let answers: (() => Promise<void>)[]

function open(largest = 10 * MB): OutgoingFiles {
  return scope.run(() =>
    useOutgoingFiles({
      largest: () => largest,
      send: async (file, key, { progress, signal }) => {
        sent.push(`${file.name} ${key}`)
        progress(0.5)
        await (answers.shift()?.() ?? Promise.resolve())
        if (signal?.aborted) throw new DOMException('Given up', 'AbortError')
      },
      sentenceOf: (thrown) => (thrown as Error).message,
    }),
  ) as OutgoingFiles
}

const named = (name: string, size = 10, type = ''): File => new File([new Uint8Array(size)], name, { type })

beforeEach(() => {
  scope = effectScope()
  sent = []
  answers = []
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: vi.fn() }))
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
})

describe('files that wait beside the field', () => {
  it('leave one after the other and are gone once they have arrived', async () => {
    const { files, add, sendAll } = open()
    add([named('a.png', 10, 'image/png'), named('b.pdf')])
    expect(files.value.map(({ url }) => url)).toEqual(['blob:1', ''])
    await sendAll()
    expect(sent.map((one) => one.split(' ')[0])).toEqual(['a.png', 'b.pdf'])
    expect(files.value).toEqual([])
  })

  it('stay with the reason when they were not taken, and go again under the same name', async () => {
    const { files, add, sendAll } = open()
    answers = [() => Promise.reject(new Error('网络已断开'))]
    add([named('a.pdf')])
    await sendAll()
    expect(files.value.map(({ errorText, share }) => [errorText, share])).toEqual([['网络已断开', undefined]])
    await sendAll()
    expect(new Set(sent).size).toBe(1)
    expect([sent.length, files.value.length]).toEqual([2, 0])
  })

  it('are refused before they leave when they are empty, too large or too many', async () => {
    const { files, errorText, canSend, add, sendAll } = open(MB)
    add([named('a.pdf', 0), named('b.pdf', MB + 1)])
    expect(files.value.map(({ errorText: why }) => why)).toEqual(['文件为空', '1.0 MB，超过 1.0 MB。请压缩或拆分'])
    expect(canSend.value).toBe(false)
    await sendAll()
    expect(sent).toEqual([])
    add(Array.from({ length: 9 }, (_, at) => named(`${at}.pdf`)))
    expect([files.value.length, errorText.value]).toEqual([9, '一次最多发送 9 个文件，其余请分次发送'])
  })

  it('are stopped on their way by whoever takes them out', async () => {
    const { files, add, drop, sendAll } = open()
    let arrived: () => void = () => undefined
    answers = [() => new Promise((resolve) => (arrived = resolve))]
    add([named('a.pdf'), named('b.pdf')])
    const all = sendAll()
    const [first] = files.value
    expect(first?.share).toBe(0.5)
    drop(first?.key ?? '')
    arrived()
    await all
    expect(sent.map((one) => one.split(' ')[0])).toEqual(['a.pdf', 'b.pdf'])
    expect(files.value).toEqual([])
  })
})
