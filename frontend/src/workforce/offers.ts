import { http } from '@/app/http'
import { when } from '@/shared/format'
import { serverNow } from '@/shared/ticker'
import type { Schemas } from '@/wire/schemas'

import type { Intraday } from './intraday'
import { clockOf, hoursOf, weekdayOf } from './roster'

/** Offers of overtime and early ends: on the wire, and the words for them. */

export type Offer = Schemas['ShiftOfferOut']
export type OwnOffer = Schemas['OwnOfferOut']
export type Candidate = Schemas['OfferCandidateOut']
export type OfferKind = Offer['kind']
export type Terms = Schemas['TermsIn']

export const OFFER_KINDS: Readonly<Record<OfferKind, string>> = { later: '延长下班', extra: '休息日加班', early: '提前下班' }
const STATES: Readonly<Record<Offer['state'], string>> = { open: '答复中', full: '名额已满', expired: '已截止', withdrawn: '已撤回' }
const TONES: Readonly<Record<Offer['state'], string>> = { open: 'primary', full: 'ok', expired: '', withdrawn: '' }
const ANSWERS: Readonly<Record<OwnOffer['answer'], string>> = { waiting: '', taken: '已接受', declined: '未接受' }
export const ANSWER_MINUTES: readonly number[] = [15, 30, 60, 120, 240]

export const stateText = (one: Offer): string => STATES[one.state]
export const stateTone = (one: Offer): string => TONES[one.state]

/** "19:00" as an end of the day is "24:00". */
export const endText = (minute: number): string => (minute === 1440 ? '24:00' : clockOf(minute))

/** "延长下班至 19:00", "18:00 提前下班", "休息日加班 08:00–17:00". */
export function offerText(one: Pick<Offer, 'kind' | 'end' | 'shift'>): string {
  if (one.kind === 'extra') return `${OFFER_KINDS.extra}${one.shift ? ` ${hoursOf(one.shift)}` : ''}`
  return one.kind === 'later' ? `${OFFER_KINDS.later}至 ${endText(one.end)}` : `${endText(one.end)} ${OFFER_KINDS.early}`
}

/** "已接受 2/3", with those who declined. */
export function progressText(one: Offer): string {
  const declined = one.answers.filter(({ answer }) => answer === 'declined').length
  return `已接受 ${one.taken}/${one.places}${declined > 0 ? `，${declined} 人未接受` : ''}`
}

/** What the agent would work then: "延长 2 小时，08:00–19:00". */
export function ownText(one: OwnOffer): string {
  const hours = one.before ? Math.abs(one.after.end - one.before.end) / 60 : 0
  if (one.kind === 'extra') return `休息日加班 ${hoursOf(one.after)}`
  return `${one.kind === 'later' ? '延长' : '提前'} ${hours} 小时，${hoursOf(one.after)}`
}

export const dayText = (day: string): string => `${day.slice(5)} 周${weekdayOf(day)}`

/** Whether the agent can still answer. */
export const isToAnswer = (one: OwnOffer): boolean => one.state === 'open' && one.answer === 'waiting'

/** What became of an own offer. */
export function ownStateText(one: OwnOffer): string {
  if (one.answer !== 'waiting') return ANSWERS[one.answer]
  return one.state === 'open' ? '待答复' : STATES[one.state]
}

export const expiryText = (one: Pick<OwnOffer, 'expires_at'>): string => `请在${when(one.expires_at, serverNow())} 前答复`

/** Half hours of the day that are still to come, as minutes from midnight; every one of another day. */
export function endsFrom(minute: number): readonly number[] {
  return Array.from({ length: 48 }, (_, at) => (at + 1) * 30).filter((end) => end >= minute)
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** What closes a gap: staying until its end, as many as are missing. */
export const forGap = (day: string, gap: Intraday['gaps'][number]): Terms & { places: number } => ({ kind: 'later', day, end: Math.ceil(minutesOf(gap.end) / 30) * 30, shift: '', places: gap.max_heads })

/** What a surplus permits: leaving at its begin, as many as are never needed. */
export const forSurplus = (day: string, surplus: Intraday['surpluses'][number]): Terms & { places: number } => ({ kind: 'early', day, end: Math.ceil(minutesOf(surplus.start) / 30) * 30, shift: '', places: surplus.min_heads })

export const surplusText = (one: Intraday['surpluses'][number]): string => `${one.start}–${one.end} 至少富余 ${one.min_heads} 人，共 ${one.hours.toFixed(1)} 工时`

const on = (id: number): { path: { offer_id: number } } => ({ path: { offer_id: id } })

export const offers = {
  all: (): Promise<Schemas['OffersOut']> => http.get('/api/workforce/offers'),
  candidates: (terms: Terms): Promise<Schemas['OfferCandidatesOut']> => http.get('/api/workforce/offers/candidates', { query: terms }),
  make: (body: Schemas['OfferBody']): Promise<Offer> => http.post('/api/workforce/offers', { body }),
  withdraw: (id: number): Promise<Offer> => http.post('/api/workforce/offers/{offer_id}/withdraw', on(id)),
  own: (): Promise<Schemas['OwnOffersOut']> => http.get('/api/my-roster/offers'),
  answer: (id: number, accepted: boolean): Promise<OwnOffer> => http.post('/api/my-roster/offers/{offer_id}/answer', { ...on(id), body: { accepted } }),
}
