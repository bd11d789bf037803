import { shallowRef } from 'vue'

import { http } from '@/app/http'
import { initials } from '@/shared/pinyin'

/** Names found by how they sound: 工单 by gongdan, gongd, gd. The server says the syllables; until then, first letters alone. */

const known = shallowRef<ReadonlyMap<string, readonly string[]>>(new Map())

export async function learnSounds(names: readonly string[]): Promise<void> {
  const missing = [...new Set(names)].filter((name) => !known.value.has(name))
  if (missing.length === 0) return
  const { sounds } = await http.post('/api/search/sounds', { body: { names: missing } })
  known.value = new Map([...known.value, ...missing.map((name, at): [string, readonly string[]] => [name, sounds[at] ?? []])])
}

/** Letters from the beginning of any syllable, or first letters that follow one another. */
export function soundsLike(name: string, typed: string): boolean {
  const needle = typed.replaceAll(' ', '').toLowerCase()
  if (!/^[a-z]+$/.test(needle)) return false
  const syllables = known.value.get(name)
  if (!syllables) return initials(name).includes(needle)
  return syllables.map((one) => one[0]).join('').includes(needle) || syllables.some((_, at) => syllables.slice(at).join('').startsWith(needle))
}
