import { describe, expect, it } from 'vitest'

import { aboutWord, actionWord, detailLines } from '@/audit/auditRows'
import { chartSentence } from '@/audit/hours'

describe('what the audit trail is read by', () => {
  it('names a request by its area, and by its address where it has none', () => {
    expect(actionWord({ action: 'GET /live/stream' })).toBe('查看现场')
    expect(actionWord({ action: 'POST /personal-requests' })).toBe('提交个人信息请求')
    expect(actionWord({ action: 'GET /nobody-knows/{id}' })).toBe('查看 /nobody-knows/{id}')
  })

  it('names what it is about by its kind or area, and which one where there are many', () => {
    expect(['call/bj1a-7', 'live/stream', 'flows/main/versions/3', 'nobody/knows', 'audit/rows'].map(aboutWord)).toEqual(['通话 bj1a-7', '现场', '语音流程 main/versions/3', 'nobody/knows', '审计'])
  })

  it('names the parts of the detail in words, and leaves out what says nothing', () => {
    const detail = { status: 200, one_time: false, members: ['5001', '5002'], after: { name: '综合席', skill: '' }, deadline: '' }
    expect(detailLines({ detail })).toEqual([['一次性密码', '否'], ['成员', '5001、5002'], ['改后', '名称：综合席']])
  })

  it('writes counts in groups of three', () => {
    const bar = { start: '2026-12-01T05:00:00Z', day: '2026-12-01', done: 1946, refused: 10, failed: 0, total: 1956 }
    expect(chartSentence([bar])).toContain('共 1,956 条，拒绝 10 条')
  })
})
