import { describe, expect, it, vi } from 'vitest'

import { type Acts, carryOut } from '@/embed/commands'
import { COMMANDS, commandIn, isFromBar, type Stage, type State, VERSION } from '@/embed/protocol'

function state(stage: Stage | null, here = true): State {
  const call = stage && { id: 'c1', direction: 'in', stage, number: '138******00', place: '', queue: null, path: [], arrivedAt: null, answeredAt: null } as const
  return { agent: { number: '1001', name: '王晓芳', state: 'ready', reason: '', since: null, until: null, here, phone: true }, call }
}

function desk(now: State, done = true, refusal = ''): Acts {
  const act = (): Promise<boolean> => Promise.resolve(done)
  return {
    state: () => now, refusal: () => refusal, answer: vi.fn(act), hangUp: vi.fn(act), hold: vi.fn(act), resume: vi.fn(act), dial: vi.fn(act),
    transfer: vi.fn(act), sendKeys: vi.fn(act), rate: vi.fn(act), ready: vi.fn(act), notReady: vi.fn(act),
  }
}

function command(name: string, given: Record<string, unknown> = {}) {
  return { hotline: VERSION, kind: 'command', id: '1', command: name, with: given } as const
}

describe('a command from the page around the bar', () => {
  it('is the desk’s own act, with what it needs', async () => {
    const acts = desk(state('talking'))
    expect(await carryOut(command('hangUp', { reason: ' 打错了 ' }), acts)).toBeNull()
    expect(acts.hangUp).toHaveBeenCalledWith('打错了')
    expect(await carryOut(command('transfer', { queue: 'labour' }), acts)).toBeNull()
    expect(acts.transfer).toHaveBeenCalledWith({ queue: 'labour' })
  })

  it.each([
    ['answer', {}, 'talking'],
    ['hold', {}, 'held'],
    ['resume', {}, 'talking'],
    ['hangUp', { reason: '打错了' }, 'ringing'],
    ['transfer', { queue: 'labour' }, null],
    ['rate', {}, 'ended'],
  ] as const)('%s at the wrong moment is turned down and reaches no desk', async (name, given, stage) => {
    const acts = desk(state(stage))
    expect(await carryOut(command(name, given), acts)).toMatchObject({ code: 'not_now' })
    expect(acts[name]).not.toHaveBeenCalled()
  })

  it.each([
    ['hangUp', {}],
    ['hangUp', { reason: 7 }],
    ['dial', { number: ' ' }],
    ['transfer', { queue: 'labour', agent: '1002' }],
    ['transfer', {}],
    ['sendKeys', { keys: '12a' }],
  ])('%s with %o is not understood', async (name, given) => {
    expect(await carryOut(command(name, given), desk(state('talking')))).toMatchObject({ code: 'bad_arguments' })
  })

  it('is for the window that is the desk', async () => {
    expect(await carryOut(command('ready'), desk(state(null, false)))).toMatchObject({ code: 'not_signed_in' })
    expect(await carryOut(command('state'), desk(state(null, false)))).toBeNull()
  })

  it('says in the desk’s words why it was turned down', async () => {
    expect(await carryOut(command('dial', { number: '110' }), desk(state(null), false, '这个号码不能拨'))).toEqual({ code: 'refused', message: '这个号码不能拨' })
  })

  it.each(['constructor', 'signOut', 'refusal', ''])('is none when it is called %o', async (name) => {
    expect(await carryOut(command(name), desk(state('talking')))).toMatchObject({ code: 'unknown_command' })
  })
})

describe('what counts as a message of ours', () => {
  it('is a command of this version', () => {
    for (const name of COMMANDS) expect(commandIn(command(name))).toEqual(command(name))
    expect(commandIn({ ...command('ready'), with: null })).toMatchObject({ with: {} })
  })

  it.each([null, 'ready', 7, [], {}, { ...command('ready'), hotline: 2 }, { ...command('ready'), id: 1 }, { ...command('ready'), kind: 'event' }, { hotline: VERSION, kind: 'command', id: '1' }])(
    'is not %o',
    (data) => {
      expect(commandIn(data)).toBeNull()
    },
  )

  it('and, in the page, is an event, a result or a wish for room', () => {
    expect(isFromBar({ hotline: VERSION, kind: 'size', height: 64 })).toBe(true)
    expect(isFromBar(command('ready'))).toBe(false)
  })
})
