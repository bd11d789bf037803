import { describe, expect, it } from 'vitest'

import { inText, listed, wishOf, wrongWith } from '@/integrations/clients'

describe('a client of the open interface', () => {
  it('takes numbers apart however they are written, and all for all', () => {
    expect(listed('1001 1002，1003、1001')).toEqual(['1001', '1002', '1003'])
    expect([listed('全部'), listed('1001 *'), listed('  ')]).toEqual([['*'], ['*'], []])
  })

  it('says all and nothing in words', () => {
    expect([inText(['*']), inText([]), inText(['1001', '1002'])]).toEqual(['全部', '无', '1001、1002'])
  })

  it('needs a name, a scope and a quota', () => {
    const wish = wishOf()
    expect(wrongWith(wish)).toBe('请填写名称')
    wish.name = '大厅系统'
    expect(wrongWith(wish)).toBe('至少选一项权限')
    wish.scopes.push('calls.dial')
    expect(wrongWith(wish)).toBe('')
    expect(wrongWith({ ...wish, per_minute: '' })).toBe('每分钟 1 到 6000 次')
  })
})
