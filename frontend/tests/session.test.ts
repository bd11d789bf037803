// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { useSession } from '@/accounts/session'

const PERSON = { number: '2001', name: '韩梅', group: '', roles: [], role_names: [], permissions: [] }

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => vi.unstubAllGlobals())

describe('who one is', () => {
  it('is asked again as long as nobody answers', async () => {
    const session = useSession()
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no route')))
    await session.resume()
    expect([session.known, session.unreached]).toEqual([false, '未送达，请联网后重试'])
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify(PERSON)))
    await session.resume()
    expect([session.known, session.unreached, session.person?.number]).toEqual([true, '', '2001'])
  })

  it('is nobody where the server knows no session', async () => {
    const session = useSession()
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ code: 'session_missing', message: '请登录' }), { status: 401 }))
    await session.resume()
    expect([session.known, session.unreached, session.person]).toEqual([true, '', null])
  })

  it('signs in only when the server has ended the session before, whose answer takes the cookie away', async () => {
    const session = useSession()
    const asked: string[] = []
    let ended: () => void = () => undefined
    vi.stubGlobal('fetch', (_path: string, { method }: RequestInit) => {
      asked.push(method ?? '')
      if (method === 'POST') return Promise.resolve(new Response(JSON.stringify(PERSON)))
      return new Promise<Response>((resolve) => (ended = () => resolve(new Response(null, { status: 204 }))))
    })
    session.leave('长时间没有操作')
    const signedIn = session.signIn('2001', '…')
    await Promise.resolve()
    expect(asked).toEqual(['DELETE'])
    ended()
    expect((await signedIn).number).toBe('2001')
    expect(asked).toEqual(['DELETE', 'POST'])
  })
})
