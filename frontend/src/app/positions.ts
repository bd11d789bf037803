/**
 * What people of this browser wrote a moment ago, as the server named it: sent along with every request, so that a page
 * opened right after an act shows it. Windows share it, and a reload keeps it.
 */

export const POSITION = 'X-Hotline-Position'
export const REQUIRED_POSITIONS = 'X-Hotline-At-Least'

const KEY = 'hotline.positions'
/** Long after what was written is everywhere. */
const FRESH_MS = 60_000
/** The server takes no more. */
const MAX_SUBJECTS = 16

/** Subject, number of its last event, when this browser heard of it (ms); the newest is last. */
type Entry = readonly [subject: string, number: number, at: number]

function known(now: number): Entry[] {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '[]') as Entry[]
    return stored.filter(([, , at]) => now - at < FRESH_MS)
  } catch {
    return [] // storage that is closed to us, or written by something else
  }
}

/** Takes the header of an answer, null when it has none. */
export function notePositions(header: string | null, now = Date.now()): void {
  if (!header) return
  const entries = new Map(known(now).map((entry) => [entry[0], entry]))
  for (const text of header.split(',')) {
    const at = text.lastIndexOf('=')
    const [subject, number] = [text.slice(0, at), Number(text.slice(at + 1))]
    const before = entries.get(subject)?.[1] ?? 0
    entries.delete(subject)
    entries.set(subject, [subject, Math.max(before, number), now])
  }
  try {
    localStorage.setItem(KEY, JSON.stringify([...entries.values()].slice(-MAX_SUBJECTS)))
  } catch {
    // A window that may not store reads as if it had written nothing.
  }
}

/** For the header of a request; '' when nothing was written lately. */
export function requiredPositions(now = Date.now()): string {
  return known(now)
    .map(([subject, number]) => `${subject}=${number}`)
    .join(',')
}
