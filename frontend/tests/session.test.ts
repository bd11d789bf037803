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
})
