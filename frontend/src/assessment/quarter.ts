/** What became of a quarter, on the wire. */

export interface FrozenItem {
  readonly indicator: string
  readonly kind: 'judged' | 'unentered' | 'year'
  readonly number: number
  readonly name: string
  readonly shown: string
  readonly verdict: string
  readonly deduction: string
  readonly corrected: string
}

export interface Dispute {
  readonly indicator: string
  readonly name: string
  readonly words: string
  readonly raised_by: string
  readonly raised_at: string
  readonly due_at: string
  readonly upheld: boolean | null
  readonly answer: string
  readonly decided_by: string
  readonly decided_at: string | null
}

export interface Frozen {
  readonly digest: string
  readonly frozen_by: string
  readonly frozen_at: string
  readonly deduction: string
  readonly standing: string
  readonly items: readonly FrozenItem[]
  readonly disputes: readonly Dispute[]
  readonly sheets: readonly { readonly number: number; readonly indicator: string; readonly name: string; readonly was: string; readonly now: string; readonly why: string; readonly by: string; readonly at: string }[]
  readonly signatures: readonly { readonly side: string; readonly by: string; readonly at: string }[]
  readonly payments: readonly { readonly key: string; readonly name: string; readonly planned: string; readonly due: string }[]
}

export interface QuarterState {
  readonly quarter: string
  readonly first: string
  readonly last: string
  readonly earliest: string
  readonly waiting: number
  /** Items of a quarter not yet frozen that nothing was entered for. */
  readonly unentered: readonly string[]
  readonly frozen: Frozen | null
}
