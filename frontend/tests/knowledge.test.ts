// @vitest-environment jsdom

import { describe, expect, it } from 'vitest'

import { basisText, type Form, validity } from '@/knowledge/article'
import { sizeText } from '@/shared/format'
import { draftOf, emptyDraft, faultsOf, formOf, repeatedIn, partsOf } from '@/knowledge/editor/draft'
import { documentOf, isEmpty, itemsOf, type Kind, unwrapped } from '@/knowledge/editor/richItems'
import { comparedWith, leftText, statusOf, type Version } from '@/knowledge/versions'

const FORM: Form = {
  code: 'pension-min-years',
  topic: 'pension-min-years',
  title: '最低缴费年限',
  valid_from: '2025-01-01',
  valid_until: null,
  tags: ['养老', '年限'],
  related: [],
  calculators: ['contribution-years'],
  conclusion: '满十五年。',
  spoken: '您满十五年就能领。',
  details: ['甲', '<table><tbody><tr><td>1</td></tr></tbody></table>'],
  procedure: ['先查', '后办'],
  materials: [],
  time_limits: [],
  channels: ['街道'],
  districts: '',
  asked_as: ['交够几年', '还差两年'],
  basis: [{ law: '社会保险法', clause: '第十六条' }],
  yearly: null,
  referral: { to: '税务', number: '12366', keeps: '' },
  attachments: [],
}

const NOON = Date.parse('2026-11-30T12:00:00+08:00')

describe('rich text as a document to be edited', () => {
  it.each<[Kind, string[], string]>([
    ['blocks', ['甲', '<ul><li>乙</li></ul>'], '<p>甲</p><ul><li>乙</li></ul>'],
    ['steps', ['先查', '后办'], '<ol><li><p>先查</p></li><li><p>后办</p></li></ol>'],
    ['lines', ['街道'], '<ul><li><p>街道</p></li></ul>'],
    ['lines', [], ''],
  ])('%s', (kind, items, html) => {
    expect(documentOf(items, kind)).toBe(html)
    expect(itemsOf(html, kind)).toEqual(items)
  })

  it('takes what was written outside a list as items too, and empty lines as nothing', () => {
    expect(itemsOf('<p>序</p><ol><li><p>一</p></li><li><p></p></li></ol><p> <br></p><p>尾</p>', 'steps')).toEqual(['序', '一', '尾'])
    expect(itemsOf('<p></p>', 'blocks')).toEqual([])
  })

  it('keeps a list inside a list, and emphasis', () => {
    const items = ['先<strong>查</strong>', '<p>后</p><ul><li><p>甲</p></li></ul>']
    expect(itemsOf(documentOf(items, 'steps'), 'steps')).toEqual(items)
  })

  it('unwraps one paragraph only', () => {
    expect(unwrapped('<p>甲</p>')).toBe('甲')
    expect(unwrapped('<p>甲</p><p>乙</p>')).toBe('<p>甲</p><p>乙</p>')
    expect(isEmpty('<p>&nbsp;</p>')).toBe(true)
    expect(isEmpty('<img src="x">')).toBe(false)
  })
})

describe('an article while it is written', () => {
  it('is sent as it was taken', () => {
    expect(formOf(draftOf(FORM))).toEqual(FORM)
  })

  it('has a code of its own or its topic\'s, and nothing that nobody filled in', () => {
    const draft = { ...emptyDraft('2026-01-01'), topic: 'arb-duration' }
    expect(formOf(draft)).toMatchObject({ code: 'arb-duration', basis: [], yearly: null, referral: null, valid_until: null, asked_as: [] })
    expect(formOf({ ...draft, code: 'arb-duration-2' }).code).toBe('arb-duration-2')
  })

  it('takes tags apart at any sign, ways of asking by lines', () => {
    expect(partsOf('养老、年限，缴费 养老')).toEqual(['养老', '年限', '缴费'])
    expect(repeatedIn('甲\n乙\n 甲 \n')).toEqual(['甲'])
  })

  it('shows what is wrong at the field it is wrong in', () => {
    const fields = [{ field: 'conclusion', message: '必填' }, { field: 'details/1', message: '是空的' }, { field: 'details/2', message: '是空的' }]
    expect(faultsOf(fields)).toEqual({ conclusion: '必填', details: '第 2 条是空的；第 3 条是空的' })
    expect(faultsOf(undefined)).toEqual({})
  })
})

describe('words for articles and versions', () => {
  it('say how long it holds', () => {
    expect(validity(FORM)).toBe('2025-01-01 起有效')
    expect(validity({ ...FORM, valid_until: '2026-12-31' })).toBe('2025-01-01 至 2026-12-31')
    expect([leftText(12), leftText(0), leftText(-3)]).toEqual(['还有 12 天', '今天到期', '过期 3 天'])
  })

  it('name laws and sizes', () => {
    expect(basisText({ law: '社会保险法', clause: '第十六条' })).toBe('《社会保险法》第十六条')
    expect([sizeText(900), sizeText(1536), sizeText(3 * 1024 * 1024), sizeText(3.4 * 1024 ** 3)]).toEqual(['900 B', '1.5 KB', '3.0 MB', '3.4 GB'])
  })

  it('say of a published version how it stands, of others what is done with them', () => {
    expect(statusOf({ state: 'published', validity: 'replaced', publish_at: null }, NOON).word).toBe('已被替换')
    expect(statusOf({ state: 'in_review', validity: '', publish_at: null }, NOON).word).toBe('待审核')
  })

  it('are scheduled until their moment, and on their way from then on, whenever the rows were read', () => {
    const scheduled = { state: 'scheduled', validity: '', publish_at: new Date(NOON).toISOString() } as const
    expect([NOON - 1000, NOON, NOON + 40_000].map((now) => statusOf(scheduled, now).word)).toEqual(['定时发布', '正在发布', '正在发布'])
    expect(statusOf({ ...scheduled, state: 'published', validity: 'in_force' }, NOON + 40_000).word).toBe('现行')
  })

  it('hold a version against what it was written from, else against the one before that was not dropped', () => {
    const rows = [4, 3, 2, 1].map((number) => ({ number, base: number === 4 ? 1 : number - 1, state: number === 3 ? 'dropped' : 'published' }) as Version)
    expect(comparedWith(rows, 4)).toBe(1)
    expect(comparedWith(rows, 2)).toBe(1)
    expect(comparedWith(rows.slice(0, 3), 4)).toBe(2)
    expect(comparedWith(rows, 1)).toBe(0)
  })
})
