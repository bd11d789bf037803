// @vitest-environment jsdom

import { describe, expect, it } from 'vitest'

import { blankModel } from '@/workorders/models/blank'
import { cellOf, dmnOf, gridOf, textOfCell } from '@/workorders/models/dispatch/table'
import { conditionIn, durationFor, spanIn, written } from '@/workorders/models/flow/conditions'
import { matchSteps, stateCalled } from '@/workorders/models/flow/steps'
import { translated } from '@/workorders/models/flow/translations'
import { addColumn, addField, addSection, asColumn, asKind, changeColumn, COLUMN_KINDS, columnKindOf, kindOf, KINDS, moveField, optionsOf, removeColumn, removeField, removeSection, renameField, requireColumn, requiredOf, sectionsOf, setCondition, setRequired, turnField } from '@/workorders/models/form/designing'
import { comparable, openFields } from '@/workorders/models/model'
import { differencesOf } from '@/workorders/models/publish/differences'
import { newClock, numberLike, sharesIn, termIn, sharesText, termText } from '@/workorders/models/times/clocks'
import { namesIn } from '@/workorders/models/useStepNames'

describe('表单设计', () => {
  it('加的字段有自己的代号，落在所选的分区末尾', () => {
    const { form } = blankModel()
    const name = addField(form, 'person')
    expect(sectionsOf(form).find((one) => one.id === 'person')?.fields.at(-1)).toBe(name)
    expect(form.properties[name]?.title).toBe('新字段')
    expect(addField(form, 'person')).not.toBe(name)
  })

  it.each(KINDS.map(([kind]) => kind))('换成 %s 以后就是它', (kind) => {
    expect(kindOf(asKind({ type: 'string', title: '甲', maxLength: 10 }, kind))).toBe(kind)
  })

  it.each(COLUMN_KINDS.map(([kind]) => kind))('表格的列换成 %s 以后就是它', (kind) => {
    expect(columnKindOf(asColumn({ type: 'string', title: '列' }, kind))).toBe(kind)
  })

  it('表格的列可以添加、改名、必填、移除，必填的不留在已移除的列上', () => {
    const field = asKind({ type: 'string', title: '明细' }, 'rows')
    addColumn(field)
    expect(Object.keys(field.items?.properties ?? {})).toEqual(['column_1', 'column_2'])
    changeColumn(field, 'column_2', { type: 'number', title: '金额', 'x-widget': 'money' })
    requireColumn(field, 'column_2', true)
    requireColumn(field, 'column_1', true)
    removeColumn(field, 'column_1')
    expect(field.items).toEqual({ type: 'object', additionalProperties: false, properties: { column_2: { type: 'number', title: '金额', 'x-widget': 'money' } }, required: ['column_2'] })
    expect(field['x-columns']).toEqual(['column_2'])
  })

  it('换类型留着名称、条件和能留的脱敏', () => {
    const field = { type: 'string', title: '甲', 'x-masked': 'name', 'x-show': { field: 'kind', in: ['投诉'] } }
    expect(asKind(field, 'long')).toMatchObject({ title: '甲', 'x-masked': 'name', 'x-show': field['x-show'] })
    expect(asKind(field, 'number')).toEqual({ title: '甲', type: 'number', 'x-show': field['x-show'] })
  })

  it('改代号跟着改到用它的每一处', () => {
    const content = blankModel()
    setCondition(content.form, 'phone', 'kind', ['投诉'])
    setRequired(content.form, 'phone', 'shown')
    expect(renameField(content, 'kind', 'sort')).toBe(true)
    expect(content.form.properties.phone?.['x-show']?.field).toBe('sort')
    expect(content.form.allOf?.[0]?.if).toEqual({ required: ['sort'], properties: { sort: { enum: ['投诉'] } } })
    expect(content.steps.register?.edits[0]).toBe('sort')
    expect(content.printed[0]?.fields[0]).toBe('sort')
    expect(JSON.stringify({ ...content, flow: '' })).not.toContain('"kind"')
  })

  it.each(['FeedbackKind', '类', 'summary', '1a', ''])('代号 %j 不行，什么也不改', (name) => {
    const content = blankModel()
    expect(renameField(content, 'kind', name)).toBe(false)
    expect(content).toEqual(blankModel())
  })

  it('删去字段，用它的地方都不再提它', () => {
    const content = blankModel()
    setCondition(content.form, 'phone', 'kind', ['投诉'])
    setRequired(content.form, 'phone', 'shown')
    content.columns.push({ field: 'kind', name: '类型', width: 8, reported: 'count' })
    removeField(content, 'kind')
    expect(content.form.properties.phone?.['x-show']).toBeUndefined()
    expect(JSON.stringify({ ...content, flow: '' })).not.toContain('"kind"')
  })

  it('有条件的字段必填，是指显示时必填；没有条件就是一直必填', () => {
    const { form } = blankModel()
    setRequired(form, 'district', 'always')
    expect(requiredOf(form, 'district')).toBe('always')
    setCondition(form, 'district', 'kind', ['投诉', '举报'])
    expect([requiredOf(form, 'district'), form.required]).toEqual(['shown', ['summary']])
    expect(form.allOf).toEqual([{ if: { required: ['kind'], properties: { kind: { enum: ['投诉', '举报'] } } }, then: { required: ['district'], properties: { district: { minLength: 1 } } } }])
    setCondition(form, 'district', '', [])
    expect([requiredOf(form, 'district'), form.allOf]).toEqual(['always', undefined])
    setRequired(form, 'district', 'no')
    expect(requiredOf(form, 'district')).toBe('no')
  })

  it('挪动越过分区的边，到头就不动', () => {
    const { form } = blankModel()
    moveField(form, 'name', -1)
    expect(sectionsOf(form).map((one) => one.fields.includes('name'))).toEqual([true, false, false])
    moveField(form, 'name', 1)
    expect(sectionsOf(form)[1]?.fields[0]).toBe('name')
    moveField(form, 'kind', -1)
    expect(sectionsOf(form)[0]?.fields[0]).toBe('kind')
  })

  it('删去分区，字段并到旁边；最后一个分区留着', () => {
    const { form } = blankModel()
    const all = Object.keys(form.properties).length
    removeSection(form, addSection(form))
    for (const id of ['matter', 'person', 'answer']) removeSection(form, id)
    expect(sectionsOf(form)).toHaveLength(1)
    expect(sectionsOf(form)[0]?.fields).toHaveLength(all)
  })

  it('选项一行一个或用顿号隔开，不重复', () => expect(optionsOf('甲、乙\n丙，甲')).toEqual(['甲', '乙', '丙']))

  it('单选和多选互换留着选项；“无”不是多选的一项', () => {
    const one = asKind({ type: 'string', title: '甲', enum: ['', '粉尘', '噪声'] }, 'several')
    expect(one).toMatchObject({ type: 'array', items: { enum: ['粉尘', '噪声'] }, uniqueItems: true })
    expect(asKind(one, 'choice')).toEqual({ title: '甲', type: 'string', enum: ['粉尘', '噪声'] })
  })

  it('看多选的条件，问的是选了其中哪项；显示时必填的多选至少一项', () => {
    const { form } = blankModel()
    form.properties.hazards = { type: 'array', title: '危害', items: { enum: ['粉尘', '噪声'] } }
    setCondition(form, 'hazards', 'kind', ['投诉'])
    setRequired(form, 'hazards', 'shown')
    setCondition(form, 'district', 'hazards', ['粉尘'])
    setRequired(form, 'district', 'shown')
    expect(form.allOf).toEqual([
      { if: { required: ['kind'], properties: { kind: { enum: ['投诉'] } } }, then: { required: ['hazards'], properties: { hazards: { minItems: 1 } } } },
      { if: { required: ['hazards'], properties: { hazards: { contains: { enum: ['粉尘'] } } } }, then: { required: ['district'], properties: { district: { minLength: 1 } } } },
    ])
    turnField(form, 'hazards', 'choice')
    expect(form.allOf?.find((rule) => rule.then.required[0] === 'district')?.if.properties.hazards).toEqual({ enum: ['粉尘'] })
  })

  it('能比较的有表单里公开的字段和每张单都有的，没有脱敏的', () => {
    const { form } = blankModel()
    expect(openFields(form).map(([name]) => name)).not.toContain('phone')
    expect(comparable(form, ['kind', 'source'])).toContainEqual(['source', '来源'])
  })
})

