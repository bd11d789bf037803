import { computed, readonly, ref } from 'vue'

import { http } from '@/app/http'

import { indexed, type IndexedTopic } from './topicSearch'

/** The matters citizens ask about, with the facts an agent may read out, and what may become of a call. */

const topicsRef = ref<readonly IndexedTopic[]>([])
const dispositionsRef = ref<readonly string[]>([])
export const topics = readonly(topicsRef)
export const dispositions = readonly(dispositionsRef)
export const topicsById = computed(() => new Map(topicsRef.value.map((topic) => [topic.id, topic])))

/** Fetched once and kept: they change once a week at most. */
export async function loadTopics(): Promise<void> {
  if (topicsRef.value.length > 0) return
  const answer = await http.get('/api/desk/topics')
  topicsRef.value = indexed(answer.topics)
  dispositionsRef.value = answer.dispositions
}
