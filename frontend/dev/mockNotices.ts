/** Made-up notices: one important and one normal that stand, two that are over. A document has what desk and floor see of it. */

const at = (secondsAgo: number): string => new Date(Date.now() - secondsAgo * 1000).toISOString()
const NAMES: Readonly<Record<string, string>> = { 1027: '王某', 1040: '曹某', 1041: '陈某', 1042: '孙某', 1043: '吴某' }

interface Told { id: string; text: string; important: boolean; audience: string; audience_name: string; sent: number; until: number; read: Record<string, number>; withdrawn?: number }

const TOLD: Told[] = [
  { id: 'n1', text: '15 点起劳动监察席来电会多，欠薪类一律先查工单再答，不要让来电人重复说一遍；拿不准的举手。', important: true, audience: 'queue', audience_name: '劳动监察席', sent: 180, until: -3420, read: { 1040: 150, 1042: 60 } },
  { id: 'n2', text: '今晚 22 点系统升级，约 5 分钟，电话不受影响。', important: false, audience: 'all', audience_name: '全体坐席', sent: 600, until: -20_000, read: { 1040: 500, 1041: 480, 1043: 410 } },
  { id: 'n3', text: '二号会议室 12 点开短会。', important: false, audience: 'agents', audience_name: '选定 2 人', sent: 9000, until: 5400, read: { 1027: 8800 } },
  { id: 'n4', text: '补缴政策按旧版答复。', important: true, audience: 'group', audience_name: '早班一组', sent: 90_000, until: 86_000, read: { 1040: 89_000 }, withdrawn: 88_000 },
]

const facts = ({ id, text, important, sent, until }: Told): object => ({ id, text, important, by: '2003', by_name: '周班长', sent_at: at(sent), until: at(until) })

export function noticeDocs(): [string, unknown][] {
  return TOLD.slice(0, 2).map((one) => [
    `notices/${one.id}`,
    { ...facts(one), audience: one.audience, audience_name: one.audience_name, to: Object.keys(NAMES), read: Object.fromEntries(Object.entries(one.read).map(([agent, ago]) => [agent, at(ago)])), read_at: null },
  ])
}

export function notices(): unknown[] {
  return TOLD.map((one) => ({
    ...facts(one), audience: one.audience, audience_name: one.audience_name,
    withdrawn_at: one.withdrawn ? at(one.withdrawn) : null, withdrawn_by: one.withdrawn ? '2003' : '', withdrawn_name: one.withdrawn ? '周班长' : '',
    receipts: Object.entries(NAMES).map(([agent, agent_name]) => ({ agent, agent_name, read_at: one.read[agent] ? at(one.read[agent]) : null })),
  }))
}

export function ownNotices(): unknown[] {
  return TOLD.map((one) => ({ ...facts(one), withdrawn: one.withdrawn !== undefined, read_at: one.read['1027'] ? at(one.read['1027']) : null }))
}
