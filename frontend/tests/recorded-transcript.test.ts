// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import RecordedTranscript from '@/records/RecordedTranscript.vue'

const PHRASES = [
  { by_caller: true, from_ms: 0, to_ms: 2000, text: '我想问退休' },
  { by_caller: false, from_ms: 62_500, to_ms: 64_000, text: '按出生年月确定' },
]
let asked: string[]
let isLater: boolean

beforeEach(() => {
  asked = []
  isLater = false
  vi.stubGlobal('fetch', (request: Request | string) => {
    asked.push(typeof request === 'string' ? request : request.url)
    return Promise.resolve(new Response(JSON.stringify({ stored: true, is_later: isLater, phrases: PHRASES, level: '', evidence: ['退休'], reminders: [] }), { status: 200 }))
  })
})

describe('what was said in a recorded call', () => {
  it('is opened by hand, and a press on a time plays from there', async () => {
    const shown = mount(RecordedTranscript, { props: { callId: 'c1', reason: '质检异议', reasonNeeded: true } })
    expect(asked).toEqual([])
    await shown.get('[data-testid="transcript-open"]').trigger('click')
    await flushPromises()
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain('/api/calls/c1/transcript')
    expect(shown.get('mark').text()).toBe('退休')
    await shown.findAll('button.time')[1]?.trigger('click')
    expect(shown.emitted('play')).toEqual([[62.5]])
  })

  it('says where it was written down after the call', async () => {
    for (const later of [false, true]) {
      isLater = later
      const shown = mount(RecordedTranscript, { props: { callId: 'c1', reason: '', reasonNeeded: false } })
      await shown.get('[data-testid="transcript-open"]').trigger('click')
      await flushPromises()
      expect(shown.text().includes('通话后由录音转写')).toBe(later)
    }
  })

  it('asks for the reason first where one is needed', async () => {
    const shown = mount(RecordedTranscript, { props: { callId: 'c1', reason: '', reasonNeeded: true } })
    await shown.get('[data-testid="transcript-open"]').trigger('click')
    expect(shown.emitted('reason')).toHaveLength(1)
    expect(asked).toEqual([])
  })
})
