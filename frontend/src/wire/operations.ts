import type { paths } from './api'

/** What a request to a path takes and is answered with, read off the generated document. */

export type Verb = 'get' | 'post' | 'put' | 'delete'
/** The paths that know a verb. */
export type PathOf<V extends Verb> = { [P in keyof paths]: paths[P] extends Record<V, { responses: object }> ? P : never }[keyof paths]

type Operation<V extends Verb, P extends keyof paths> = paths[P][V]

/** The JSON of the answer; null for an empty one, and for a file. */
export type AnswerOf<V extends Verb, P extends keyof paths> = Operation<V, P> extends { responses: { 200: { content: { 'application/json': infer Answer } } } } ? Answer : null

/** Nothing that is sent needs to be writable. */
export type Sent<T> = T extends readonly (infer Item)[] ? readonly Sent<Item>[] : T extends object ? { readonly [Name in keyof T]: Sent<T[Name]> } : T
/** Fields that are empty are left out of the address. */
type Query<T> = { readonly [Name in keyof T]: T[Name] | '' | null }

type PathPart<O> = O extends { parameters: { path: infer T extends object } } ? Readonly<T> : undefined
type QueryPart<O> = O extends { parameters: { query: infer T extends object } } ? Query<T> : O extends { parameters: { query?: infer T extends object } } ? Query<T> | undefined : undefined
type BodyPart<O> = O extends { requestBody: { content: { 'application/json': infer Body } } } ? Sent<Body> : O extends { requestBody?: { content: { 'application/json': infer Body } } } ? Sent<Body> | undefined : undefined
/** A part that need not be sent may be left out. */
type Part<Name extends string, T> = undefined extends T ? { readonly [N in Name]?: T } : { readonly [N in Name]: T }

/** The body of a request; of several paths, that of any of them. */
export type BodyOf<V extends Verb, P extends keyof paths> = BodyPart<Operation<V, P>>
export type Request<V extends Verb, P extends keyof paths> = Part<'path', PathPart<Operation<V, P>>> &
  Part<'query', QueryPart<Operation<V, P>>> &
  Part<'body', BodyOf<V, P>> & { readonly signal?: AbortSignal }
/** The same, with a form in place of the body. */
export type Upload<P extends keyof paths> = Part<'path', PathPart<Operation<'post', P>>> & { readonly form: FormData }

/** As arguments of a function: a request that needs nothing may be left out. */
export type Needed<T> = Record<never, never> extends T ? [request?: T] : [request: T]

/** The paths that answer a list, page after page or whole. */
export type ListPath = { [P in PathOf<'get'>]: AnswerOf<'get', P> extends { rows: unknown[] } ? P : never }[PathOf<'get'>]
export type RowOf<P extends ListPath> = AnswerOf<'get', P> extends { rows: (infer Row)[] } ? Row : never
export interface PageOf<Row> {
  readonly rows: Row[]
  /** Cursor of the next page; a list that comes whole has none. */
  readonly next?: string | null
  /** How many there are on all pages, with the first page of a list that counts them. */
  readonly total?: number | null
}
