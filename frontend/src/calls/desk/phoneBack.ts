import type { AgentDoc } from '@/routing/agents'

/** Why the router set an agent aside whose phone could not be rung. */
export const PHONE_FAILED = '话机不可用'
/** A registration as fresh as this says that the phone was being set up anew when it could not be rung. */
const FRESH_MS = 10_000

/**
 * Whether the agent may be ready again by themselves: the switch or the way to it broke, a caller was offered before this page's phone was
 * back, and now it is. Older registrations prove nothing: who cannot be rung although registered stays aside.
 */
export function phoneIsBack(agent: Pick<AgentDoc, 'state' | 'reason'> | null, registeredAt: number, now: number): boolean {
  const aside = agent?.state === 'not_ready' && agent.reason === PHONE_FAILED
  return aside && registeredAt > 0 && now - registeredAt < FRESH_MS
}
