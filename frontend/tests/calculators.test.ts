// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeAll, beforeEach, describe, expect, it, type Mock, vi } from 'vitest'

import { fieldsFor, type Calculated, type Calculator, type Field, inputsOf } from '@/knowledge/calculators/calculators'

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name, label: name, kind: 'money', unit: '元', minimum: '0', maximum: '1000', choices: [], figure: null, help: '', required: true, only: null, begins: '', ...more,
})
const yesNo = [{ value: 'yes', label: '是', help: '' }, { value: 'no', label: '否', help: '' }]
const MINIMUM = { code: 'minimum-wage', what: '最低工资标准', where: '当年的通知' }

const INJURY: Calculator = {
  name: 'work-injury', title: '工伤待遇', about: '', valid_from: '2011-01-01', valid_until: null,
  fields: [
    field('happened', { kind: 'day', begins: 'today' }),
    field('leaving', { kind: 'yes_no', choices: yesNo }),
    field('insured', { kind: 'yes_no', choices: yesNo, only: { field: 'leaving', values: ['yes'] } }),
    field('months', { only: { field: 'insured', values: ['yes'] } }),
    field('minimum', { label: '最低工资标准', figure: MINIMUM, required: false }),
    field('other', { label: '另一年的', figure: MINIMUM, required: false }),
  ],
}
const AGE: Calculator = { ...INJURY, name: 'retirement-age', title: '法定退休年龄', fields: [field('born', { kind: 'month', label: '出生年月' })] }

const ANSWER: Calculated = {
  name: 'work-injury', title: '工伤待遇', conclusion: '共 100 元。', values: [{ name: 'total', label: '共', value: '100.00', text: '100.00 元' }],
  steps: [{ text: '五十加五十。', basis: ['《工伤保险条例》第三十七条'] }], basis: [], warnings: ['要先评级。'], notes: ['没有核对下限。'],
  decides: '以核定为准。', spoken: '共 100 元。五十加五十。', valid_from: '2011-01-01', valid_until: null,
}

describe('the fields of a calculator', () => {
  it('are asked for where they hang on what is chosen, and not below a hidden one', () => {
    const names = (typed: Record<string, string>): string[] => fieldsFor(INJURY, typed).map(({ name }) => name)
    expect(names({ leaving: 'no', insured: 'yes' })).toEqual(['happened', 'leaving', 'minimum', 'other'])
    expect(names({ leaving: 'yes', insured: 'yes' })).toEqual(['happened', 'leaving', 'insured', 'months', 'minimum', 'other'])
  })

  it('are sent as far as they are in sight and filled in', () => {
    expect(inputsOf(INJURY, { leaving: 'no', insured: 'yes', months: '3', minimum: ' ', other: '5' })).toEqual({ leaving: 'no', other: '5' })
  })
})

