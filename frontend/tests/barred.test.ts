import { expect, test } from 'vitest'

import { BARRED_FILTERS, importedText, liftConsequence } from '@/messaging/barred/barred'
import { filtersOf } from '@/shared/list/address'

test('who opted out by a reply is sent texts again only at their wish, and it is said', () => {
  expect(liftConsequence({ why: 'opted_out', number: '138******01' })).toBe('机主曾回复退订，恢复须有机主要求。138******01 恢复接收短信。')
  expect(liftConsequence({ why: 'blacklisted', number: '138******01' })).toBe('138******01 恢复接收短信。')
})

test('an address that names no reason lists all', () => {
  expect(filtersOf(BARRED_FILTERS, { why: 'other', number: '1234' })).toEqual({ why: '', number: '1234' })
})

test('what became of a sheet of numbers', () => {
  expect(importedText({ added: 1200, already: 0 })).toBe('已加入黑名单 1,200 个号码')
  expect(importedText({ added: 2, already: 1 })).toBe('已加入黑名单 2 个号码，1 个原已在名单中')
})
