import type { Schemas } from '@/wire/schemas'

/** The talk of an AI seat as leaders and desks read it, and what a leader may instruct the seat to do. */

export type AiTalk = Schemas['AiTalk']
export type AiInstruction = Schemas['AiInstruction']
export type InstructionKind = Schemas['InstructionKind']

const LABELS: Readonly<Record<InstructionKind, string>> = {
  hand_over: '转人工',
  speak: '说一句',
  offer_text: '提议发短信',
  slower: '放慢重说',
  repeat: '重说',
}

/** Those that need no words. */
export const PLAIN: readonly { readonly kind: InstructionKind; readonly word: string; readonly title: string }[] = [
  { kind: 'hand_over', word: '转人工', title: '立即把来电人转给人工，说过的一并转过去' },
  { kind: 'slower', word: '放慢重说', title: '放慢语速，重说上一个答复' },
  { kind: 'repeat', word: '重说', title: '重说上一个答复' },
  { kind: 'offer_text', word: '提议发短信', title: '问来电人是否要把办理要求发到手机' },
]

/** "说一句：请稍等。" or "提议发短信，未执行：…" */
export function instructionText({ kind, text, why_not }: AiInstruction): string {
  const what = text ? `${LABELS[kind]}：${text}` : LABELS[kind]
  return why_not ? `${what}，未执行：${why_not}` : what
}