describe('派发表', () => {
  it.each([
    ['', ''],
    ['"投诉","举报"', '投诉、举报'],
    ['"一般"', '一般'],
    ['!= ["仲裁","调解"]', '不是 仲裁、调解'],
    ['!= ""', '有填'],
    ['""', '没填'],
    ['> 10', '> 10'],
    ['true', '是'],
  ])('格子 %j 说成 %j，写回去一样', (cell, words) => {
    expect(textOfCell(cell)).toBe(words)
    expect(cellOf(words)).toBe(cell)
  })

  it('人写的逗号、空格、引号都认', () => {
    expect(cellOf(' 投诉， 举报 ')).toBe('"投诉","举报"')
    expect(cellOf('不是 仲裁')).toBe('!= ["仲裁"]')
    expect(cellOf('甲"乙')).toBe('"甲乙"')
    expect(cellOf('不限')).toBe('')
  })

  it('写成 DMN 再读回来是同一张表', () => {
    const grid = { inputs: [{ about: 'district', label: '区' }, { about: 'amount', label: '金额<元>' }], rows: [{ when: ['有填', '> 10'], department: '@district', deadline: '5个工作日' }, { when: ['', ''], department: 'pension', deadline: '' }] }
    expect(gridOf(dmnOf(grid))).toEqual(grid)
  })

  it('别处画的、输出不是科室和时限的，不当成格子来改', () => {
    expect(gridOf('<x/>')).toBeUndefined()
    expect(gridOf(dmnOf({ inputs: [], rows: [] }).replace('name="department"', 'name="colour"'))).toBeUndefined()
  })
})

