import { expect, test } from 'vitest'

import { kappaWord, shareText } from '@/knowledge/evaluation/evaluation'
import { doubtText, isMasked, offered } from '@/knowledge/gaps/gaps'

const example = (text: string) => ({ text, doubt: 'refused' as const, at: '2026-11-26T08:00:00Z' })

test('what was the matter is said in words, the commonest first', () => {
  expect(doubtText({ bad: 1, refused: 3 })).toBe('未答 3 · 评价无用 1')
})

test('offered is the most typical question in which nothing is hidden', () => {
  expect(offered({ examples: [example('我叫＊，卡怎么补'), example('卡怎么补'), example('卡丢了')] })).toBe('卡怎么补')
  expect(offered({ examples: [example('电话＊')] })).toBe('')
  expect(isMasked('电话＊')).toBe(true)
})

test('a share says how sure it is, and nothing where nothing was measured', () => {
  expect(shareText({ count: 222, right: 174, low: 0.725, high: 0.833 })).toBe('78.4%（72.5%～83.3%）')
  expect(shareText({ count: 0, right: 0, low: 0, high: 1 })).toBe('—')
})

test('what an agreement is worth is said in a word', () => {
  expect(kappaWord(0.83)).toBe('0.83 几乎一致')
  expect(kappaWord(0.1)).toBe('0.10 偏低，先统一标准')
  expect(kappaWord(null)).toBe('无法计算')
})
