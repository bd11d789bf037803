import { http } from '@/app/http'
import { sizeText } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** 本机: disk, clock, certificate, backup, work that waits, as the machine that answers finds them. */

export type Machine = Schemas['MachineOut']
export type Finding = Machine['findings'][number]

export const FINDING_NAMES: Readonly<Record<Finding['code'], string>> = {
  disk: '数据盘',
  clock: '时钟',
  certificate: '网站证书',
  backup: '备份',
  drill: '恢复演练',
  jobs: '后台作业',
  unsent: '待发消息',
}

/** "bj1 / a · 1.2.0 (abc1234) · 数据库 3.4 GB" */
export function machineText(machine: Machine): string {
  const place = [machine.site, machine.node].filter(Boolean).join(' / ')
  const version = machine.revision ? `${machine.version}（${machine.revision}）` : machine.version
  const size = machine.database_bytes === null ? '' : `数据库 ${sizeText(machine.database_bytes)}`
  return [place, `版本 ${version}`, size].filter(Boolean).join(' · ')
}

export const readMachine = (): Promise<Machine> => http.get('/api/health/machine')
