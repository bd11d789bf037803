import { expect, test } from 'vitest'

import { doubtWords, isMasked, offered } from '@/knowledge/gaps/gaps'

const example = (text: string) => ({ text, doubt: 'refused' as const, at: '2026-11-26T08:00:00Z' })

test('what was the matter is said in words, the commonest first', () => {
  expect(doubtWords({ bad: 1, refused: 3 })).toBe('没答上 3 · 评价没用 1')
})

test('offered is the most typical question in which nothing is hidden', () => {
  expect(offered({ examples: [example('我叫＊，卡怎么补'), example('卡怎么补'), example('卡丢了')] })).toBe('卡怎么补')
  expect(offered({ examples: [example('电话＊')] })).toBe('')
  expect(isMasked('电话＊')).toBe(true)
})
