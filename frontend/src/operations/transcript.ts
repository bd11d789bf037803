import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'


/** GET /api/alarms/{id}/said: what a citizen and 京晓保 said where an alarm was raised. */

export type Exchange = Schemas['QuestionAndAnswerOut']

export type AlarmTranscript = Schemas['AlarmTranscriptOut']

export const readTranscript = (alarm: string): Promise<AlarmTranscript> => http.get('/api/alarms/{alarm_id}/said', { path: { alarm_id: alarm } })
