import type { Schemas } from '@/wire/schemas'

/** What in a work order sounds like unrest, and where those words stand. */

export type LabelledText = Schemas['LabelledTextOut']

export type Revealed = Schemas['RevealedOut']

/** Where the words stand in the text, in characters and in order; what lies in another is part of it. */
export function placesOf(patterns: readonly string[], text: string): [number, number][] {
  const places = patterns
    .map((word): [number, number] => {
      const at = text.indexOf(word)
      const start = Array.from(text.slice(0, Math.max(at, 0))).length
      return [start, at < 0 ? start : start + Array.from(word).length]
    })
    .filter(([start, end]) => end > start)
  return places.toSorted((one, other) => one[0] - other[0])
}
