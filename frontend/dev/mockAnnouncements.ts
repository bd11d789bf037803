import { existsSync, readFileSync } from 'node:fs'

/** The delivered announcements, two of them said otherwise, for the mock server. */

const at = (secondsAgo: number): string => new Date(Date.now() - secondsAgo * 1000).toISOString()

export const switches = [
  {
    name: 'emergency', on: false, says: ['emergency'], at: null as string | null, until: null as string | null, by: '2003', by_name: '周班长',
    texts: ['紧急通知，因系统故障，部分业务暂时不能查询和办理，人工服务照常。给您带来不便，敬请谅解。'],
  },
]

function version(number: number, fields: object): Record<string, unknown> {
  const delivered = number === 0
  return {
    version: number, origin: delivered ? 'delivered' : 'spoken', state: delivered ? 'live' : 'ready', text: '', seconds: 4.2, fault: '', remark: '',
    saved_at: delivered ? null : at(90_000), by: delivered ? '' : '2003', by_name: delivered ? '' : '周班长', live_at: null, live_by: '', live_by_name: '', ...fields,
  }
}

const USES = ['recording-notice', 'welcome', 'emergency', 'menu-main', 'menu-social', 'menu-labor', 'referral', 'rating-ask', 'goodbye']
const LABELS = ['录音告知', '欢迎语', '紧急播报', '主菜单', '社保菜单', '劳动关系菜单', '其他热线', '评价', '再见']
const NEW = '您好，欢迎致电北京12333人力资源和社会保障服务热线，今天坐席较忙，请耐心等候。'

const CHANGED: Readonly<Record<string, object>> = {
  welcome: { written: 2, now: version(1, { state: 'live', text: '欢迎致电北京12333，请先说明您的事项。', live_at: at(40_000), live_by: '2003', live_by_name: '周班长' }), waiting: version(2, { text: NEW, seconds: 7.1, saved_at: at(300) }) },
  'menu-labor': { written: 1, waiting: version(1, { state: 'making', seconds: null, text: '欠薪与劳动监察，请按1；劳动仲裁，请按2。', saved_at: at(8) }) },
  goodbye: { written: 1, waiting: version(1, { origin: 'recorded', remark: '录音有破音（音量过大），建议离话筒远一点重录', text: '感谢您的来电，再见。' }) },
  referral: { written: 1, waiting: version(1, { state: 'failed', seconds: null, fault: '这些符号念不出来：@，请改用汉字和数字', text: '医疗保险请发到a@b。' }) },
}

export function prompts(): unknown[] {
  const file = '../deploy/prompts/prompts.toml'
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('[prompts]')[1]?.split('\n') ?? [] : []
  return lines.flatMap((line) => {
    const found = /^([\w-]+) = "(.*)"$/.exec(line)
    if (!found) return []
    const [, name = '', text = ''] = found
    const at = USES.indexOf(name)
    const uses = at < 0 ? [] : [{ flow: 'main', flow_name: '12333 总流程', node: name, label: LABELS[at] }]
    return [{ name, now: version(0, { text, seconds: text.length / 4 }), waiting: null, written: 0, uses, ...CHANGED[name] }]
  })
}

export function promptVersions(): unknown[] {
  const { waiting, now } = CHANGED.welcome as { waiting: object; now: object }
  return [waiting, now, version(0, { state: 'retired', text: '欢迎致电北京12333，人力资源和社会保障服务热线。' })]
}

export const flowTexts = [
  { sound: 'say/5f0c', text: '元旦三天只受理紧急事项，其他业务请节后再拨。', seconds: 5.6, uses: [{ flow: 'main', flow_name: '12333 总流程', node: 'holiday', label: '元旦提醒' }] },
]
