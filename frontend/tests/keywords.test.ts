import { describe, expect, it } from 'vitest'

import { changedRules, type KeywordRule, moved, outcomeOf, ruleErrors, keywordsIn } from '@/messaging/keywords/keywords'

const RULE: KeywordRule = { name: '地址', match: 'equals', wording: ['地址'], action: 'reply', answer: '永定门西街5号' }

describe('keyword rules', () => {
  it('reads words however they are parted, each once', () => {
    expect(keywordsIn('地址、在哪，地址\n 怎么走 ;')).toEqual(['地址', '在哪', '怎么走'])
  })

  it.each<[Partial<KeywordRule>, string | undefined]>([
    [{}, undefined],
    [{ name: '' }, 'name'],
    [{ name: '致谢' }, 'name'],
    [{ wording: [] }, 'wording'],
    [{ match: 'pattern' }, 'wording'],
    [{ match: 'pattern', wording: ['查*进度'] }, undefined],
    [{ answer: '' }, 'answer'],
    [{ action: 'nothing', answer: '' }, undefined],
    [{ action: 'opt_out', match: 'holds', answer: '' }, 'match'],
  ])('%o lacks %s', (change, field) => {
    expect(Object.keys(ruleErrors({ ...RULE, ...change }, ['致谢']))).toEqual(field ? [field] : [])
  })

  it('moves a rule and knows that the order is a change', () => {
    const other = { ...RULE, name: '时间' }
    expect(moved([RULE, other], 1, -1)).toEqual([other, RULE])
    expect(changedRules([RULE, other], [other, RULE])).toBe(true)
    expect(changedRules([RULE], [{ ...RULE }])).toBe(false)
  })

  it.each<[Parameters<typeof outcomeOf>[0], string]>([
    [{ meaning: 'keyword', rule: '地址', answer: '…' }, '按“地址”处理，不进待办'],
    [{ meaning: 'opt_out', rule: '', answer: '' }, '退订，不再发送通知'],
    [{ meaning: 'open', rule: '', answer: '' }, '没有符合的规则，转坐席'],
    [{ meaning: 'open', rule: '投诉', answer: '' }, '按“投诉”转坐席'],
  ])('%o reads %s', (tried, sentence) => {
    expect(outcomeOf(tried)).toBe(sentence)
  })
})
