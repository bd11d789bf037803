import { type Inspection, inspections } from './quality'

/** Inspections that are read before anybody opens them: the next one is there at once. */

const prepared = new Map<string, Promise<Inspection>>()
/** An inspection that was read so long ago is read again. */
const FRESH_MS = 2000

/** Both readings of a page share one request; later ones are made anew. */
export async function inspectionOf(id: string): Promise<Inspection> {
  const found = prepared.get(id) ?? inspections.read(id)
  prepared.set(id, found)
  setTimeout(() => prepared.delete(id), FRESH_MS)
  return found
}

export function prepareNext(id: string): void {
  if (!id || prepared.has(id)) return
  const reading = inspections.read(id)
  prepared.set(id, reading)
  // Whoever opens it reads it again and is told why it cannot be.
  reading.catch(() => prepared.delete(id))
}
