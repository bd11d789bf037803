import { ApiError } from '@/app/http'

/** What the server says of single fields: name → sentence. */
export function fieldErrorsOf(problem: unknown): Record<string, string> {
  const fields = problem instanceof ApiError ? (problem.details.fields ?? []) : []
  return Object.fromEntries(fields.map(({ field, message }) => [field, message]))
}
