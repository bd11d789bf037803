import { onScopeDispose, ref, type Ref } from 'vue'

import { http, sentenceOf } from '@/app/http'
import { spoken } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** The state of every part, as the web process sees it. */

export type ProcessHealth = Schemas['ProcessHealth']

export type PartHealth = Schemas['Part']

/** As those read it who may see the parts. */
export type Health = Required<Schemas['Health']>

interface ProcessTexts {
  readonly name: string
  /** What its absence means to callers and staff. */
  readonly without: string
}

export const PROCESSES: Readonly<Record<string, ProcessTexts>> = {
  callcontrol: { name: '呼叫控制', without: '通话不中断，新来电先听音乐' },
  router: { name: '排队机', without: '通话不中断，排队保留位次，暂不派话' },
  web: { name: '页面与接口', without: '通话不中断，页面暂不可用' },
  projector: { name: '投影器', without: '来电人不受影响，话单延迟' },
  worker: { name: '后台作业', without: '来电人不受影响，录音校验延迟' },
  voice: { name: '语音', without: '智能席停用，来电转人工' },
}

export const PARTS: Readonly<Record<string, ProcessTexts>> = {
  postgres: { name: '数据库 PostgreSQL', without: '通话不中断，无法查询来往记录和话单' },
  postgresql: { name: '数据库 PostgreSQL', without: '通话不中断，无法查询来往记录和话单' },
  nats: { name: '消息总线 NATS', without: '通话不中断，状态不更新' },
  asterisk: { name: '交换机 Asterisk', without: '来电无法接入' },
  door: { name: '接入网关 Kamailio', without: '通话不中断，外部来电无法接入' },
}

export const LATE_SECONDS = 10
/** Parts whose absence a caller feels at once. */
const CALLER_FEELS: readonly string[] = ['asterisk', 'door', 'callcontrol', 'router', 'nats']

export function nameOf(texts: Readonly<Record<string, ProcessTexts>>, key: string): string {
  return texts[key]?.name ?? key
}

export function isLate(process: ProcessHealth): boolean {
  return process.age_seconds === null || process.age_seconds > LATE_SECONDS
}

/** A process is away when none of its instances has been heard of lately. */
function awayProcesses(health: Health): string[] {
  const names = [...new Set(health.processes.map((one) => one.process))]
  return names.filter((name) => health.processes.filter((one) => one.process === name).every(isLate))
}

export interface Verdict {
  readonly tone: 'ok' | 'warn' | 'danger'
  readonly text: string
}

/** The first line of the page, in words: are callers touched, and what is wrong. */
export function verdictOf(health: Health): Verdict {
  const away = awayProcesses(health)
  const broken = health.parts.filter((part) => !part.ok).map((part) => part.name)
  const degraded = health.processes.filter((one) => one.state === 'degraded' && !isLate(one))
  const touched = [...away, ...broken].some((name) => CALLER_FEELS.includes(name))
  const wrong = [
    ...broken.map((name) => `${nameOf(PARTS, name)}无响应`),
    ...away.map((name) => `${nameOf(PROCESSES, name)}无心跳`),
    ...degraded.map((one) => `${nameOf(PROCESSES, one.process)}：${one.detail || '异常'}`),
  ]
  if (wrong.length === 0 && health.ok) return { tone: 'ok', text: '来电人不受影响，各部分正常。' }
  if (wrong.length === 0) return { tone: 'danger', text: '有进程无心跳，详见下方。' }
  return {
    tone: touched ? 'danger' : 'warn',
    text: `${touched ? '来电人受影响。' : '来电人不受影响。'}${wrong.join('；')}。`,
  }
}

export function stateWord(process: ProcessHealth): string {
  if (process.age_seconds === null) return '无心跳'
  if (isLate(process)) return `${spoken(process.age_seconds)}无心跳`
  return { ok: '正常', standby: '待命', degraded: '异常', silent: '无心跳', missing: '无心跳' }[process.state]
}

export interface HealthView {
  readonly health: Ref<Health | undefined>
  readonly errorText: Ref<string>
  /** Wall-clock ms of the last answer. */
  readonly answeredAt: Ref<number>
  load(): Promise<void>
}

const AGAIN_MS = 3000

export function useHealth(): HealthView {
  const health = ref<Health>()
  const errorText = ref('')
  const answeredAt = ref(Date.now())

  async function load(): Promise<void> {
    try {
      const answer = await http.get('/api/health')
      health.value = { ok: answer.ok ?? false, now: answer.now ?? '', parts: answer.parts ?? [], processes: answer.processes ?? [] }
      answeredAt.value = Date.now()
      errorText.value = ''
    } catch (problem) {
      errorText.value = sentenceOf(problem)
    }
  }

  void load()
  const timer = setInterval(() => void load(), AGAIN_MS)
  onScopeDispose(() => clearInterval(timer))
  return { health, errorText, answeredAt, load }
}
