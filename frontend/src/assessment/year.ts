/** The contract year and its acceptance, on the wire. */

export interface YearQuarter {
  readonly key: string
  readonly name: string
  readonly state: 'frozen' | 'running' | 'ahead'
  readonly total: string
}

export interface Year {
  readonly contract: string
  readonly first: string
  readonly last: string
  readonly fee: string
  readonly quarters: readonly YearQuarter[]
  readonly lines: readonly { readonly indicator: string; readonly number: number; readonly name: string; readonly span: string; readonly amounts: readonly string[]; readonly total: string }[]
  readonly volume: string
  readonly total: string
  readonly by_result: string
  readonly beyond: string
  readonly warnings: readonly string[]
  readonly payments: readonly { readonly key: string; readonly name: string; readonly planned: string; readonly due: string }[]
}

export interface Clause {
  readonly id: string
  readonly text: string
  readonly figure: string
  readonly screens: readonly string[]
  readonly state: 'open' | 'claimed' | 'accepted' | 'conditional' | 'refused'
  readonly state_name: string
  readonly steps: readonly { readonly state: string; readonly state_name: string; readonly words: string; readonly by: string; readonly by_name: string; readonly at: string }[]
}

export interface Acceptance {
  readonly contract: string
  readonly counts: Readonly<Record<string, number>>
  readonly groups: readonly { readonly name: string; readonly clauses: readonly Clause[] }[]
}

export const QUARTER_STATES: Readonly<Record<YearQuarter['state'], string>> = { frozen: '已冻结', running: '未冻结，按现值', ahead: '还没有开始' }
