// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'

import SchemaField from '@/workorders/form/SchemaField.vue'
import { isSame, isSeveral, isTable, type Row, textOf, type Value } from '@/workorders/wire'

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

  it.each<[string, number | string | null]>([
    ['12,500', 12500],
    ['2.4万', 24000],
    ['21.6 万元', 216000],
    ['１２，５００．５', 12500.5],
    ['￥180.50元', 180.5],
    ['1,2', '1,2'],
    ['约两万', '约两万'],
    [' ', null],
  ])('写成“%s”的金额不丢：读得出的交数字，读不出的交原文', async (typed, value) => {
    const one = made({ type: 'number', 'x-widget': 'money' })
    await one.get('[data-testid=field-one]').setValue(typed)
    expect(one.emitted('set')).toEqual([[value]])
  })

  it('时间用日期和时间一起填', async () => {
    const one = made({ type: 'string', 'x-widget': 'datetime' })
    expect(one.get('input').attributes('placeholder')).toBe('年-月-日 时:分')
    await one.get('input').setValue('2026-11-30 09:30')
    expect(one.emitted('set')?.at(-1)).toEqual(['2026-11-30T09:30'])
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

describe('表格', () => {
  const items = { type: 'object', properties: { month: { type: 'string', title: '月份' }, sum: { type: 'number', title: '金额', 'x-widget': 'money' } }, required: ['month'] }
  const field = { type: 'array', title: '欠薪明细', 'x-widget': 'rows', items, 'x-columns': ['month', 'sum'], maxItems: 2 }
  const made = (value: Value) => mount(SchemaField, { props: { name: 'wages', field, value, required: false } })

  it('空着时有一行可填，数字交出去是数字', async () => {
    const one = made(null)
    expect(one.findAll('thead th').map((cell) => cell.text())).toEqual(['月份 *', '金额', '操作'])
    await one.get('[data-testid=cell-month]').setValue('2026-01')
    await one.get('[data-testid=cell-sum]').setValue('5000')
    await one.get('[data-testid=cell-sum]').setValue('1.2万')
    await one.get('[data-testid=cell-sum]').setValue('')
    expect(one.emitted('set')).toEqual([[[{ month: '2026-01' }]], [[{ sum: 5000 }]], [[{ sum: 12000 }]], [[{ sum: '' }]]])
  })

  it('回车加一行，到最多为止；可以移除', async () => {
    const one = made([{ month: '2026-01' }])
    await one.get('[data-testid=cell-month]').trigger('keydown', { key: 'Enter' })
    expect(one.emitted('set')).toEqual([[[{ month: '2026-01' }, {}]]])
    await one.setProps({ value: [{ month: '2026-01' }, { month: '2026-02' }] })
    expect(one.get<HTMLButtonElement>('[data-testid=rows-add]').element.disabled).toBe(true)
    await one.findAll('[data-testid=rows-remove]')[0]?.trigger('click')
    expect(one.emitted('set')?.at(-1)).toEqual([[{ month: '2026-02' }]])
  })

  it('读作一行行，与多选不混', () => {
    const rows: Row[] = [{ month: '2026-01', sum: 5000 }, { month: '2026-02' }]
    expect(textOf(rows)).toBe('2026-01 5000；2026-02')
    expect([isTable(rows), isSeveral(rows), isTable(['甲']), isSeveral(['甲'])]).toEqual([true, false, false, true])
    expect([isSame(rows, structuredClone(rows)), isSame(rows, rows.slice(1)), isSame(null, [])]).toEqual([true, false, true])
  })
})

describe('附件的一栏', () => {
  const field = { type: 'array', title: '劳动合同', 'x-widget': 'file', items: { type: 'object' }, maxItems: 1, 'x-files': ['pdf'] }
  const file = { id: 'file-1', name: '合同.pdf', media_type: 'application/pdf', size: 2048 }
  const made = (value: Value) => mount(SchemaField, { props: { name: 'contract', field, value, required: true } })

  it('只让选允许的种类，满了就不再选', () => {
    expect(made(null).get('[data-testid=form-file-picker]').attributes('accept')).toBe('.pdf')
    expect(made(null).find('[data-testid=form-file-add]').exists()).toBe(true)
    expect(made([file]).find('[data-testid=form-file-add]').exists()).toBe(false)
  })

  it('移除的不再交出去，读起来是文件名', async () => {
    const one = made([file])
    expect(one.get('[data-testid=form-file]').text()).toBe('合同.pdf2.0 KB')
    await one.get('[data-testid=form-file-remove]').trigger('click')
    expect(one.emitted('set')).toEqual([[[]]])
    expect(textOf([file], 'file')).toBe('合同.pdf')
  })
})
