import { describe, expect, it } from 'vitest'

import { fieldErrorsOf, NUMBER_FORM, type Power, powersRefusal, sameOnes } from '@/accounts/administration/accounts'
import { ApiError } from '@/app/http'

describe('三种管理权', () => {
  it.each<[string, Power[], string]>([
    ['没有权限', [], ''],
    ['业务和一种管理权', ['business', 'security', '', 'security'], ''],
    ['两种管理权', ['system', 'business', 'audit'], '系统管理、审计管理的权限不能由同一个人持有。请只留其中一种。'],
    ['三种管理权', ['audit', 'security', 'system'], '系统管理、安全管理、审计管理的权限不能由同一个人持有。请只留其中一种。'],
  ])('%s', (_, powers, refusal) => expect(powersRefusal(powers)).toBe(refusal))
})

describe('拒绝写在所涉的字段旁', () => {
  it.each([
    ['number_taken', 'number'],
    ['name_taken', 'name'],
    ['unknown_group', 'group'],
    ['reason_missing', 'reason'],
    ['changed_meanwhile', 'form'],
  ])('%s', (code, field) => expect(fieldErrorsOf(new ApiError(409, code, '原因'))).toEqual({ [field]: '原因' }))

  it('程序错误照样抛出', () => expect(() => fieldErrorsOf(new TypeError('x'))).toThrow(TypeError))
})

describe('工号', () => {
  it.each([['1001', true], ['12', false], ['1234567890123', false], ['a001', false], ['', false]])('%s', (number, right) => expect(NUMBER_FORM.test(number)).toBe(right))
})

describe('角色有没有变', () => {
  it('与次序无关', () => expect(sameOnes(['a', 'b'], ['b', 'a'])).toBe(true))
  it('少一个就是变了', () => expect(sameOnes(['a'], ['a', 'b'])).toBe(false))
  it('换一个就是变了', () => expect(sameOnes(['a', 'c'], ['a', 'b'])).toBe(false))
})