describe('流程', () => {
  it.each([
    ["outcome == 'void'", { about: 'outcome', how: '==', value: 'void' }, false],
    ["urgency in ['特急', '紧急']", { about: 'urgency', how: 'in', value: '特急、紧急' }, false],
    ['headcount >= 30', { about: 'headcount', how: '>=', value: '30' }, true],
    ['confidential == true', { about: 'confidential', how: '==', value: '是' }, true],
    ["urgency not in ['一般']", { about: 'urgency', how: 'not in', value: '一般' }, false],
  ] as const)('条件 %s', (text, parts, plain) => {
    expect(conditionIn(text)).toEqual(parts)
    expect(written(parts, plain)).toBe(text)
  })

  it('几个条件并用的由人手写', () => expect(conditionIn("outcome == 'a' and urgency == '特急'")).toBeUndefined())
  it('条件里的引号不会跑出来', () => expect(written({ about: 'kind', how: '==', value: "' or '1" })).toBe("kind == ' or 1'"))

  it.each([['PT30M', 30, 'M'], ['PT24H', 24, 'H'], ['P3D', 3, 'D']] as const)('时长 %s', (text, amount, unit) => {
    expect(spanIn(text)).toEqual({ amount, unit })
    expect(durationFor(amount, unit)).toBe(text)
  })
  it('多段的时长原样给人改', () => expect(spanIn('P1DT12H')).toBeUndefined())

  it('画上去的环节有能用的设置，结果代号不重复；删掉的连时限里也没有了', () => {
    const content = blankModel()
    content.clocks.push({ id: 'c', name: '办', starts: ['handle'], stops: ['handle', 'closed'], terms: {}, outcomes: [], alerts: { warn_at: [], escalate: [] }, dispatched: false, external: false, extendable: false, pausable: false, ours: false })
    matchSteps(content, new Map([['register', '登记'], ['review', '审核'], ['Activity_1', '上门'], ['Activity_2', '复核']]), ['handle'])
    expect(Object.keys(content.steps)).toEqual(['register', 'review', 'Activity_1', 'Activity_2'])
    const codes = Object.values(content.steps).flatMap((step) => step.outcomes.map((one) => one.code))
    expect(new Set(codes).size).toBe(codes.length)
    expect(content.states[content.steps.Activity_1?.state ?? '']).toBe('上门')
    expect([content.clocks[0]?.starts, content.clocks[0]?.stops]).toEqual([[], ['closed']])
  })

  it('第一项时限从承办单位的环节起，派发表可修改；以后加的不动它', () => {
    const first = newClock([], 'handle', true)
    expect([first.starts, first.dispatched]).toEqual([['handle'], true])
    expect([newClock([first], 'handle', true).dispatched, newClock([], 'review', false).dispatched]).toEqual([false, false])
  })

  it('发布前逐条说出与在用版本的差别', () => {
    const before = blankModel()
    before.clocks.push(newClock([], 'handle', true))
    before.decision = dmnOf({ inputs: [{ about: 'district', label: '区' }], rows: [{ when: ['有填'], department: '@district', deadline: '5个工作日' }] })
    const after = structuredClone(before)
    expect(differencesOf(before, after)).toEqual([])
    after.form.properties.people = { type: 'integer', title: '几位老人' }
    after.form.properties.kind = { ...after.form.properties.kind, enum: ['咨询', '投诉'] }
    delete after.form.properties.phone
    after.form.required = ['summary', 'people']
    after.decision = dmnOf({ inputs: [{ about: 'district', label: '区' }], rows: [{ when: ['有填'], department: '@district', deadline: '3天' }] })
    after.clocks = after.clocks.map((clock) => ({ ...clock, terms: { '': { amount: 3, unit: 'days' } }, dispatched: false }))
    after.flow = after.flow.replace('</bpmn:definitions>', '<!-- moved -->\n</bpmn:definitions>')
    expect(differencesOf(before, after).map(({ what, message }) => `${what} ${message}`)).toEqual([
      'changed 字段“诉求类型”：选项 咨询、投诉、举报、求助、建议、表扬、查询 → 咨询、投诉',
      'added 字段“几位老人”',
      'removed 字段“联系电话”',
      'changed 改为必填：几位老人',
      'changed 派发表第 1 行：时限 5个工作日 → 3天',
      'changed 时限“办理”：时长 其余 5个工作日 → 其余 3天；取消“派发表可修改”',
    ])
  })

  it('同名的状态是同一个', () => {
    const content = blankModel()
    expect(stateCalled(content, '待审核')).toBe('review')
    const made = stateCalled(content, '排队')
    expect(stateCalled(content, '排队')).toBe(made)
  })

  it('环节按图上的名字叫', () => expect([...namesIn([blankModel().flow])]).toEqual([['register', '登记'], ['review', '审核'], ['handle', '办理']]))
  it('bpmn-js 的话换成中文，没有的照原样', () => {
    expect(translated('Append task')).toBe('追加环节')
    expect(translated('Something {new}', { new: 'x' })).toBe('Something x')
  })
})

describe('时限与编号', () => {
  it.each(['5个工作日', '4工作小时', '30分钟', '24小时', '7天'])('%s', (words) => expect(termText(termIn(words))).toBe(words))
  it.each(['尽快', '0天', '', '天'])('%j 读不懂', (words) => expect(termIn(words)).toBeUndefined())
  it('提醒的几成', () => {
    expect(sharesIn('80%、50、0、150')).toEqual([0.5, 0.8])
    expect(sharesText([0.5, 0.8])).toBe('50%、80%')
  })
  it('编号的样子', () => {
    expect(numberLike('GD{date}{n:5}', '2026-11-26')).toBe('GD2026112600001')
    expect(numberLike('SM-{year}-{n:4}', '2026-11-26')).toBe('SM-2026-0001')
    expect(numberLike('随便', '2026-11-26')).toBe('')
  })
})
