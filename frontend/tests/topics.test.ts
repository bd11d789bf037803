import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { articleOf, speechOf } from '@/calls/desk/article'
import { guessTopics } from '@/calls/desk/guesses'
import { findTopics, indexed } from '@/calls/desk/topicSearch'
import { initials } from '@/shared/pinyin'

const TOPICS = indexed(
  readFileSync(`${import.meta.dirname}/../../deploy/data/topics.tsv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [id = '', category = '', subcategory = '', title = '', key_facts = ''] = line.split('\t')
      return { id, category, subcategory, title, key_facts }
    }),
)
const first = (typed: string): string | undefined => findTopics(TOPICS, typed)[0]?.title

describe('looking for a topic', () => {
  it.each([
    ['总包管不管工资', '农民工工资支付保障(工程建设领域)'],
    ['社保卡丢了', '社保卡挂失补办'],
    ['公积金', '住房公积金(转介12329)'],
    ['工伤没签合同', '没签劳动合同怎么认定工伤'],
    ['欠薪', '单位拖欠克扣工资投诉'],
  ])('%s finds %s', (typed, title) => {
    expect(first(typed)).toBe(title)
  })

  it('understands the initials of pinyin, the beginning of a title before its middle', () => {
    expect(first('syj')).toBe('失业金能领几个月')
  })

  it('finds every topic by its own title', () => {
    for (const topic of TOPICS) expect(findTopics(TOPICS, topic.title, 3).map((one) => one.id)).toContain(topic.id)
  })

  it('finds nothing for nothing and for what nobody handles', () => {
    expect([findTopics(TOPICS, '  '), findTopics(TOPICS, 'zzzq')]).toEqual([[], []])
  })
})

describe('guessing before a word is said', () => {
  it('puts the last matter first, then the way through the menu, each once', () => {
    const last = TOPICS.find((topic) => topic.title === '单位拖欠克扣工资投诉')
    const guesses = guessTopics(TOPICS, ['劳动关系', '欠薪与劳动监察'], [{ topic: last?.id ?? '' }])
    expect(guesses[0]).toMatchObject({ topic: { title: '单位拖欠克扣工资投诉' }, why: '上次主题' })
    expect(new Set(guesses.map((one) => one.topic.id)).size).toBe(guesses.length)
  })

  it('takes no hint from a caller who only asked for a person', () => {
    expect(guessTopics(TOPICS, ['人工'], [])).toEqual([])
    expect(guessTopics(TOPICS, ['社会保险', '失业', '人工'], [])[0]?.why).toBe('按键：失业')
  })

  it('guesses nothing of an unknown caller who pressed no key', () => {
    expect(guessTopics(TOPICS, [], [])).toEqual([])
  })
})

describe('the facts of a topic', () => {
  it('are taken apart without losing or adding a word', () => {
    for (const { key_facts } of TOPICS) {
      const article = articleOf(key_facts)
      const letters = (text: string): string => text.replace(/[；。\s]|依据[：:]/g, '')
      expect(letters(speechOf(article) + article.basis)).toBe(letters(key_facts))
      expect(article.lead).not.toBe('')
    }
  })
})

describe('initials', () => {
  it('are those of pinyin', () => {
    expect(initials('失业金')).toBe('syj')
    expect(initials('养老保险')).toBe('ylbx')
    expect(initials('12329 热线')).toBe('12329 rx')
  })
})
