// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { computed, ref, shallowRef } from 'vue'

import TranscriptCard from '@/calls/transcript/TranscriptCard.vue'
import type { Reminder, Transcript, TranscriptView } from '@/calls/transcript/transcript'

const TRANSCRIPT = {
  state: 'running',
  phrases: [{ by_caller: false, from_ms: 0, to_ms: 2000, text: '您放心，肯定能给您办下来', is_final: true }],
  evidence: [],
  level: '',
  unrest: '',
} as unknown as Transcript
const PROMISE: Reminder = { id: 'promise-2000', kind: 'promise', text: '请勿承诺办理结果。', evidence: '肯定能给您办下来' }

function shown(found: Transcript) {
  const transcript = shallowRef<Transcript | undefined>(found)
  const dismissed = ref(false)
  const view: TranscriptView = {
    transcript,
    reminder: computed(() => (dismissed.value ? undefined : PROMISE)),
    question: computed(() => ''),
    dismiss: () => (dismissed.value = true),
  }
  return mount(TranscriptCard, { props: { view }, attachTo: document.body })
}

beforeEach(() => setActivePinia(createPinia()))

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

  it('says where nothing is written down, and why', () => {
    const card = shown({ ...TRANSCRIPT, state: 'full', phrases: [] })
    expect(card.get('[data-testid="transcript-none"]').text()).toBe('未转写：转写已满')
    card.unmount()
  })
})
