// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { errorOf } from '@/app/http'
import ConfirmDialog from '@/shared/ConfirmDialog.vue'
import DesignPage from '@/surveys/DesignPage.vue'
import { incomplete, type Question, type Questionnaire } from '@/surveys/questionnaire'
import { type Design, surveys } from '@/surveys/surveys'

const question = (fields: Partial<Question> = {}): Question => ({ id: 'satisfied', kind: 'scale', title: '您满意吗？', options: [], required: true, jumps: [], ...fields })
const questionnaire = (...questions: Question[]): Questionnaire => ({ title: '通话满意度', greeting: '', thanks: '感谢您的评价。', questions })

function design(fields: Partial<Design> = {}): Design {
  return {
    id: 7, title: '通话满意度', published: 0, draft: true, saved: 1, saved_by: '8002', saved_at: '2026-11-25T01:00:00Z', questionnaire: questionnaire(question()), versions: [], links: true,
    invitation_rules: { on: false, unrated_only: false, share: 100, min_talk_seconds: 30, after_minutes: 5, from_hour: 9, to_hour: 20, days_between: 30, per_day: 200, valid_days: 3, text: '{链接}' } as Design['invitation_rules'],
    ...fields,
  }
}

async function opened(): Promise<VueWrapper> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/surveys/:id/design', component: DesignPage }, { path: '/surveys', component: { render: () => null } }] })
  await router.push('/surveys/7/design')
  const page = mount({ template: '<RouterView />' }, { global: { plugins: [router], stubs: { ConfirmDialog: true } }, attachTo: document.body })
  await flushPromises()
  return page
}

const dialog = (page: VueWrapper): VueWrapper => page.findComponent(ConfirmDialog) as unknown as VueWrapper
const consequence = (page: VueWrapper): unknown => (dialog(page).props() as Record<string, unknown>).consequence

async function publish(page: VueWrapper): Promise<void> {
  await page.get('[data-testid="design-publish"]').trigger('click')
  await flushPromises()
  dialog(page).vm.$emit('done')
  await flushPromises()
}

describe('what a questionnaire lacks before it is published', () => {
  it.each([
    [questionnaire(), 'question-add'],
    [questionnaire(question({ title: ' ' })), 'question-title-satisfied'],
    [questionnaire(question(), question({ id: 'why', kind: 'several', options: ['态度'] })), 'question-options-why'],
    [{ ...questionnaire(question()), title: '' }, 'design-title'],
  ])('is named with its field', (draft, field) => expect(incomplete(draft)?.field).toBe(field))

  it('is nothing when all is filled in', () => expect(incomplete(questionnaire(question(), question({ id: 'why', kind: 'choice', options: ['态度', '解答'] })))).toBeUndefined())
})

describe('designing a survey', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.restoreAllMocks()
    vi.spyOn(surveys, 'design').mockResolvedValue(design())
  })

  it('leads to the question that lacks its wording, before anything is sent', async () => {
    const publishes = vi.spyOn(surveys, 'publish')
    const page = await opened()
    await page.get('[data-testid="question-add"]').trigger('click')
    Element.prototype.scrollIntoView = vi.fn()
    await page.get('[data-testid="design-publish"]').trigger('click')
    await flushPromises()
    expect(page.get('[data-testid="design-problem"]').text()).toBe('第 2 题没有题目文字。请填写。')
    expect(document.activeElement).toBe(page.findAll('[data-testid="question-title"]')[1]?.element)
    expect(publishes).not.toHaveBeenCalled()
  })

  it('is published only after saying for whom, and goes on from its saving when the publication was refused', async () => {
    const saves = vi.spyOn(surveys, 'save').mockImplementation((_, seen, draft) => Promise.resolve(design({ saved: seen + 1, questionnaire: JSON.parse(JSON.stringify(draft)) as Questionnaire })))
    const publishes = vi.spyOn(surveys, 'publish').mockRejectedValueOnce(errorOf(422, { code: 'invalid', message: '第 1 题的跳转只能到后面的题。请更换。' })).mockImplementation((_, seen) => Promise.resolve(design({ saved: seen, published: 1, draft: false, versions: [{ number: 1, published_by: '8002', published_by_name: '沈卫东', published_at: '2026-11-25T01:00:00Z' }] })))
    const page = await opened()
    await page.get('[data-testid="question-title"]').setValue('您对本次服务满意吗？')
    await page.get('[data-testid="design-publish"]').trigger('click')
    await flushPromises()
    expect(publishes).not.toHaveBeenCalled()
    expect(consequence(page)).toContain('共 1 题')
    await publish(page)
    expect(saves.mock.calls.map(([, seen]) => seen)).toEqual([1])
    await publish(page)
    expect(saves).toHaveBeenCalledOnce()
    expect(publishes.mock.calls.map(([, seen]) => seen)).toEqual([2, 2])
    expect(page.get('[data-testid="survey-version"]').text()).toContain('第 1 版')
  })

  it('asks before what is not saved is left', async () => {
    const page = await opened()
    await page.get('[data-testid="question-title"]').setValue('改过')
    void page.vm.$router.push('/surveys')
    await flushPromises()
    expect(consequence(page)).toContain('未保存')
    dialog(page).vm.$emit('cancel')
    await flushPromises()
    expect(page.find('[data-testid="survey-design-page"]').exists()).toBe(true)
  })
})
