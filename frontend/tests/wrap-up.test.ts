// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { emptyDraft, maySave, missingOf, NOTES_LIMIT, saveWord, wireOf, withCase } from '@/calls/desk/wrapUp'

const WHOLE = { topicId: 'pension-min-years', disposition: '已答复', notes: ' 问年限 ', sensitive: false }

describe('the summary of a call', () => {
  it('names what is missing, in the order of the form', () => {
    expect(missingOf(emptyDraft())).toEqual(['主题', '处理结果'])
    expect(missingOf({ ...WHOLE, disposition: '' })).toEqual(['处理结果'])
    expect(missingOf(WHOLE)).toEqual([])
  })

  it('says what saving leads to: what was asked for meanwhile goes before being ready', () => {
    expect([undefined, '', 'not_ready', 'signed_out'].map(saveWord)).toEqual(['保存并就绪', '保存并就绪', '保存并示忙', '保存并签退'])
  })

  it('lets nobody be ready without topic and result, but keeps any draft', () => {
    for (const draft of [emptyDraft(), { ...WHOLE, topicId: '' }, { ...WHOLE, disposition: '' }]) {
      expect([maySave(draft, 'ready'), maySave(draft, 'not_ready'), maySave(draft, 'stay')]).toEqual([false, false, true])
    }
    expect(maySave(WHOLE, 'ready')).toBe(true)
  })

  it('says by how much the notes are too long, and keeps no such draft', () => {
    const long = { ...WHOLE, notes: '字'.repeat(NOTES_LIMIT + 3) }
    expect(missingOf(long)).toEqual(['备注超出 3 字'])
    expect(maySave(long, 'stay')).toBe(false)
  })

  it('takes topic and result from a work order registered from the call, and leaves what was chosen', () => {
    expect(withCase(emptyDraft(), 'wage-arrears')).toMatchObject({ topicId: 'wage-arrears', disposition: '已建工单' })
    expect(withCase(WHOLE, 'wage-arrears')).toEqual(WHOLE)
  })

  it('goes out with trimmed notes', () => {
    expect(wireOf(WHOLE, 'ready')).toEqual({ topic_id: 'pension-min-years', disposition: '已答复', notes: '问年限', sensitive: false, then: 'ready' })
  })
})

describe('a draft', () => {
  beforeEach(() => vi.resetModules())

  it('survives a reload of the page and is gone after sign-out', async () => {
    const before = await import('@/calls/desk/drafts')
    before.draftOf('c1').notes = '来电人问年限'
    vi.resetModules()
    const reloaded = await import('@/calls/desk/drafts')
    expect(reloaded.draftOf('c1').notes).toBe('来电人问年限')
    reloaded.forgetDrafts()
    vi.resetModules()
    const signedOut = await import('@/calls/desk/drafts')
    expect(signedOut.draftOf('c1').notes).toBe('')
    expect(JSON.stringify(Object.entries(sessionStorage))).not.toContain('年限')
  })
})
