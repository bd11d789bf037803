/** Addresses of requests. */

/** What a path is called with: a value for each name in braces, and the fields behind the question mark. */
export interface Addressed {
  readonly path?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
}

/** `/api/calls/{call_id}` and what it is called with, as an address. */
export function addressOf(path: string, { path: parameters = {}, query: fields = {} }: Addressed): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name]))) + query(fields)
}

/** "?a=1&b=2" of the fields that are set. */
export function query(fields: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}
