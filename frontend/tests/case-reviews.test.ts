// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

import CaseReviews from '@/workorders/page/CaseReviews.vue'
import type { CaseDetail, Entry } from '@/workorders/wire'

const entry = (text: string, is_review = true, outcome = '退回补充'): Entry => ({ at: '2026-11-30T02:00:00Z', by: '4001', by_name: '李四', what: 'step', step: 'review', text, detail: { name: '审核', outcome }, is_review })
const made = (...entries: Entry[]) => mount(CaseReviews, { props: { detail: { entries } as unknown as CaseDetail } })

describe('审核意见', () => {
  it('是审核环节写下的理由，新的在前，别的环节不算', () => {
    const card = made(entry('请补充用工时间'), entry('', true, '通过'), entry('用人单位在海淀区', false), entry('仍缺单位名称'))
    expect(card.get('h2').text()).toBe('审核意见')
    expect(card.findAll('[data-testid=case-review] .text').map((one) => one.text())).toEqual(['仍缺单位名称', '请补充用工时间'])
    expect(card.get('[data-testid=case-review]').text()).toContain('审核：退回补充')
  })

  it('没有意见就没有这一栏', () => {
    expect(made(entry('用人单位在海淀区', false)).find('[data-testid=case-reviews]').exists()).toBe(false)
  })
})
