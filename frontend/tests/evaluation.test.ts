import { describe, expect, it } from 'vitest'

import { topicWord } from '@/knowledge/evaluation/evaluation'

describe('what was answered', () => {
  it.each([
    ['card-lost', '社保卡挂失补办', '社保卡挂失补办'],
    ['refer 12345', '', '转介 12345'],
    ['refer', '', '转介'],
    ['escalate 12333', '', '转班长 12333'],
    ['refuse', '', '拒答'],
  ])('%s', (topic, title, word) => expect(topicWord(topic, title)).toBe(word))
})
