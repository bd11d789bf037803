// @vitest-environment jsdom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'

import { useSession } from '@/accounts/session'
import { moveNode } from '@/ivr/editor/editing'
import { withLayout } from '@/ivr/editor/layout'
import { localDraftOf } from '@/ivr/editor/localDraft'
import { type FlowDocument, useDocument } from '@/ivr/editor/useDocument'
import { useProblems } from '@/ivr/editor/useProblems'
import { useVersion, type VersionDesk } from '@/ivr/editor/useVersion'
import type { FlowVersion } from '@/ivr/flow'

import { PLAIN } from './flows'

const EMPTY = { flow: { ...PLAIN, nodes: {}, edges: [] }, numbers: [], scenarios: '' }
const LEADER = '2001'

/** A server with these versions, newest first; what it was asked is kept. */
function server(...numbers: number[]): { asked: string[]; sent: unknown[]; refuse?: object } {
  const told: ReturnType<typeof server> = { asked: [], sent: [] }
  const row = (version: number): FlowVersion =>
    ({ version, state: 'draft', numbers: ['12333'], trial_numbers: [], scenarios: '', content: withLayout({ ...PLAIN, version }) }) as unknown as FlowVersion
  const answer = (path: string, method: string): unknown => {
    if (path.endsWith('/versions')) return { rows: numbers.map(row) }
    if (path.includes('/versions/')) return row(Number(path.split('/').at(-1)))
    if (path.includes('/differences')) return { rows: [{ what: 'changed', node: 'end', message: '节点“挂机”改了名' }] }
    if (method === 'POST' && path.endsWith('/drafts')) numbers.unshift((numbers[0] ?? 0) + 1)
    return row(numbers[0] ?? 0)
  }
  vi.stubGlobal('fetch', (path: string, { method, body }: RequestInit) => {
    told.asked.push(`${method} ${path}`)
    if (body) told.sent.push(JSON.parse(String(body)))
    const refused = told.refuse && path.endsWith('/drafts')
    const content = refused ? told.refuse : answer(path, String(method))
    return Promise.resolve(new Response(JSON.stringify(content), { status: refused ? 409 : 200 }))
  })
  return told
}

let scope: EffectScope
let table: FlowDocument
let desk: VersionDesk

async function openFlow(wanted = 0): Promise<void> {
  scope?.stop()
  scope = effectScope()
  scope.run(() => {
    table = useDocument(EMPTY)
    desk = useVersion('main', table)
  })
  await desk.load(wanted)
}

beforeEach(() => {
  setActivePinia(createPinia())
  useSession().person = { number: LEADER, permissions: ['flows.edit'] } as never
  localStorage.clear()
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
})

describe('the editor of a flow', () => {
  it('opens the newest version to write on, an older one to read', async () => {
    server(5, 4)
    await openFlow()
    expect([desk.version.value?.version, desk.readOnly.value]).toEqual([5, false])
    await openFlow(4)
    expect([desk.version.value?.version, desk.readOnly.value]).toEqual([4, true])
  })

  it('is to read only for who may not write', async () => {
    useSession().person = { number: LEADER, permissions: ['flows.publish'] } as never
    server(5)
    await openFlow()
    expect(desk.readOnly.value).toBe(true)
  })

  it('says so when there is no such flow', async () => {
    server()
    await openFlow()
    expect(desk.state.value).toBe('missing')
  })

  it('saves upon what its author saw', async () => {
    const told = server(5)
    await openFlow()
    table.edit((flow) => moveNode(flow, 'end', [7, 7]))
    expect(await desk.save('挪一下')).toBe(true)
    expect(told.sent[0]).toMatchObject({ base: 5, note: '挪一下', numbers: ['12333'] })
    expect([desk.base.value, table.dirty.value, localDraftOf(LEADER, 'main')]).toEqual([6, false, undefined])
  })

  it('shows what somebody else saved meanwhile, and saves after it when asked again', async () => {
    const told = server(5)
    await openFlow()
    table.edit((flow) => moveNode(flow, 'end', [7, 7]))
    told.refuse = { code: 'stale_version', message: '2002 已经保存了第6版', newest: 6, by: '2002' }
    expect(await desk.save('')).toBe(false)
    expect(desk.conflict.value).toMatchObject({ newest: 6, changes: [{ message: '节点“挂机”改了名' }] })
    expect(told.asked).toContain('GET /api/flows/main/differences?before=5&after=6')
    expect(table.dirty.value).toBe(true)

    told.refuse = undefined
    desk.overwrite()
    expect(await desk.save('')).toBe(true)
    expect(told.sent.at(-1)).toMatchObject({ base: 6 })
  })

  it('writes on from an older version after the newest', async () => {
    const told = server(5, 4)
    await openFlow(4)
    desk.writeOnFromHere()
    await desk.save('')
    expect(told.sent[0]).toMatchObject({ base: 5, content: { version: 4 } })
  })
})

describe('changes that are not saved', () => {
  it('survive closing the page, with the version they were written upon', async () => {
    server(5)
    await openFlow()
    table.edit((flow) => moveNode(flow, 'end', [7, 7]))
    await flushPromises()

    server(6, 5)
    await openFlow()
    expect(table.flow.value.layout?.end).toEqual([7, 7])
    expect([desk.base.value, table.dirty.value, desk.restored.value !== '']).toEqual([5, true, true])
  })

  it('are gone once they are put away or undone', async () => {
    server(5)
    await openFlow()
    table.edit((flow) => moveNode(flow, 'end', [7, 7]))
    await flushPromises()
    table.undo()
    await flushPromises()
    expect(localDraftOf(LEADER, 'main')).toBeUndefined()

    table.redo()
    await flushPromises()
    await desk.discard()
    expect([table.dirty.value, localDraftOf(LEADER, 'main')]).toEqual([false, undefined])
  })

  it('are not taken up where an older version is read', async () => {
    server(5, 4)
    await openFlow()
    table.edit((flow) => moveNode(flow, 'end', [7, 7]))
    await flushPromises()
    await openFlow(4)
    expect([table.dirty.value, desk.restored.value]).toEqual([false, ''])
    expect(localDraftOf(LEADER, 'main')).toBeDefined()
  })
})

describe('checking', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('asks the server a moment after the last change, and not while something is not filled in', async () => {
    const check = vi.fn(() => Promise.resolve(new Response(JSON.stringify({ rows: [{ node: 'end', code: 'unreachable', message: '没有任何分支到达此节点' }] }))))
    vi.stubGlobal('fetch', check)
    scope = effectScope()
    table = useDocument({ flow: PLAIN, numbers: [], scenarios: '' })
    const problems = scope.run(() => useProblems(table.flow))
    table.edit((flow) => ({ ...flow, name: '' }))
    await vi.advanceTimersByTimeAsync(1000)
    expect(check).not.toHaveBeenCalled()
    expect(problems?.problemAt('', 'name')).toBe('请填写流程名称')

    table.edit((flow) => ({ ...flow, name: '一' }))
    await vi.advanceTimersByTimeAsync(200)
    table.edit((flow) => ({ ...flow, name: '一二' }))
    await vi.advanceTimersByTimeAsync(1000)
    expect(check).toHaveBeenCalledTimes(1)
    expect(problems?.ofNode('end').map((one) => one.code)).toEqual(['unreachable'])
    expect(problems?.checked.value).toBe(true)
  })
})
