/** The windows of one browser agree on which of them is the desk: the newest is. */

const channel = new BroadcastChannel('hotline.desk')
const me = crypto.randomUUID()

interface Claim {
  readonly agent: string
  readonly window: string
}

/** Tells the other windows that this one is the agent's desk from now on. */
export function claimDesk(agent: string): void {
  channel.postMessage({ agent, window: me } satisfies Claim)
}

/** Until the result is called. */
export function whenClaimedElsewhere(lost: (agent: string) => void): () => void {
  const receive = ({ data }: MessageEvent<Claim>): void => {
    if (data.window !== me) lost(data.agent)
  }
  channel.addEventListener('message', receive)
  return () => channel.removeEventListener('message', receive)
}
