import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** 计划维护、演练、设备台账. */

export type Planned = Schemas['PlannedWorkOut']
export type Drill = Planned['drills'][number]
export type Equipment = Schemas['EquipmentOut']
export type EquipmentFilters = Required<Schemas['EquipmentQuery']>

export const DRILLS: readonly (readonly [Drill['kind'], string])[] = [['restore', '备份恢复'], ['switch', '切换'], ['alarm', '告警响应'], ['security', '安全事件'], ['other', '其他']]
export const DRILL_NAMES = Object.fromEntries(DRILLS) as Readonly<Record<Drill['kind'], string>>
export const EQUIPMENT: readonly (readonly [Equipment['kind'], string])[] = [['seat', '工位'], ['headset', '耳机'], ['phone', '话机'], ['line', '线路'], ['server', '服务器'], ['other', '其他']]
export const EQUIPMENT_NAMES = Object.fromEntries(EQUIPMENT) as Readonly<Record<Equipment['kind'], string>>
export const EQUIPMENT_STATES: readonly (readonly [Equipment['state'], string])[] = [['in_use', '在用'], ['spare', '备用'], ['repair', '送修'], ['retired', '报废']]
export const EQUIPMENT_STATE_NAMES = Object.fromEntries(EQUIPMENT_STATES) as Readonly<Record<Equipment['state'], string>>

export function drillState(drill: Drill): { readonly text: string; readonly tone: 'ok' | 'warn' | 'danger' | 'plain' } {
  if (drill.done_at !== null) return drill.passed ? { text: '通过', tone: 'ok' } : { text: '未通过', tone: 'danger' }
  return drill.overdue ? { text: '逾期', tone: 'danger' } : { text: '待演练', tone: 'plain' }
}

export function windowState(window: Planned['windows'][number], now: number): { readonly text: string; readonly tone: 'ok' | 'warn' | 'plain' } {
  if (window.cancelled_at !== null) return { text: '已取消', tone: 'plain' }
  if (Date.parse(window.starts_at) > now) return { text: '已报备', tone: 'ok' }
  return Date.parse(window.ends_at) > now ? { text: '进行中', tone: 'warn' } : { text: '已结束', tone: 'plain' }
}

export const planned = {
  read: (): Promise<Planned> => http.get('/api/upkeep/planned'),
  announce: (body: Schemas['WindowIn']): Promise<Planned> => http.post('/api/upkeep/planned/windows', { body }),
  cancel: (id: number): Promise<Planned> => http.post('/api/upkeep/planned/windows/{window_id}/cancel', { path: { window_id: id } }),
  plan: (body: Schemas['DrillIn']): Promise<Planned> => http.post('/api/upkeep/planned/drills', { body }),
  finish: (id: number, body: Schemas['DrillResultIn']): Promise<Planned> => http.post('/api/upkeep/planned/drills/{drill_id}/result', { path: { drill_id: id }, body }),
}

export const equipment = {
  read: (filters: EquipmentFilters): Promise<Schemas['EquipmentListOut']> => http.get('/api/upkeep/equipment', { query: filters }),
  save: (body: Schemas['EquipmentIn']): Promise<Equipment> => http.post('/api/upkeep/equipment', { body }),
  upload: (form: FormData): Promise<Schemas['EquipmentImportedOut']> => http.upload('/api/upkeep/equipment/import', { form }),
}
