import { expect, it } from 'vitest'

import { decidedText, wrongText } from '@/quality/after'
import { correctionOf, correctionText, hintText, taskText, unreachableText } from '@/quality/corrections'

const NOW = Date.parse('2026-11-25T02:24:00Z') // 10:24 in Beijing
const open = { due: '2026-11-26T10:00:00Z', result: '', closed_at: null, note: '', by: '2001 张班长' }

it('says until when and by whom a citizen is to be called back, and when that is over', () => {
  expect(correctionText(open, NOW)).toBe('待回访，11-26 18:00 前 · 2001 张班长')
  expect(correctionText({ ...open, by: '' }, Date.parse('2026-11-27T02:00:00Z'))).toBe('超期未回访，应在 11-26 18:00 前')
})

it('says how the call-back ended', () => {
  expect(correctionText({ ...open, result: 'corrected', closed_at: '2026-11-25T02:00:00Z' }, NOW)).toBe('已纠正 · 今天 10:00 · 2001 张班长')
  expect(correctionText({ ...open, result: 'closed', note: '号码有误', closed_at: '2026-11-25T02:00:00Z', by: '' }, NOW)).toBe('已关闭 · 号码有误 · 今天 10:00')
})

it('names who has ended it before who was to', () => {
  const call = { id: 'cb-1', due: open.due, overdue: false, result: '', note: '', closed_at: null, to: { number: '2001', name: '张班长' }, by: null }
  expect(correctionOf(call).by).toBe('2001 张班长')
  expect(correctionOf({ ...call, by: { number: '2002', name: '' } }).by).toBe('2002')
})

it('says why nobody is called back', () => {
  expect(unreachableText('withheld')).toBe('无法回访：来电未显示号码')
})

it('says how far the agent and the editor are', () => {
  expect(taskText({ due_on: '2026-11-30', overdue: false, read_at: null, questions: 0 }, NOW)).toBe('11-30 前阅读条目')
  expect(taskText({ due_on: '2026-11-20', overdue: true, read_at: null, questions: 0 }, NOW)).toBe('超期未读，应在 11-20 前阅读条目')
  expect(taskText({ due_on: '2026-11-20', overdue: true, read_at: '2026-11-25T02:00:00Z', questions: 0 }, NOW)).toBe('已读 · 今天 10:00（超期）')
  expect(taskText({ due_on: '2026-11-30', overdue: false, read_at: '2026-11-25T02:00:00Z', questions: 3 }, NOW)).toBe('已读，测验 3 题全对 · 今天 10:00')
  expect(hintText({ due_on: '2026-11-30', overdue: false, outcome: '' })).toBe('待答复，11-30 前')
  expect(hintText({ due_on: '2026-11-30', overdue: false, outcome: 'changed' })).toBe('已修改')
})

it('tells an inspector who decided an item, and what became of a wrong answer', () => {
  expect(decidedText({ by_client: true, grade: 'fail' })).toBe('甲方仲裁：不通过')
  expect(decidedText({ by_client: false, grade: 'fail' })).toBe('申诉复核：维持不通过')
  expect(wrongText({ state: 'confirmed', comment: '与条目抵触' })).toBe('错答已核实：与条目抵触')
  expect(wrongText({ state: 'waiting', comment: '' })).toBe('错答待核实')
})
