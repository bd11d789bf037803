/** Why the record that is about to open will be listened to, where the page that leads there says it: asked for once, not
 * twice. A page opened anew asks. */

interface Purpose {
  readonly call: string
  readonly reason: string
}

let known: Purpose | undefined

export function giveReason(call: string, reason: string): void {
  known = { call, reason }
}

export function reasonOf(call: string): string {
  return known?.call === call ? known.reason : ''
}
