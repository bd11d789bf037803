import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** 值班表: who is called to faults first, who next, and when nobody is. */

export type Rota = Schemas['DutiesOut']
export type NewDuty = Schemas['DutyIn']

export const RANKS: readonly (readonly [1 | 2, string])[] = [[1, '主班'], [2, '备班']]
export const rankName = (rank: number): string => RANKS.find(([value]) => value === rank)?.[1] ?? ''

export const rota = {
  read: (): Promise<Rota> => http.get('/api/upkeep/rota'),
  add: (body: NewDuty): Promise<Rota> => http.post('/api/upkeep/rota', { body }),
  remove: (id: number): Promise<unknown> => http.remove('/api/upkeep/rota/{duty_id}', { path: { duty_id: id } }),
}

export const runBooks = (): Promise<Schemas['RunBooksOut']> => http.get('/api/upkeep/run-books')
