// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'

import { useChat } from '@/assistant/chat'
import type { ChatMessage, OwnChat } from '@/assistant/chatWire'

/** The chat as the server has it; a test writes into it. */
let server: OwnChat
let requests: string[]
let refuses: (request: string) => Response | undefined
let scope: EffectScope

function message(number: number, fields: Partial<ChatMessage> = {}): ChatMessage {
  return { number, by: '1001', key: `key-${number}`, at: '', text: `第 ${number} 句`, file: null, ...fields }
}

function open(): ReturnType<typeof useChat> {
  return scope.run(useChat) as ReturnType<typeof useChat>
}

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  scope = effectScope()
  requests = []
  refuses = () => undefined
  server = { state: 'talking', place: 0, agent: '1001', offers_callback: false, ended_by: '', stars: null, last_number: 0, file_bytes: 1000, messages: [] }
  vi.stubGlobal('fetch', async (address: string, { method, body }: { method: string; body?: string }) => {
    const request = `${method} ${address}`
    requests.push(request)
    const refused = refuses(request)
    if (refused) return refused
    if (address.endsWith('/messages')) {
      const { key, text } = JSON.parse(body ?? '{}') as { key: string; text: string }
      const found = server.messages.find((each) => each.key === key) ?? message(server.messages.length + 1, { by: '', key, text })
      if (!server.messages.includes(found)) server.messages.push(found)
      return new Response(JSON.stringify(found))
    }
    const after = Number(new URLSearchParams(address.split('?')[1]).get('after') ?? 0)
    return new Response(JSON.stringify({ ...server, messages: server.messages.filter(({ number }) => number > after) }))
  })
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a citizen’s chat with an agent', () => {
  it('shows each message once and in order, however the looks overlap', async () => {
    const { chat, begin, send } = open()
    await begin('session')
    server.messages.push(message(1), message(2))
    await vi.advanceTimersByTimeAsync(2000)
    await send('谢谢')
    await vi.advanceTimersByTimeAsync(2000)
    expect(chat.messages.map(({ text }) => text)).toEqual(['第 1 句', '第 2 句', '谢谢'])
    expect(chat.pending).toEqual([])
  })

  it('shows what the agent wrote meanwhile before one’s own message', async () => {
    const { chat, begin, send } = open()
    await begin('session')
    server.messages.push(message(1))
    await send('在吗')
    expect(chat.messages).toEqual([])
    await vi.advanceTimersByTimeAsync(2000)
    expect(chat.messages.map(({ number }) => number)).toEqual([1, 2])
    expect(chat.pending).toEqual([])
  })

  it('sends a message again under its key, so that it is there once', async () => {
    const { chat, begin, send, deliver } = open()
    await begin('session')
    refuses = (request) => (request.endsWith('/messages') ? new Response('{"code":"too_often","message":"写得太快了"}', { status: 429 }) : undefined)
    await send('在吗')
    const [pending] = chat.pending
    expect([pending?.errorText, chat.messages.length]).toEqual(['写得太快了', 0])
    refuses = () => undefined
    if (pending) await deliver(pending)
    expect([chat.pending.length, server.messages.length]).toEqual([0, 1])
  })

  it('is found again after a reload, and followed until it ends', async () => {
    await open().begin('session')
    server.messages.push(message(1))
    const { chat, isOpen } = open()
    await vi.advanceTimersByTimeAsync(1)
    expect(chat.messages).toHaveLength(1)
    server.state = 'ended'
    await vi.advanceTimersByTimeAsync(4000)
    expect(isOpen.value).toBe(false)
    const before = requests.length
    await vi.advanceTimersByTimeAsync(10_000)
    expect(requests.length).toBe(before)
  })

  it('says that the line is cut and goes on by itself; a chat that is not there any more is forgotten', async () => {
    const { chat, begin } = open()
    await begin('session')
    refuses = () => new Response('{"code":"unavailable","message":"…"}', { status: 503 })
    await vi.advanceTimersByTimeAsync(2000)
    expect(chat.cut).toBe(true)
    refuses = () => undefined
    await vi.advanceTimersByTimeAsync(2000)
    expect(chat.cut).toBe(false)
    refuses = () => new Response('{"code":"not_found","message":"没有这次人工咨询"}', { status: 404 })
    await vi.advanceTimersByTimeAsync(2000)
    expect([chat.secret, sessionStorage.length]).toEqual(['', 0])
  })

  it('drops the answer to a look at a chat that was closed meanwhile', async () => {
    const { chat, begin, forget } = open()
    await begin('session')
    let answer: (response: Response) => void = () => undefined
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)))
    await vi.advanceTimersByTimeAsync(2000)
    forget()
    answer(new Response(JSON.stringify({ ...server, messages: [message(1)] })))
    await vi.advanceTimersByTimeAsync(1)
    expect([chat.secret, chat.messages]).toEqual(['', []])
  })
})
