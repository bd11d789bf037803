import drawing from './blank.bpmn?raw'
import { type Content, type Form } from './model'

/** What a new model begins as: registered, reviewed, dispatched to a department, answered, closed. It can be run as it is. */
export function blankModel(): Content {
  return {
    form: blankForm(),
    flow: drawing,
    steps: {
      register: { state: 'draft', to: 'creator', edits: ['kind', 'urgency', 'summary', 'content', 'district', 'name', 'phone'], outcomes: [outcome('submit', '提交')], checklist: [], aside: false },
      review: { state: 'review', to: 'role', edits: ['kind', 'urgency', 'summary', 'district'], outcomes: [outcome('dispatch', '派发', 'dispatch'), { ...outcome('void', '作废', 'void'), reason: true }], checklist: [], aside: false },
      handle: { state: 'handling', to: 'department', edits: ['reply'], outcomes: [{ ...outcome('reply', '答复', 'reply'), needs: ['reply'] }, { ...outcome('return', '退回', 'return'), reason: true }], checklist: [], aside: false },
    },
    states: { draft: '草稿', review: '待审核', handling: '办理中', closed: '办结', voided: '作废', merged: '并单' },
    entry: 'register',
    subflows: [],
    decision: '',
    lanes: { 登记: 'agent', 审核: 'reviewer', 承办单位: 'department' },
    ends: { closed: 'closed', voided: 'voided' },
    clocks: [],
    numbering: 'GD{date}{n:5}',
    columns: [{ field: 'summary', name: '摘要', width: 40, reported: '' }],
    printed: [{ title: '诉求', fields: ['kind', 'urgency', 'summary', 'district'] }, { title: '诉求人', fields: ['name', 'phone'] }, { title: '办理', fields: ['reply'] }],
  }
}

function outcome(code: string, name: string, effect = ''): Content['steps'][string]['outcomes'][number] {
  return { code, name, effect, reason: false, needs: [] }
}

function blankForm(): Form {
  return {
    type: 'object',
    required: ['summary'],
    'x-sections': [
      { id: 'matter', title: '事项', fields: ['kind', 'urgency', 'summary', 'content', 'district'] },
      { id: 'person', title: '诉求人', fields: ['name', 'phone'] },
      { id: 'answer', title: '答复', fields: ['reply'] },
    ],
    properties: {
      kind: { type: 'string', title: '诉求类型', enum: ['咨询', '投诉', '举报', '求助', '建议', '表扬', '查询'] },
      urgency: { type: 'string', title: '紧急程度', enum: ['特急', '紧急', '一般'], default: '一般' },
      summary: { type: 'string', title: '诉求摘要', minLength: 4, maxLength: 500 },
      content: { type: 'string', title: '诉求内容', maxLength: 5000, 'x-widget': 'textarea', 'x-masked': 'text' },
      district: { type: 'string', title: '区', enum: ['', '东城区', '西城区', '朝阳区', '丰台区', '石景山区', '海淀区', '门头沟区', '房山区', '通州区', '顺义区', '昌平区', '大兴区', '怀柔区', '平谷区', '密云区', '延庆区', '经开区'] },
      name: { type: 'string', title: '姓名', maxLength: 40, 'x-masked': 'name' },
      phone: { type: 'string', title: '联系电话', maxLength: 20, 'x-masked': 'phone' },
      reply: { type: 'string', title: '答复', maxLength: 5000, 'x-rich': true },
    },
  }
}
