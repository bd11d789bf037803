import { expect, test } from 'vitest'

import { importedText, PORTED_FILTERS } from '@/messaging/ported/ported'
import { filtersOf } from '@/shared/list/address'

test('an address that names no carrier lists all', () => {
  expect(filtersOf(PORTED_FILTERS, { carrier: 'other', number: '1234' })).toEqual({ carrier: '', number: '1234' })
  expect(filtersOf(PORTED_FILTERS, { carrier: 'unicom' })).toEqual({ carrier: 'unicom', number: '' })
})

test('what became of a sheet of numbers', () => {
  expect(importedText({ added: 1200, changed: 0, unchanged: 0 })).toBe('已导入 1,200 个携号转网号码')
  expect(importedText({ added: 0, changed: 2, unchanged: 1 })).toBe('已导入 0 个携号转网号码，更新 2 个，1 个无变化')
})
