import { http } from '@/app/http'
import type { AnswerOf, BodyOf, PathOf } from '@/wire/operations'

/** What an agent, or a leader who has taken a caller over, may have done to a call. */

type CommandPath = Extract<PathOf<'post'>, `/api/desk/calls/{call_id}/${string}`>
export type CallCommand = CommandPath extends `/api/desk/calls/{call_id}/${infer Command}` ? Command : never
export type CommandBody = BodyOf<'post', CommandPath>

export function sendCommand(call: string, command: CallCommand, body?: CommandBody): Promise<AnswerOf<'post', CommandPath>> {
  return http.post(`/api/desk/calls/{call_id}/${command}`, { path: { call_id: call }, body })
}