describe('the panel', () => {
  let panel: VueWrapper
  let fresh: typeof import('@/app/http') & typeof import('@/knowledge/calculators')
  let post: Mock
  let get: Mock
  const writeText = vi.fn().mockResolvedValue(undefined)

  const at = (testid: string) => panel.find(`[data-testid="${testid}"]`)
  const input = (name: string) => at(`calculator-field-${name}`).get('input')
  const work = async (): Promise<void> => {
    await panel.get('form').trigger('submit')
    await flushPromises()
  }
  const altC = (): boolean => window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyC', altKey: true }))

  async function open(...names: string[]): Promise<void> {
    panel = mount(fresh.CalculatorPanel, { props: { names }, attachTo: document.body })
    await flushPromises()
  }

  /** The page has the list once it was fetched, and files of tests share what they have imported. */
  beforeAll(async () => {
    vi.resetModules()
    fresh = { ...(await import('@/app/http')), ...(await import('@/knowledge/calculators')) }
    post = vi.spyOn(fresh.http, 'post') as Mock
    get = vi.spyOn(fresh.http, 'get') as Mock
  })
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-03-14T18:00:00Z'), toFake: ['Date'] })
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
    get.mockReset().mockResolvedValue({ calculators: [AGE, INJURY] })
    post.mockReset().mockResolvedValue(ANSWER)
    writeText.mockClear()
    sessionStorage.clear()
  })
  afterEach(() => {
    panel.unmount()
    vi.useRealTimers()
  })

  // First: once it has come, the list is not asked for again.
  it('says what failed and tries again, where the list does not come', async () => {
    get.mockRejectedValueOnce(new fresh.ApiError(0, 'unreached', '未送达，请联网后重试'))
    await open('retirement-age')
    expect(panel.get('[role="alert"]').text()).toContain('未送达')
    await panel.get('[role="alert"] button').trigger('click')
    await flushPromises()
    expect(at('calculator-retirement-age').exists()).toBe(true)
  })

  it('shows the one that is named, with the Beijing day filled in where it begins today', async () => {
    await open('work-injury')
    expect(at('calculator-work-injury').exists()).toBe(true)
    expect((input('happened').element as HTMLInputElement).value).toBe('2026-03-15')
  })

  it('shows the conclusion first, then the steps with their clauses, and what was not looked at', async () => {
    await open('work-injury')
    await work()
    expect(post).toHaveBeenCalledWith('/api/knowledge/calculators/{name}', { path: { name: 'work-injury' }, body: { inputs: { happened: '2026-03-15' } } })
    expect(at('calculator-conclusion').text()).toBe('共 100 元。')
    expect(at('calculator-result').text()).toMatch(/五十加五十。《工伤保险条例》第三十七条.*要先评级。.*以核定为准。.*没有核对下限。/)
  })

  it('copies all that is read out by one key, but not what no longer fits the fields', async () => {
    await open('work-injury')
    altC()
    expect(writeText).not.toHaveBeenCalled()
    await work()
    altC()
    expect(writeText).toHaveBeenCalledExactlyOnceWith('共 100 元。五十加五十。')
    await input('minimum').setValue('2540')
    expect(at('calculator-result').text()).toContain('输入已修改')
    altC()
    expect(writeText).toHaveBeenCalledOnce()
  })

  it('puts a complaint at its field, moves there, and takes it back when something else is typed', async () => {
    post.mockRejectedValueOnce(new fresh.ApiError(422, 'invalid', '“出生年月”要填。', { fields: [{ field: 'born', message: '“出生年月”要填。' }] }))
    await open('retirement-age')
    await work()
    expect(at('calculator-field-born').get('[role="alert"]').text()).toBe('“出生年月”要填。')
    expect(document.activeElement).toBe(input('born').element)
    expect(at('calculator-trouble').exists()).toBe(false)
    await input('born').setValue('196808')
    expect(at('calculator-field-born').find('[role="alert"]').exists()).toBe(false)
  })

  it('says at the key what belongs to no field', async () => {
    post.mockRejectedValueOnce(new fresh.ApiError(0, 'unreached', '未送达，请联网后重试'))
    await open('retirement-age')
    await work()
    expect(at('calculator-trouble').text()).toBe('未送达，请联网后重试')
  })

  it('keeps what was filled in while another is used; the keys belong to the one in sight', async () => {
    await open('work-injury', 'retirement-age')
    await input('minimum').setValue('2540')
    await work()
    await at('calculator-choose-retirement-age').trigger('click')
    altC()
    expect(writeText).not.toHaveBeenCalled()
    await at('calculator-choose-work-injury').trigger('click')
    expect((input('minimum').element as HTMLInputElement).value).toBe('2540')
    altC()
    expect(writeText).toHaveBeenCalledOnce()
  })

  it('offers a figure of the year again, to be checked, only under its own name', async () => {
    await open('work-injury')
    await input('minimum').setValue('2540')
    await input('other').setValue('2420')
    await work()
    panel.unmount()
    await open('work-injury')
    expect((input('minimum').element as HTMLInputElement).value).toBe('2540')
    expect((input('other').element as HTMLInputElement).value).toBe('')
    expect(at('calculator-field-minimum').text()).toContain('沿用上次填写')
    await input('minimum').setValue('2600')
    expect(at('calculator-field-minimum').text()).toContain('每年公布：当年的通知')
  })

  it('empties everything but the figures of the year', async () => {
    await open('work-injury')
    await at('calculator-field-leaving').get('input[value="yes"]').setValue()
    await input('minimum').setValue('2540')
    await work()
    await at('calculator-clear').trigger('click')
    expect(at('calculator-result').exists()).toBe(false)
    expect(at('calculator-field-insured').exists()).toBe(false)
    expect((input('minimum').element as HTMLInputElement).value).toBe('2540')
  })
})
