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

export function whenClaimedElsewhere(agent: () => string, lost: () => void): void {
  channel.addEventListener('message', (event: MessageEvent<Claim>) => {
    if (event.data.agent === agent() && event.data.window !== me) lost()
  })
}
