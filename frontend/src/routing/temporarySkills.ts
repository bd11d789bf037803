import { computed, type ComputedRef, inject, type InjectionKey, provide } from 'vue'

import { onFloor } from '@/app/live/documents'
import type { Live } from '@/app/live/useLive'
import type { Schemas } from '@/wire/schemas'

import type { AgentDoc } from './agents'

/** Skills: what they are called, who has them at which level, and which are lent for a while. */

export type TemporarySkill = Schemas['TemporarySkillConfig']

export type SkillNames = Readonly<Record<string, string>>

export const TEMPORARY_SKILL_MINUTES = [15, 30, 60] as const
export const TEMPORARY_SKILL_REASONS: readonly string[] = ['排队较长', '缺席补位', '带教练习', '专题高峰']

const NAMES: InjectionKey<ComputedRef<SkillNames>> = Symbol('skill names')

/** From a live document of the floor or the desk. */
export function namesIn(live: Pick<Live, 'docs'> | null): SkillNames {
  return onFloor.get(live?.docs, 'config/skills') ?? {}
}

export function provideSkillNames(live: Live): ComputedRef<SkillNames> {
  const names = computed(() => namesIn(live))
  provide(NAMES, names)
  return names
}

export function useSkillNames(): ComputedRef<SkillNames> {
  return inject(NAMES, () => computed(() => ({})), true)
}

export interface SkillOf {
  readonly code: string
  readonly name: string
  readonly level: number
  readonly temporary: boolean
}

/** What an agent can do now, the best first, own before lent among equals. */
export function skillsOf(agent: Pick<AgentDoc, 'skills' | 'loans'>, names: SkillNames): SkillOf[] {
  const temporary = new Set((agent.loans ?? []).map((temporarySkill) => temporarySkill.skill))
  return Object.entries(agent.skills)
    .map(([code, level]) => ({ code, level, name: names[code] ?? code, temporary: temporary.has(code) }))
    .sort((a, b) => b.level - a.level || Number(a.temporary) - Number(b.temporary) || (a.code < b.code ? -1 : 1))
}

/** "社会 3" of 社会保险: what fits on a card. */
export function shortSkill(skill: Pick<SkillOf, 'name' | 'level'>): string {
  return `${skill.name.slice(0, 2)}${skill.level}`
}

/** "社3": where there is hardly any room. */
export function tinySkill(skill: Pick<SkillOf, 'name' | 'level'>): string {
  return `${skill.name.slice(0, 1)}${skill.level}`
}
