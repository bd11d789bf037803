import type { Schemas } from '@/wire/schemas'

/** What a live screen shows: documents by name, kept equal to the server's by a snapshot and numbered changes. */

export type Documents = Map<string, unknown>
export type Snapshot = Schemas['Snapshot']
export type Change = Schemas['Change']

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

type Views = Schemas['LiveDocuments']
/** The published name `agents/*` stands for every document of the bucket. */
type Named<Pattern> = Pattern extends `${infer Bucket}*` ? `${Bucket}${string}` : Pattern
type NameIn<V extends keyof Views> = { [P in keyof Views[V]]: Named<P> }[keyof Views[V]]
type ShapeOf<V extends keyof Views, Name extends string> = { [P in keyof Views[V]]: Name extends Named<P> ? Views[V][P] : never }[keyof Views[V]]
type BucketIn<V extends keyof Views> = { [P in keyof Views[V]]: P extends `${infer Bucket}/*` ? Bucket : never }[keyof Views[V]]

/** Reads the documents of one view; each name has the shape that the server publishes for it there. */
export interface Reader<V extends keyof Views> {
  get<Name extends NameIn<V> & string>(docs: ReadonlyMap<string, unknown> | undefined, name: Name): ShapeOf<V, Name> | undefined
  /** All of one kind, "agents/…", in the order of their names. */
  all<Bucket extends BucketIn<V>>(docs: ReadonlyMap<string, unknown> | undefined, bucket: Bucket): ShapeOf<V, `${Bucket}/`>[]
}

/** What stands under a name is taken for what is published of it: the one place that does so. */
function reader<V extends keyof Views>(): Reader<V> {
  return {
    get: <Name extends string>(docs: ReadonlyMap<string, unknown> | undefined, name: Name) => docs?.get(name) as ShapeOf<V, Name> | undefined,
    all: <Bucket extends string>(docs: ReadonlyMap<string, unknown> | undefined, bucket: Bucket) =>
      [...(docs ?? [])]
        .filter(([name]) => name.startsWith(`${bucket}/`))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, value]) => value as ShapeOf<V, `${Bucket}/`>),
  }
}

export const inDesk = reader<'desk'>()
export const amongColleagues = reader<'colleagues'>()
export const onFloor = reader<'floor'>()
export const inOwn = reader<'own'>()
export const onWall = reader<'wall'>()
