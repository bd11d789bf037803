// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

import SchemaField from '@/workorders/form/SchemaField.vue'

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
