/** People besides the caller: who they are in the matter. */

/** As it is typed. */
export interface PartyDraft {
  readonly part: string
  readonly name: string
  readonly phone: string
  readonly note: string
}

export const PARTS = ['同事', '被反映人', '单位联系人', '代办人', '亲属', '证人', '其他'] as const

/** Somebody in particular, as the server asks for. */
export function isSomebody(draft: PartyDraft): boolean {
  return draft.part !== '' && [draft.name, draft.phone, draft.note].some((one) => one.trim() !== '')
}

/** Name and number in one line, either may be missing. */
export function lineOf(party: Pick<PartyDraft, 'name' | 'phone'>): string {
  return [party.name, party.phone].filter(Boolean).join(' ')
}
