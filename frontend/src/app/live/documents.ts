/** What a live screen shows: documents by name, kept equal to the server's by a snapshot and numbered changes. */

export type Documents = Map<string, unknown>

export interface Snapshot {
  readonly seq: number
  /** The server's moment. */
  readonly now: string
  readonly docs: Readonly<Record<string, unknown>>
}

export interface Change {
  readonly seq: number
  readonly doc: string
  /** null: the document is gone. */
  readonly value: unknown
}

export function applySnapshot(docs: Documents, snapshot: Snapshot): void {
  for (const name of [...docs.keys()]) {
    if (!(name in snapshot.docs)) docs.delete(name)
  }
  for (const [name, value] of Object.entries(snapshot.docs)) docs.set(name, value)
}

export function applyChange(docs: Documents, change: Change): void {
  if (change.value === null) docs.delete(change.doc)
  else docs.set(change.doc, change.value)
}

/** All documents of one kind, "agents/…", in the order of their names. */
export function documentsOf<T>(docs: ReadonlyMap<string, unknown>, kind: string): T[] {
  const prefix = `${kind}/`
  return [...docs.entries()]
    .filter(([name]) => name.startsWith(prefix))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value as T)
}
