import { request, withRetries } from '@/assistant/wire'
import type { Schemas } from '@/wire/schemas'

import type { Answers } from '../questionnaire'

/** The secret of the link stands behind its #, which no server and no log is sent. */
export const secretOf = (address: Location): string => address.hash.slice(1)

const headed = (secret: string): Record<string, string> => ({ 'X-Survey-Secret': secret })

export const openSurvey = (secret: string): Promise<Schemas['OwnSurveyOut']> => withRetries(() => request('get', '/api/survey-answers', {}, headed(secret)))

/** Not made again by itself: the second time it would be refused as answered. */
export const sendAnswers = (secret: string, answers: Answers): Promise<Schemas['ThanksOut']> => request('post', '/api/survey-answers', { body: { answers } }, headed(secret))
