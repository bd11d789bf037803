/** Registers and their entries on the wire. */

export interface RegisterField {
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly most: number
  /** After the point; figures go over the wire whole, as so many of the last decimal. */
  readonly digits: number
}

export interface Register {
  readonly key: string
  readonly name: string
  readonly feeds: string
  readonly indicator: string
  readonly day: string
  readonly about: string
  readonly about_required: boolean
  readonly fields: readonly RegisterField[]
  readonly waiting: number
  /** Defined by people; of any day and no indicator. */
  readonly outside: boolean
}

export interface Registers {
  readonly quarter: string
  readonly first: string
  readonly last: string
  readonly frozen: boolean
  readonly registers: readonly Register[]
}

export interface Proof {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly by: string
  readonly at: string
}

export interface Entry {
  readonly id: string
  readonly register_key: string
  readonly day: string
  readonly figures: Readonly<Record<string, number>>
  readonly about: string
  readonly note: string
  readonly state: string
  readonly state_name: string
  readonly made_by: string
  readonly made_by_name: string
  readonly made_at: string
  readonly judged_by: string
  readonly judged_by_name: string
  readonly judged_at: string | null
  readonly words: string
  readonly corrects: string
  readonly mine: boolean
  readonly evidence: readonly Proof[]
}

export function figureShown(field: RegisterField, whole: number | undefined): string {
  return ((whole ?? 0) / 10 ** field.digits).toFixed(field.digits)
}
