import type { Layout } from './wire'

/** Walls and their links, as administered. */

export interface WallRow {
  readonly key: string
  readonly title: string
  readonly screen: 'wall' | 'phone'
  readonly published: number
  readonly draft: boolean
}

export interface Design {
  readonly key: string
  readonly screen: 'wall' | 'phone'
  readonly published: number
  readonly draft: boolean
  readonly saved: number
  readonly saved_by: string
  readonly saved_at: string | null
  readonly layout: Layout
  readonly versions: readonly { readonly number: number; readonly published_by: string; readonly published_at: string }[]
}

export interface Display {
  readonly id: number
  readonly wall: string
  readonly place: string
  readonly state: 'on' | 'expired' | 'revoked'
  readonly made_by: string
  readonly made_at: string
  readonly expires_at: string
  readonly seen_at: string | null
  readonly revoked_by: string
}

export interface NewDisplay extends Display {
  /** The address on this host, with the secret; told once. */
  readonly path: string
}

export const DISPLAY_WORDS: Readonly<Record<Display['state'], string>> = { on: '在用', expired: '过期', revoked: '已停用' }

/** Where a wall is looked at by who is signed in. */
export function pathOf(wall: Pick<WallRow, 'key' | 'screen'>): string {
  return wall.screen === 'phone' ? '/pocket' : `/wall/${wall.key}`
}
