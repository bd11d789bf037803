import type { Schemas } from '@/wire/schemas'

/** A questionnaire and the way through it, as the server walks it (rules/questionnaire.py). */

export type Question = Schemas['QuestionBody']
export type Questionnaire = Schemas['QuestionnaireBody']
export type Kind = Question['kind']
export type Answer = number | string | number[]
export type Answers = Record<string, Answer>

export const LEVELS = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'] as const
export const BEST_NPS = 10
export const LONGEST_TEXT = 500
export const END = 'end'
export const KINDS: readonly (readonly [Kind, string])[] = [
  ['scale', '满意度五级'],
  ['choice', '单选'],
  ['several', '多选'],
  ['nps', '推荐意愿 0–10'],
  ['text', '文字意见'],
]

/** Value and label of everything that may be chosen. */
export function optionsOf(question: Question): [number, string][] {
  switch (question.kind) {
    case 'scale':
      return LEVELS.map((label, place) => [place + 1, label])
    case 'nps':
      return Array.from({ length: BEST_NPS + 1 }, (_, value) => [value, String(value)])
    case 'text':
      return []
    default:
      return question.options.map((label, place) => [place, label])
  }
}

/** What a draft still lacks before it can be published, and the id of the field for it, as the server would refuse it. */
export function incomplete({ title, questions }: Questionnaire): { text: string; field: string } | undefined {
  if (title.trim() === '') return { text: '请填写问卷名称。', field: 'design-title' }
  if (questions.length === 0) return { text: '问卷暂无题目，请至少添加一题。', field: 'question-add' }
  for (const [place, { id, kind, title: wording, options }] of questions.entries()) {
    if (wording.trim() === '') return { text: `第 ${place + 1} 题没有题目文字。请填写。`, field: `question-title-${id}` }
    const chosen = kind === 'choice' || kind === 'several'
    if (chosen && (options.length < 2 || options.some((each) => each.trim() === ''))) return { text: `第 ${place + 1} 题至少要有两个选项，且不能为空。`, field: `question-options-${id}` }
  }
  return undefined
}

export function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && answer !== '' && !(Array.isArray(answer) && answer.length === 0)
}

export function isChosenIn(answers: Answers, { id }: Pick<Question, 'id'>, value: number): boolean {
  const answer = answers[id]
  return Array.isArray(answer) ? answer.includes(value) : answer === value
}

/** Puts an answer in its place; of several that may be chosen, one more or one less. */
export function chosenIn(answers: Answers, { id, kind }: Pick<Question, 'id' | 'kind'>, value: number | string): void {
  if (kind !== 'several' || typeof value === 'string') {
    answers[id] = value
    return
  }
  const chosen = (answers[id] as number[] | undefined) ?? []
  answers[id] = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]
}

/** The questions on the way that these answers take, in order. */
export function reached(questionnaire: Questionnaire, answers: Answers): Question[] {
  const questions = questionnaire.questions
  const found: Question[] = []
  let place = 0
  for (let question = questions[place]; question; question = questions[place]) {
    found.push(question)
    const to = jumpOf(question, answers[question.id])
    const next = to ? questions.findIndex(({ id }) => id === to) : place + 1
    place = to === END || next <= place ? questions.length : next
  }
  return found
}

function jumpOf(question: Question, answer: Answer | undefined): string {
  if (answer === undefined || typeof answer === 'string') return ''
  const values = Array.isArray(answer) ? answer : [answer]
  return question.jumps.find((jump) => jump.values.some((value) => values.includes(value)))?.to ?? ''
}
