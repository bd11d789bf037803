import type { Schemas } from '@/wire/schemas'


/** Walls and their links, as administered. */

export type WallRow = Schemas['WallOut']

export type Design = Schemas['DesignOut']

export type Display = Schemas['DisplayOut']

export type NewDisplay = Schemas['NewDisplayOut']

export const DISPLAY_LABELS: Readonly<Record<Display['state'], string>> = { on: '在用', expired: '过期', revoked: '已停用' }

/** Where a wall is looked at by who is signed in. */
export function pathOf(wall: Pick<WallRow, 'key' | 'screen'>): string {
  return wall.screen === 'phone' ? '/pocket' : `/wall/${wall.key}`
}
