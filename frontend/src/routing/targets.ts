/** The line the contract draws for answering, and how near one is to it. Judged unrounded. */

export const ANSWER_TARGET = 0.92
const MARGIN = 0.95

export type Tone = 'plain' | 'near' | 'missed'

export function toneOf(value: number | null | undefined): Tone {
  if (value === null || value === undefined || value >= MARGIN) return 'plain'
  return value >= ANSWER_TARGET ? 'near' : 'missed'
}
