import type { Schemas } from '@/wire/schemas'

/** Registers and their entries on the wire. */

export type RegisterField = Schemas['RegisterFieldOut']

export type Register = Schemas['RegisterOut']

export type Registers = Schemas['RegistersOut']

export type Proof = Schemas['EvidenceFileOut']

export type Entry = Schemas['RegisterEntryOut']

export function displayFigure(field: RegisterField, value: number | undefined): string {
  return ((value ?? 0) / 10 ** field.digits).toFixed(field.digits)
}
