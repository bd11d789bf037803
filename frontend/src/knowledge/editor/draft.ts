import type { Schemas } from '@/wire/schemas'

import type { Attachment, Form, RichList } from '../article'

/** An article while it is written: every field as its control has it. */

export interface Draft extends Record<RichList, string[]> {
  code: string
  topic: string
  title: string
  valid_from: string
  valid_until: string
  tags: string
  related: string[]
  calculators: string[]
  conclusion: string
  spoken: string
  districts: string
  /** One a line. */
  asked_as: string
  basis: { law: string; clause: string }[]
  yearly: { what: string; where: string }
  referral: { to: string; number: string; keeps: string }
  attachments: Attachment[]
}

export function emptyDraft(day: string): Draft {
  return {
    code: '', topic: '', title: '', valid_from: day, valid_until: '', tags: '', related: [], calculators: [], conclusion: '', spoken: '',
    details: [], procedure: [], materials: [], time_limits: [], channels: [], districts: '', asked_as: '',
    basis: [{ law: '', clause: '' }], yearly: { what: '', where: '' }, referral: { to: '', number: '', keeps: '' }, attachments: [],
  }
}

export function draftOf(form: Form): Draft {
  return {
    ...form,
    valid_until: form.valid_until ?? '',
    tags: form.tags.join('、'),
    related: [...form.related],
    calculators: [...form.calculators],
    details: [...form.details],
    procedure: [...form.procedure],
    materials: [...form.materials],
    time_limits: [...form.time_limits],
    channels: [...form.channels],
    asked_as: form.asked_as.join('\n'),
    basis: form.basis.map((one) => ({ ...one })),
    yearly: { what: form.yearly?.what ?? '', where: form.yearly?.where ?? '' },
    referral: { to: form.referral?.to ?? '', number: form.referral?.number ?? '', keeps: form.referral?.keeps ?? '' },
    attachments: [...form.attachments],
  }
}

const filled = (fields: Readonly<Record<string, string>>): boolean => Object.values(fields).some((text) => text.trim() !== '')

/** What is sent; what nobody filled in is not there. */
export function formOf(draft: Draft): Form {
  return {
    ...draft,
    code: draft.code || draft.topic,
    title: draft.title.trim(),
    valid_until: draft.valid_until || null,
    tags: partsOf(draft.tags),
    asked_as: linesOf(draft.asked_as),
    basis: draft.basis.filter(filled),
    yearly: filled(draft.yearly) ? draft.yearly : null,
    referral: filled(draft.referral) ? draft.referral : null,
  }
}

/** Apart by 、, commas or blanks, each once. */
export function partsOf(text: string): string[] {
  return [...new Set(text.split(/[、，,\s]+/).filter(Boolean))]
}

export function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean)
}

/** Ways of asking that stand there twice. */
export function repeatedIn(text: string): string[] {
  const lines = linesOf(text)
  return [...new Set(lines.filter((line, at) => lines.indexOf(line) !== at))]
}

/** "conclusion" of "conclusion", "details" of "details/1": what is wrong, by field. */
export function faultsOf(fields: readonly Schemas['FieldRefusal'][] = []): Record<string, string> {
  const found: Record<string, string> = {}
  for (const one of fields) {
    const [name = '', at] = one.field.split('/')
    const message = at === undefined ? one.message : `第 ${Number(at) + 1} 条${one.message}`
    found[name] = found[name] ? `${found[name]}；${message}` : message
  }
  return found
}
