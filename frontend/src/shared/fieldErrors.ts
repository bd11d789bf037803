import { ApiError } from '@/app/http'

/** What is wrong, by field; a form shows each beside its own, and what is about none below them. */
export type FieldErrors = Readonly<Record<string, string>>

/** A form's way from a refusal to its field. `fields`: code of the refusal → field. */
export function fieldErrorsBy(fields: FieldErrors): (thrown: unknown) => FieldErrors {
  return (thrown) => {
    if (!(thrown instanceof ApiError)) throw thrown
    return { [fields[thrown.code] ?? 'form']: thrown.message }
  }
}
