import { initials } from '@/shared/pinyin'
import type { Schemas } from '@/wire/schemas'

/** Finding a topic by a few words as callers and agents say them, or by the initials of their pinyin. */

export type Topic = Schemas['TopicOut']

export interface IndexedTopic extends Topic {
  readonly initials: string
}

export function indexed(topics: readonly Topic[]): IndexedTopic[] {
  return topics.map((topic) => ({ ...topic, initials: initials(topic.title) }))
}

/** What people say → the words of the topics. */
const SYNONYMS: Readonly<Record<string, string>> = {
  欠薪: '拖欠工资',
  欠钱: '拖欠工资',
  讨薪: '拖欠工资',
  开除: '解除',
  辞退: '解除',
  退休金: '养老金',
}

/** Worth of a hit by where it is: in the title, on the path, in the facts. */
const IN_TITLE = 8
const ON_PATH = 4
const IN_FACTS = 1
const INITIALS_FROM_START = 6
const INITIALS_INSIDE = 3
/** Beside the best, anything below this share of it is noise. */
const NOISE_BELOW = 0.3

function worth(topic: Topic, word: string): number {
  if (topic.title.includes(word)) return IN_TITLE
  if (topic.category.includes(word) || topic.subcategory.includes(word)) return ON_PATH
  return topic.key_facts.includes(word) ? IN_FACTS : 0
}

function byInitials(topic: IndexedTopic, word: string): number {
  if (topic.initials.startsWith(word)) return INITIALS_FROM_START
  return topic.initials.includes(word) ? INITIALS_INSIDE : 0
}

function termsIn(typed: string): string[] {
  const terms = typed.trim().toLowerCase().split(/[\s、，,/与和]+/)
  return terms.filter(Boolean).flatMap((word) => [word, ...Object.keys(SYNONYMS).filter((synonym) => word.includes(synonym)).map((synonym) => SYNONYMS[synonym] ?? '')])
}

function pairsOf(word: string): string[] {
  const characters = Array.from(word).filter((one) => /[\u4e00-\u9fff]/.test(one))
  return characters.slice(1).map((second, index) => `${characters[index]}${second}`)
}

/** Words found in few topics say more than words found in many. */
function rarity(topics: readonly Topic[], word: string): number {
  const holding = topics.filter((topic) => worth(topic, word) > 0).length
  return Math.log(1 + topics.length / (1 + holding))
}

/** Topics for what was typed, best first. */
export function findTopics(topics: readonly IndexedTopic[], typed: string, limit = 8): Topic[] {
  const typedTerms = termsIn(typed)
  const terms = [...new Set(typedTerms.flatMap((word) => [word, ...pairsOf(word)]))].map((word) => ({
    word,
    isLatin: /^[a-z]+$/.test(word),
    weight: rarity(topics, word),
  }))
  const scored = topics.map((topic) => ({
    topic,
    score: terms.reduce((sum, { word, isLatin, weight }) => {
      return sum + weight * Math.max(worth(topic, word), isLatin ? byInitials(topic, word) : 0)
    }, 0),
  }))
  scored.sort((a, b) => b.score - a.score)
  const best = scored[0]?.score ?? 0
  return scored
    .filter((one) => one.score > 0 && one.score >= best * NOISE_BELOW)
    .slice(0, limit)
    .map((one) => one.topic)
}
