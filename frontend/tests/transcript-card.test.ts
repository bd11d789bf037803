// @vitest-environment jsdom
import { mount, RouterLinkStub } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, ref, shallowRef } from 'vue'

import { type Person, useSession } from '@/accounts/session'
import TranscriptCard from '@/calls/transcript/TranscriptCard.vue'
import type { Reminder, Transcript, TranscriptView } from '@/calls/transcript/transcript'
import { caseDraftOf, forgetCaseDrafts, noteRegistered } from '@/workorders/entry/drafts'

/** The desk has a call in hand. */
vi.mock('@/calls/desk/desk', () => ({ useDesk: () => ({ callId: 'c9', here: true }) }))

const TRANSCRIPT = {
  state: 'running',
  phrases: [{ by_caller: false, from_ms: 0, to_ms: 2000, text: '您放心，肯定能给您办下来', is_final: true }],
  evidence: [],
  level: '',
  unrest: '',
} as unknown as Transcript
const PROMISE: Reminder = { id: 'promise-2000', kind: 'promise', text: '请勿承诺办理结果。', evidence: '肯定能给您办下来' }

function shown(found: Transcript, due = PROMISE) {
  const transcript = shallowRef<Transcript | undefined>(found)
  const dismissed = ref(false)
  const view: TranscriptView = {
    transcript,
    reminder: computed(() => (dismissed.value ? undefined : due)),
    question: computed(() => ''),
    dismiss: () => (dismissed.value = true),
  }
  return mount(TranscriptCard, { props: { view }, global: { stubs: { RouterLink: RouterLinkStub } }, attachTo: document.body })
}

beforeEach(() => setActivePinia(createPinia()))
afterEach(forgetCaseDrafts)

describe('the hint above the transcript', () => {
  it('is one, marks the words that it rests on, and Alt O puts it away without moving the text', async () => {
    const card = shown(TRANSCRIPT)
    expect(card.findAll('[data-testid="reminder"]')).toHaveLength(1)
    expect(card.get('mark').text()).toBe('肯定能给您办下来')
    window.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyO', key: 'o', altKey: true, bubbles: true }))
    await card.vm.$nextTick()
    expect(card.find('[data-testid="reminder"]').exists()).toBe(false)
    expect(card.find('.hint').exists()).toBe(true)
    card.unmount()
  })

  it('of unrest opens the work order with level and words, and leads to the one that the call has', async () => {
    useSession().person = { number: '1001', permissions: ['workorders.create'] } as unknown as Person
    const unrest: Reminder = { id: 'unrest-0', kind: 'unrest', text: '疑似不稳定因素。', evidence: '' }
    const card = shown({ ...TRANSCRIPT, level: '红', unrest: '自杀自伤', evidence: ['站在楼顶'] }, unrest)
    await card.get('[data-testid="hint-register"]').trigger('click')
    const draft = caseDraftOf('c9')
    expect([draft.isOpen, draft.values.unrest, draft.values.unrest_about, draft.rests.unrest]).toEqual([true, '红', '站在楼顶', '站在楼顶'])
    noteRegistered('c9', { id: 'k1', number: 'GD1', stateName: '处置中' })
    await card.vm.$nextTick()
    expect(card.find('[data-testid="hint-register"]').exists()).toBe(false)
    expect(card.get('[data-testid="hint-case"]').text()).toContain('GD1')
    card.unmount()
  })

  it('says where nothing is written down, and why', () => {
    const card = shown({ ...TRANSCRIPT, state: 'full', phrases: [] })
    expect(card.get('[data-testid="transcript-none"]').text()).toBe('未转写：转写已满')
    card.unmount()
  })
})
