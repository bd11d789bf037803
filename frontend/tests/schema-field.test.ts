// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'

import SchemaField from '@/workorders/form/SchemaField.vue'
import { textOf } from '@/workorders/wire'

describe('多选的一栏', () => {
  const field = { type: 'array', title: '危害', items: { enum: ['粉尘', '噪声', '高温'] } }

  it('每项一个勾，交出去的按表单的先后', async () => {
    const one = mount(SchemaField, { props: { name: 'hazards', field, value: ['高温'], required: true } })
    const boxes = one.findAll<HTMLInputElement>('[data-testid=field-hazards] input')
    expect(boxes.map((box) => [box.element.value, box.element.checked])).toEqual([['粉尘', false], ['噪声', false], ['高温', true]])
    await boxes[0]?.setValue(true)
    await boxes[2]?.setValue(false)
    expect(one.emitted('set')).toEqual([[['粉尘', '高温']], [[]]])
  })

  it('是一组，名字说得出', () => {
    const one = mount(SchemaField, { props: { name: 'hazards', field, value: null, required: false } })
    const group = one.get('[role=group]')
    expect(one.get(`#${group.attributes('aria-labelledby')}`).text()).toBe('危害')
  })
})

describe('金额、时间、人员', () => {
  const made = (field: object, value: string | number | null = null) => mount(SchemaField, { props: { name: 'one', field: { title: '一栏', ...field }, value, required: false } })

  it('金额交出去的是数字，读起来到分', async () => {
    const one = made({ type: 'number', 'x-widget': 'money' }, 21600)
    expect(one.get('[data-testid=field-money]').text()).toBe('21,600.00 元')
    await one.get('[data-testid=field-one]').setValue('180.5')
    expect(one.emitted('set')).toEqual([[180.5]])
    expect(textOf(180.5, 'money')).toBe('180.50 元')
  })

  it('时间用日期和时间一起填', async () => {
    const one = made({ type: 'string', 'x-widget': 'datetime' })
    expect(one.get('input').attributes('type')).toBe('datetime-local')
    await one.get('input').setValue('2026-11-30T09:30')
    expect(one.emitted('set')).toEqual([['2026-11-30T09:30']])
    expect(textOf('2026-11-30T09:30', 'datetime')).toBe('2026-11-30 09:30')
  })

  it('人员按工号或姓名填，交出去的是工号', async () => {
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ rows: [{ number: '4001', name: '李四', roles: [], departments: [] }] }), { headers: { 'content-type': 'application/json' } }))
    const one = made({ type: 'string', 'x-widget': 'person' }, '4001')
    await flushPromises()
    expect(one.get('input').element.value).toBe('4001 李四')
    for (const typed of ['李四', '4001', '4001 李四', '9999']) await one.get('input').setValue(typed).then(() => one.get('input').trigger('change'))
    expect(one.emitted('set')?.map(([number]) => number)).toContain('4001')
    expect(one.emitted('set')?.at(-1)).toEqual(['9999'])
    vi.unstubAllGlobals()
  })
})
