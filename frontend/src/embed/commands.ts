import { COMMANDS, type CommandMessage, type CommandName, type State, type BarError } from './protocol'

/** What the page around the bar may ask for: the desk's own acts, with the desk's own refusals. */

/** The desk as commands need it; every act answers whether it was done. */
export interface Acts {
  state(): State
  answer(): Promise<boolean>
  hangUp(reason: string): Promise<boolean>
  hold(): Promise<boolean>
  resume(): Promise<boolean>
  dial(number: string): Promise<boolean>
  transfer(target: Readonly<Record<string, string>>): Promise<boolean>
  sendKeys(keys: string): Promise<boolean>
  rate(): Promise<boolean>
  ready(): Promise<boolean>
  notReady(reason: string): Promise<boolean>
  /** Why the last act was turned down. */
  refusal(): string
}

type Stages = readonly string[]

const NEEDS: Partial<Record<CommandName, Stages>> = {
  answer: ['ringing'],
  hangUp: ['talking', 'held', 'dialling'],
  hold: ['talking'],
  resume: ['held'],
  transfer: ['talking', 'held'],
  sendKeys: ['talking'],
  rate: ['talking', 'held'],
}
const TARGETS = ['agent', 'queue', 'flow', 'number'] as const

const UNKNOWN: BarError = { code: 'unknown_command', message: '软电话条不支持该命令' }
const NOT_SIGNED_IN: BarError = { code: 'not_signed_in', message: '坐席未在此签入' }
const NOT_NOW: BarError = { code: 'not_now', message: '当前通话状态不支持该操作' }
const BAD: BarError = { code: 'bad_arguments', message: '命令参数有误' }

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

/** Exactly one target is named. */
function targetIn(parameters: Readonly<Record<string, unknown>>): Record<string, string> | null {
  const named = TARGETS.filter((kind) => text(parameters[kind]))
  const [kind] = named
  return kind && named.length === 1 ? { [kind]: text(parameters[kind]) } : null
}

/** The act that was asked for; null when what it needs to know is missing. */
function actOf(name: CommandName, parameters: Readonly<Record<string, unknown>>, acts: Acts): (() => Promise<boolean>) | null {
  const target = targetIn(parameters)
  switch (name) {
    case 'hangUp':
      return text(parameters.reason) ? () => acts.hangUp(text(parameters.reason)) : null
    case 'dial':
      return text(parameters.number) ? () => acts.dial(text(parameters.number)) : null
    case 'transfer':
      return target ? () => acts.transfer(target) : null
    case 'sendKeys':
      return /^[\d*#]{1,32}$/.test(text(parameters.keys)) ? () => acts.sendKeys(text(parameters.keys)) : null
    case 'notReady':
      return () => acts.notReady(text(parameters.reason))
    case 'state':
      return () => Promise.resolve(true)
    default:
      return () => acts[name]()
  }
}

function isKnown(name: string): name is CommandName {
  return (COMMANDS as readonly string[]).includes(name)
}

/** Carries it out; null when it was done, else why not. Nothing is changed by what is refused. */
export async function carryOut(command: CommandMessage, acts: Acts): Promise<BarError | null> {
  const name = command.command
  if (!isKnown(name)) return UNKNOWN
  const { agent, call } = acts.state()
  if (name !== 'state' && !(agent.here && agent.state !== 'signed_out')) return NOT_SIGNED_IN
  const act = actOf(name, command.with, acts)
  if (!act) return BAD
  const stages = NEEDS[name]
  if (stages && !stages.includes(call?.stage ?? '')) return NOT_NOW
  return (await act()) ? null : { code: 'refused', message: acts.refusal() || NOT_NOW.message }
}
