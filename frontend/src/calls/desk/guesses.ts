import type { EarlierCall } from './caller'
import { findTopics, type IndexedTopic, type Topic } from './topicSearch'

/** What the caller may be about to ask, before a word is said: the last matter, and the way taken through the menu. */

export interface Guess {
  readonly topic: Topic
  readonly why: string
}

const GUESSED = 3
/** Asking for a person says nothing of the matter. */
const TO_A_PERSON = '人工'

export function guessTopics(
  all: readonly IndexedTopic[],
  path: readonly string[],
  earlier: readonly Pick<EarlierCall, 'topic'>[],
): Guess[] {
  const last = all.find((topic) => topic.id === earlier[0]?.topic)
  const chosen = path.findLast((choice) => choice !== TO_A_PERSON) ?? ''
  const byPath = findTopics(all, chosen, GUESSED + 1).map((topic): Guess => ({ topic, why: `按键：${chosen}` }))
  const guesses = last ? [{ topic: last, why: '上次主题' }, ...byPath.filter((one) => one.topic.id !== last.id)] : byPath
  return guesses.slice(0, GUESSED)
}
