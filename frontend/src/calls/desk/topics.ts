import { computed, readonly, ref } from 'vue'

import { http } from '@/app/http'
import { initials } from '@/shared/pinyin'

/** The matters citizens ask about, with the facts an agent may read out. */

export interface Topic {
  readonly id: string
  readonly category: string
  readonly subcategory: string
  readonly title: string
  readonly key_facts: string
}

export interface IndexedTopic extends Topic {
  readonly initials: string
}

const topicsRef = ref<readonly IndexedTopic[]>([])
const dispositionsRef = ref<readonly string[]>([])
export const topics = readonly(topicsRef)
export const dispositions = readonly(dispositionsRef)

interface TopicsAnswer {
  readonly topics: readonly Topic[]
  readonly dispositions: readonly string[]
}

/** Fetched once and kept: they change once a week at most. */
export async function loadTopics(): Promise<void> {
  if (topicsRef.value.length > 0) return
  const answer = await http.get<TopicsAnswer>('/api/desk/topics')
  topicsRef.value = answer.topics.map((topic) => ({ ...topic, initials: initials(topic.title) }))
  dispositionsRef.value = answer.dispositions
}

export const topicsById = computed(() => new Map(topicsRef.value.map((topic) => [topic.id, topic])))

/** How well a topic fits one word: title before path before facts; 0 when it does not. */
function fit(topic: IndexedTopic, word: string): number {
  if (topic.title.includes(word)) return 8
  if (topic.category.includes(word) || topic.subcategory.includes(word)) return 4
  if (/^[a-z]+$/.test(word) && topic.initials.includes(word)) return topic.initials.startsWith(word) ? 6 : 3
  return topic.key_facts.includes(word) ? 1 : 0
}

/** Words as typed; a run of Chinese without spaces is also tried by its pairs of characters. */
function wordsOf(typed: string): string[] {
  return typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
}

function pairsOf(word: string): string[] {
  const characters = Array.from(word).filter((one) => /[\u4e00-\u9fff]/.test(one))
  return characters.slice(1).map((second, index) => `${characters[index]}${second}`)
}

function score(topic: IndexedTopic, words: readonly string[]): number {
  const fits = words.map((word) => fit(topic, word))
  if (fits.every((one) => one > 0)) return 100 + fits.reduce((sum, one) => sum + one, 0)
  const pairs = words.flatMap(pairsOf)
  return pairs.reduce((sum, pair) => sum + fit(topic, pair), 0)
}

/** Topics for what was typed, best first. */
export function findTopics(all: readonly IndexedTopic[], typed: string, limit = 8): Topic[] {
  const words = wordsOf(typed)
  if (words.length === 0) return []
  return all
    .map((topic) => ({ topic, score: score(topic, words) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map((one) => one.topic)
}
