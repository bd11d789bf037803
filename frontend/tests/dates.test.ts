// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'

import { addDays, addMonths, isComplete, valueOf, weekdayOf, weeksOf } from '@/shared/dates/calendar'
import DateField from '@/shared/dates/DateField.vue'

const TODAY = '2026-12-01'

it.each([
  ['2026-12-01', '2026-12-01'],
  ['2026/3/5', '2026-03-05'],
  ['20260305', '2026-03-05'],
  ['2026年3月5日', '2026-03-05'],
  ['3月5日', '2026-03-05'],
  ['12.5', '2026-12-05'],
  ['2026-02-30', undefined],
  ['明天', undefined],
  ['', undefined],
])('reads %s as the day %s', (typed, day) => {
  expect(valueOf('date', typed, TODAY)).toBe(day)
})

it.each([
  ['2026-12-01 09:30', '2026-12-01T09:30'],
  ['12月5日 9时5分', '2026-12-05T09:05'],
  ['2026/12/5 9：05', '2026-12-05T09:05'],
  ['2026-12-05 24:00', undefined],
  ['2026-12-05', undefined],
])('reads %s as the moment %s', (typed, moment) => {
  expect(valueOf('moment', typed, TODAY)).toBe(moment)
})

it('knows what may still become longer', () => {
  expect([isComplete('date', '2026-12-1'), isComplete('date', '2026-12-15'), isComplete('time', '9:3'), isComplete('time', '09:30')]).toEqual([false, true, false, true])
})

it('counts days, months and weeks', () => {
  expect([addDays('2026-12-31', 1), addMonths('2026-01-31', 1), addMonths('2026-03-15', -12)]).toEqual(['2027-01-01', '2026-02-28', '2025-03-15'])
  expect([weekdayOf('2026-11-30'), weekdayOf('2026-12-06')]).toEqual([0, 6])
  const weeks = weeksOf('2026-12-01')
  expect([weeks.length, weeks[0]?.[0], weeks.at(-1)?.at(-1)]).toEqual([5, '2026-11-30', '2027-01-03'])
})

function field(props: Record<string, unknown> = {}) {
  const drawn = mount(DateField, { props: { modelValue: '2026-12-05', ...props }, attrs: { 'data-testid': 'day', 'aria-label': '日期' }, attachTo: document.body })
  const input = drawn.get('input')
  const emitted = () => drawn.emitted('update:modelValue')?.map(([value]) => value) ?? []
  return { drawn, input, emitted }
}

it('keeps the value while a day is being typed, and takes what is understood in the end', async () => {
  const { input, emitted } = field()
  input.element.value = '2026-12-1'
  await input.trigger('input')
  expect(emitted()).toEqual([])
  await input.trigger('change')
  expect(emitted()).toEqual(['2026-12-01'])
  expect(input.element.value).toBe('2026-12-01')
})

it('takes what is none as nothing, and says how a day is written', async () => {
  const { input, emitted } = field()
  await input.setValue('后天')
  await input.trigger('change')
  expect(emitted()).toEqual([''])
  expect(input.attributes('aria-invalid')).toBe('true')
  expect(input.element.validationMessage).toContain('日期应如')
})

it('names the field, opens a month by the arrow key, and closes it by Escape', async () => {
  const { drawn, input } = field()
  expect([input.attributes('aria-label'), input.attributes('data-testid'), input.attributes('role')]).toEqual(['日期', 'day', 'combobox'])
  await input.trigger('keydown', { key: 'ArrowDown' })
  await drawn.vm.$nextTick()
  expect(drawn.get('[aria-selected="true"] button').attributes('data-day')).toBe('2026-12-05')
  await drawn.get('table').trigger('keydown', { key: 'PageDown' })
  expect(drawn.get('b').text()).toBe('2027 年 1 月')
  await drawn.trigger('keydown', { key: 'Escape' })
  expect(drawn.find('table').exists()).toBe(false)
})

it('offers no day before the first or after the last', async () => {
  const { drawn, input, emitted } = field({ min: '2026-12-04', max: '2026-12-06' })
  await input.trigger('click')
  await drawn.vm.$nextTick()
  expect(drawn.findAll('td button:not(:disabled)').map((one) => one.attributes('data-day'))).toEqual(['2026-12-04', '2026-12-05', '2026-12-06'])
  await drawn.get('[data-day="2026-12-06"]').trigger('click')
  expect(emitted()).toEqual(['2026-12-06'])
  expect(drawn.find('table').exists()).toBe(false)
})

it('keeps the hour when another day is chosen', async () => {
  const { drawn, input, emitted } = field({ kind: 'moment', modelValue: '2026-12-05T14:10' })
  expect(input.element.value).toBe('2026-12-05 14:10')
  await input.trigger('click')
  await drawn.vm.$nextTick()
  await drawn.get('[data-day="2026-12-08"]').trigger('click')
  await drawn.get('select[aria-label="分"]').setValue('30')
  expect(emitted()).toContain('2026-12-08T14:10')
})
