// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, nextTick, reactive, shallowReactive } from 'vue'

import { type Person, useSession } from '@/accounts/session'
import type { Live } from '@/app/live/useLive'
import { attendSupervision } from '@/calls/supervision/attend'
import { usePhone } from '@/calls/phone/phone'
import { useSupervision } from '@/calls/supervision/supervision'

const ME = '2001'
const CALL = 'calls/c1'
let docs: Map<string, unknown>
let scope: EffectScope

/** The call as the live line shows it, with this leader since that moment. */
function led(mode: string, asked_at: string): unknown {
  return { id: 'c1', phase: 'talking', number: '', agent: '1001', supervised_by: ME, supervision: { leader: ME, mode, reason: '', asked_at, answered_at: asked_at, hears: true } }
}

beforeEach(() => {
  setActivePinia(createPinia())
  useSession().person = { number: ME } as Person
  docs = shallowReactive(new Map())
  usePhone().stage = 'up'
  useSupervision().line = reactive({ docs }) as Live
  vi.stubGlobal('fetch', async () => new Response('{}'))
  scope = effectScope()
  scope.run(attendSupervision)
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
})

describe('a leader with a call in this window', () => {
  async function listens(): Promise<ReturnType<typeof useSupervision>> {
    const supervision = useSupervision()
    docs.set(CALL, led('listen', '2026-11-25T02:20:00Z'))
    expect(await supervision.post({ id: 'c1', mode: 'listen', reason: '' })).toBe('')
    expect(supervision.sight?.kind).toBe('listen')
    return supervision
  }

  it('is with it in another way on the same line', async () => {
    const supervision = await listens()
    docs.set(CALL, led('whisper', '2026-11-25T02:20:00Z'))
    await nextTick()
    expect(supervision.sight?.kind).toBe('whisper')
  })

  it('is out of it when another window of the same leader is with it, also if the moment between was never seen', async () => {
    const supervision = await listens()
    docs.set(CALL, led('whisper', '2026-11-25T02:21:00Z'))
    await nextTick()
    expect([supervision.sight, supervision.kept, supervision.note]).toEqual([null, null, ''])
  })

  it('is in it again when it asks anew', async () => {
    const supervision = await listens()
    vi.stubGlobal('fetch', async () => {
      docs.set(CALL, led('whisper', '2026-11-25T02:22:00Z')) // the live line is faster than the answer
      await nextTick()
      return new Response('{}')
    })
    await supervision.post({ id: 'c1', mode: 'whisper', reason: '' })
    expect(supervision.sight?.kind).toBe('whisper')
  })
})
