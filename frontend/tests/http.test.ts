// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'

import { ApiError, http, noteSessionBegun, sentenceOf, whenSessionIsLost } from '@/app/http'
import { query } from '@/wire/address'

function answer(status: number, body: unknown): ReturnType<typeof vi.fn> {
  const fetch = vi.fn().mockResolvedValue(new Response(body === null ? null : JSON.stringify(body), { status }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const thrown: unknown = await promise.catch((problem: unknown) => problem)
  if (!(thrown instanceof ApiError)) throw new Error('no ApiError was thrown')
  return thrown
}

describe('HTTP', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('sends the token of the cookie with every write, and never with a read', async () => {
    document.cookie = 'csrftoken=token-1'
    const fetch = answer(200, { ok: true })
    await http.post('/api/desk/ready')
    expect(fetch.mock.calls[0]?.[1].headers['X-CSRFToken']).toBe('token-1')
    answer(200, {})
    const reading = answer(200, {})
    await http.get('/api/desk')
    expect(reading.mock.calls[0]?.[1].headers).not.toHaveProperty('X-CSRFToken')
  })

  it('hands on the sentence, the code and what comes with them', async () => {
    answer(401, { code: 'wrong_password', message: '工号或密码错误。', status: 401, left: 3 })
    const error = await failure(http.post('/api/session', { body: { number: '1001', password: '…' } }))
    expect([error.status, error.code, error.message, error.details.left]).toEqual([401, 'wrong_password', '工号或密码错误。', 3])
  })

  it('has a sentence of its own when the answer explains nothing', async () => {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response('<html>502</html>', { status: 502 })))
    const error = await failure(http.get('/api/desk'))
    expect([error.status, error.message]).toEqual([502, '服务无响应，请稍后重试'])
  })

  it('says that nothing was sent when the network is gone', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')))
    const error = await failure(http.post('/api/desk/ready'))
    expect([error.status, error.code]).toEqual([0, 'unreached'])
  })

  it('asks to sign in again when the session ran out, not when a password was wrong', async () => {
    const lost = vi.fn()
    const forget = whenSessionIsLost(lost)
    answer(401, { code: 'wrong_password', message: '…' })
    await failure(http.post('/api/session', { body: { number: '1001', password: '…' } }))
    expect(lost).not.toHaveBeenCalled()
    answer(401, { code: 'session_expired', message: '…' })
    await failure(http.get('/api/desk'))
    expect(lost).toHaveBeenCalledTimes(1)
    forget()
  })

  it('asks nobody to sign in again for what was asked before the last sign-in and is answered after it', async () => {
    const lost = vi.fn()
    const forget = whenSessionIsLost(lost)
    let refuse: (late: Response) => void = () => undefined
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (refuse = resolve)))
    const late = failure(http.get('/api/desk'))
    noteSessionBegun()
    refuse(new Response(JSON.stringify({ code: 'session_expired', message: '…' }), { status: 401 }))
    expect((await late).code).toBe('session_expired')
    expect(lost).not.toHaveBeenCalled()
    forget()
  })

  it('answers null for an empty success', async () => {
    answer(204, null)
    expect(await http.remove('/api/session')).toBeNull()
  })

  it('does not hide a programming error behind a sentence', () => {
    expect(() => sentenceOf(new RangeError('bug'))).toThrow(RangeError)
  })

  it('leaves unset fields out of an address', () => {
    expect(query({ a: '', b: null, c: undefined, d: 0, e: '全 号' })).toBe('?d=0&e=%E5%85%A8+%E5%8F%B7')
    expect(query({})).toBe('')
  })
})
