import { ApiError } from '@/app/http'

/** What the server says of single fields: name → sentence. */
export function troublesOf(problem: unknown): Record<string, string> {
  if (!(problem instanceof ApiError) || !Array.isArray(problem.details.fields)) return {}
  const rows = problem.details.fields as readonly { field: string; message: string }[]
  return Object.fromEntries(rows.map((row) => [row.field, row.message]))
}
