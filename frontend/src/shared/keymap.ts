/** Which keys do what at the desk. Function keys and Alt letters that neither the browser nor an input method wants. */

export type Act =
  | 'answer'
  | 'mute'
  | 'hold'
  | 'rating'
  | 'hangUp'
  | 'keypad'
  | 'palette'
  | 'focusPerson'
  | 'focusAnswer'
  | 'focusRecord'
  | 'copySpeech'
  | 'useArticle'
  | 'dismissHint'
  | 'draft'
  | 'workOrder'
  | 'submit'
  | 'acceptAll'
  | 'readiness'
  | 'transfer'
  | 'third'
  | 'thirdOff'
  | 'help'
  | 'alarm'
  | 'notice'
  | 'notifications'
  | 'listen'
  | 'whisper'
  | 'barge'
  | 'takeOver'
  | 'undo'
  | 'redo'
  | 'filter'
  | 'shortcuts'

interface Binding {
  readonly act: Act
  /** KeyboardEvent.code, which input methods and Alt do not change. */
  readonly code: string
  readonly shift?: boolean
  readonly alt?: boolean
  readonly control?: boolean
  /** What the keycap says. */
  readonly cap: string
}

export const BINDINGS: readonly Binding[] = [
  { act: 'answer', code: 'F2', cap: 'F2' },
  { act: 'mute', code: 'F4', cap: 'F4' },
  { act: 'hold', code: 'F8', cap: 'F8' },
  { act: 'rating', code: 'F9', cap: 'F9' },
  { act: 'hangUp', code: 'F9', shift: true, cap: 'Shift F9' },
  { act: 'keypad', code: 'KeyP', alt: true, cap: 'Alt P' },
  { act: 'palette', code: 'KeyK', control: true, cap: 'Ctrl K' },
  { act: 'focusPerson', code: 'KeyJ', alt: true, cap: 'Alt J' },
  { act: 'focusAnswer', code: 'KeyK', alt: true, cap: 'Alt K' },
  { act: 'focusRecord', code: 'KeyL', alt: true, cap: 'Alt L' },
  { act: 'copySpeech', code: 'KeyC', alt: true, cap: 'Alt C' },
  { act: 'useArticle', code: 'KeyU', alt: true, cap: 'Alt U' },
  { act: 'dismissHint', code: 'KeyO', alt: true, cap: 'Alt O' },
  { act: 'workOrder', code: 'KeyN', alt: true, cap: 'Alt N' },
  { act: 'draft', code: 'KeyS', control: true, cap: 'Ctrl S' },
  { act: 'submit', code: 'Enter', control: true, cap: 'Ctrl ↵' },
  { act: 'acceptAll', code: 'Enter', alt: true, cap: 'Alt ↵' },
  { act: 'readiness', code: 'KeyR', alt: true, cap: 'Alt R' },
  { act: 'transfer', code: 'KeyX', alt: true, cap: 'Alt X' },
  { act: 'third', code: 'KeyS', alt: true, cap: 'Alt S' },
  { act: 'thirdOff', code: 'KeyQ', alt: true, cap: 'Alt Q' },
  { act: 'help', code: 'KeyH', alt: true, cap: 'Alt H' },
  { act: 'alarm', code: 'KeyA', alt: true, cap: 'Alt A' },
  { act: 'listen', code: 'KeyL', cap: 'L' },
  { act: 'whisper', code: 'KeyW', cap: 'W' },
  { act: 'barge', code: 'KeyB', cap: 'B' },
  { act: 'takeOver', code: 'KeyT', cap: 'T' },
  { act: 'undo', code: 'KeyZ', control: true, cap: 'Ctrl Z' },
  { act: 'redo', code: 'KeyY', control: true, cap: 'Ctrl Y' },
  { act: 'notice', code: 'KeyM', alt: true, cap: 'Alt M' },
  { act: 'notifications', code: 'KeyI', alt: true, cap: 'Alt I' },
  { act: 'filter', code: 'Slash', cap: '/' },
  { act: 'shortcuts', code: 'Slash', shift: true, cap: '?' },
]

type Pressed = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing'>

/** What each key is for, in the order of the help; keys of a page that is not open do nothing. */
export const MEANINGS: readonly { readonly group: string; readonly acts: readonly (readonly [Act, string])[] }[] = [
  {
    group: '通话',
    acts: [
      ['answer', '接听；保持中：取回'],
      ['mute', '静音'],
      ['hold', '保持、取回；有第三方时：切换通话方'],
      ['transfer', '转接；咨询接通后：完成转接；三方中：离开'],
      ['third', '咨询；接通后：三方合并'],
      ['thirdOff', '取消咨询、移出第三方；被咨询时、监听时：退出'],
      ['help', '求助（举手）'],
      ['keypad', '键盘'],
      ['rating', '转评价'],
      ['hangUp', '挂断'],
    ],
  },
  {
    group: '班长（选中一席，或监听中）',
    acts: [
      ['listen', '监听'],
      ['whisper', '密语，仅坐席听到'],
      ['barge', '强插，双方均听到'],
      ['takeOver', '接管来电人'],
    ],
  },
  {
    group: '页面',
    acts: [
      ['readiness', '就绪、示忙'],
      ['focusPerson', '定位到“人”'],
      ['focusAnswer', '定位到“答”'],
      ['focusRecord', '定位到“记”'],
      ['copySpeech', '复制“可以这样说”'],
      ['useArticle', '标为已采用'],
      ['dismissHint', '收起当前提示'],
      ['workOrder', '工单草稿：打开、返回小结'],
      ['draft', '保存草稿'],
      ['submit', '保存并就绪；工单、差评：提交当前环节'],
      ['acceptAll', '登记工单：采纳备注识别结果'],
      ['notifications', '通知：打开、关闭'],
      ['notice', '班长通知：确认已读或打开'],
      ['alarm', '确认最上一条告警'],
      ['filter', '列表：定位到筛选'],
      ['undo', '流程：撤销'],
      ['redo', '流程：重做'],
      ['palette', '搜索：页面、工单、通话、号码、人员、知识'],
      ['shortcuts', '快捷键表'],
    ],
  },
]

/** The act a key stroke asks for; none while an input method composes. */
export function actOf(pressed: Pressed): Act | null {
  if (pressed.isComposing || pressed.metaKey) return null
  const code = pressed.code === 'NumpadEnter' ? 'Enter' : pressed.code
  const binding = BINDINGS.find(
    (one) =>
      one.code === code &&
      Boolean(one.shift) === pressed.shiftKey &&
      Boolean(one.alt) === pressed.altKey &&
      Boolean(one.control) === pressed.ctrlKey,
  )
  return binding ? binding.act : null
}

/** Keys that are letters or signs of their own, and those that take letters back: text, where one types. */
export function isText(act: Act): boolean {
  const binding = BINDINGS.find((one) => one.act === act)
  const isLetter = binding !== undefined && !binding.alt && !binding.control && /^(Key|Slash)/.test(binding.code)
  return isLetter || act === 'undo' || act === 'redo'
}

export function capOf(act: Act): string {
  return BINDINGS.find((one) => one.act === act)?.cap ?? ''
}
