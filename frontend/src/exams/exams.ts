import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Exams on the wire, and the words for them. */

export type Question = Schemas['ExamQuestionOut']
export type QuestionBody = Schemas['ExamQuestionBody']
export type QuestionKind = Question['kind']
export type QuestionStage = Question['stage']
export type Topic = Schemas['ExamQuestionTopicOut']
export type BlueprintLine = Schemas['BlueprintLineBody']
export type Paper = Schemas['ExamPaperDetailOut']
export type PaperRow = Schemas['ExamPaperOut']
export type Exam = Schemas['ExamDetailOut']
export type ExamRow = Schemas['ExamOut']
export type ExamBody = Schemas['ExamBody']
export type ExamItem = Schemas['ExamItemOut']
export type ExamSitting = Schemas['ExamSittingOut']
export type OwnExam = Schemas['OwnExamOut']
export type SittingPage = Schemas['SittingPageOut']
export type SittingQuestion = Schemas['SittingQuestionOut']
export type SentAnswer = Schemas['SentAnswerBody']
export type Result = Schemas['SittingResultOut']
export type Quiz = Schemas['QuizOut']
export type QuizQuestion = Quiz['questions'][number]
export type QuizResult = Schemas['QuizResultOut']
export type Reviewed = Schemas['ReviewedOut']

export const KIND_LABELS: Readonly<Record<QuestionKind, string>> = { single: '单选', several: '多选', true_false: '判断', blank: '填空', short: '简答' }
export const KINDS = Object.entries(KIND_LABELS) as [QuestionKind, string][]
/** Those that a machine grades: papers have no others. */
export const CLOSED_KINDS = KINDS.filter(([kind]) => kind !== 'short')
export const STAGE_LABELS: Readonly<Record<QuestionStage, string>> = { draft: '待审核', approved: '可用', retired: '已停用' }
export const SITTING_LABELS: Readonly<Record<ExamSitting['stage'], string>> = { waiting: '未开考', running: '作答中', handed_in: '待阅卷', graded: '已评分' }
export const SITTING_TONES: Readonly<Record<ExamSitting['stage'], string>> = { waiting: '', running: 'primary', handed_in: 'warn', graded: 'ok' }
export const RELEASE_LABELS: Readonly<Record<ExamRow['release'], string>> = { at_once: '交卷后立即公布', later: '统一公布' }
export const FLAG_LABELS: Readonly<Record<ExamItem['flags'][number], string>> = { key: '请核对答案', hard: '过难', easy: '过易', weak: '区分度低', idle: '有选项无人选' }
export const TRUE_FALSE_OPTIONS: readonly string[] = ['正确', '错误']

export const isChosen = (kind: QuestionKind): boolean => kind === 'single' || kind === 'several' || kind === 'true_false'
export const letterOf = (place: number): string => String.fromCharCode(65 + place)

/** What is chosen once this option is pressed: another one, or of several one more or less. */
export function toggled(kind: QuestionKind, places: readonly number[], place: number): number[] {
  if (kind !== 'several') return [place]
  return places.includes(place) ? places.filter((each) => each !== place) : [...places, place].sort((one, other) => one - other)
}

/** "A、C" of what was chosen, or the text; "未作答" for neither. */
export function answerText(one: { readonly kind: QuestionKind; readonly places: readonly number[]; readonly text: string }): string {
  return (isChosen(one.kind) ? one.places.map(letterOf).join('、') : one.text.trim()) || '未作答'
}

/** The key as people read it. */
export function keyText(one: { readonly kind: QuestionKind; readonly right: readonly number[]; readonly wordings: readonly string[] }): string {
  return isChosen(one.kind) ? one.right.map(letterOf).join('、') : one.wordings.join(' / ')
}

/** What an exam is about to do: "未开始", "进行中", "已结束". */
export function phaseOf(exam: Pick<ExamRow, 'opens_at' | 'closes_at'>, now: number): string {
  if (now < Date.parse(exam.opens_at)) return '未开始'
  return now < Date.parse(exam.closes_at) ? '进行中' : '已结束'
}

/** Who may sit an exam again once it is over: below the mark, or not there. */
export const notPassed = (exam: Pick<Exam, 'sittings'>): ExamSitting[] => exam.sittings.filter((one) => one.stage === 'waiting' || one.passed === false)

/** What a question begins with when another kind is chosen for it: what fits both stays. */
export function ofKind(body: QuestionBody, kind: QuestionKind): QuestionBody {
  if (kind === 'true_false') return { ...body, kind, options: [...TRUE_FALSE_OPTIONS], right: [0], wordings: [] }
  if (!isChosen(kind)) return { ...body, kind, options: [], right: [], wordings: body.wordings.length > 0 ? body.wordings : [''] }
  const options = isChosen(body.kind) && body.kind !== 'true_false' ? body.options : ['', '', '', '']
  return { ...body, kind, options, right: kind === 'single' ? body.right.slice(0, 1) : body.right, wordings: [] }
}

export const fullOf = (lines: readonly BlueprintLine[]): number => lines.reduce((sum, line) => sum + line.count * line.points, 0)
export const countOf = (lines: readonly BlueprintLine[]): number => lines.reduce((sum, line) => sum + line.count, 0)

/** A moment as the day field has it, in Beijing, for the wire. */
export const momentOf = (local: string): string => `${local}:00+08:00`

const question = (id: number): { path: { question_id: number } } => ({ path: { question_id: id } })
const paper = (id: number): { path: { paper_id: number } } => ({ path: { paper_id: id } })
const sitting = (id: number): { path: { sitting_id: number } } => ({ path: { sitting_id: id } })

const ofReading = (id: number): { path: { reading_id: number } } => ({ path: { reading_id: id } })

export const requests = {
  quiz: (reading: number): Promise<Quiz> => http.post('/api/my-quizzes/{reading_id}/begin', ofReading(reading)),
  answerQuiz: (reading: number, body: Schemas['QuizAnswersBody']): Promise<QuizResult> => http.post('/api/my-quizzes/{reading_id}/answer', { ...ofReading(reading), body }),
  questionChoices: (): Promise<Schemas['ExamQuestionChoicesOut']> => http.get('/api/exams/questions/choices'),
  makeQuestion: (body: QuestionBody): Promise<Question> => http.post('/api/exams/questions', { body }),
  changeQuestion: (id: number, body: QuestionBody): Promise<Question> => http.put('/api/exams/questions/{question_id}', { ...question(id), body }),
  approve: (id: number): Promise<Question> => http.post('/api/exams/questions/{question_id}/approve', question(id)),
  retire: (id: number): Promise<Question> => http.post('/api/exams/questions/{question_id}/retire', question(id)),
  draftQuestions: (): Promise<Schemas['ExamDraftedOut']> => http.post('/api/exams/questions/drafts'),
  papers: (): Promise<Schemas['ExamPaperListOut']> => http.get('/api/exams/papers'),
  makePaper: (body: Schemas['ExamPaperBody']): Promise<Paper> => http.post('/api/exams/papers', { body }),
  paper: (id: number): Promise<Paper> => http.get('/api/exams/papers/{paper_id}', paper(id)),
  draw: (id: number): Promise<Paper> => http.post('/api/exams/papers/{paper_id}/draw', paper(id)),
  publish: (id: number): Promise<Paper> => http.post('/api/exams/papers/{paper_id}/publish', paper(id)),
  exams: (): Promise<Schemas['ExamListOut']> => http.get('/api/exams'),
  examChoices: (): Promise<Schemas['ExamChoicesOut']> => http.get('/api/exams/choices'),
  makeExam: (body: ExamBody): Promise<Exam> => http.post('/api/exams', { body }),
  exam: (id: number): Promise<Exam> => http.get('/api/exams/{exam_id}', { path: { exam_id: id } }),
  items: (id: number): Promise<Schemas['ExamItemsOut']> => http.get('/api/exams/{exam_id}/items', { path: { exam_id: id } }),
  release: (id: number): Promise<Exam> => http.post('/api/exams/{exam_id}/release', { path: { exam_id: id } }),
  weakTopics: (): Promise<Schemas['WeakTopicsOut']> => http.get('/api/exams/weak-topics'),
  book: (): Promise<Schemas['ReviewBookOut']> => http.get('/api/my-wrong-answers'),
  review: (id: number, body: Schemas['ReviewAnswerBody']): Promise<Reviewed> => http.post('/api/my-wrong-answers/{card_id}/answer', { path: { card_id: id }, body }),
  own: (): Promise<Schemas['OwnExamsOut']> => http.get('/api/my-exams'),
  result: (id: number): Promise<Result> => http.get('/api/my-exams/{sitting_id}', sitting(id)),
  begin: (id: number): Promise<SittingPage> => http.post('/api/my-exams/{sitting_id}/begin', sitting(id)),
  save: (id: number, body: Schemas['SaveAnswersBody']): Promise<Schemas['SavedAnswersOut']> => http.put('/api/my-exams/{sitting_id}/answers', { ...sitting(id), body }),
  noteLeaving: (id: number, body: Schemas['LeavingBody']): Promise<unknown> => http.post('/api/my-exams/{sitting_id}/leaving', { ...sitting(id), body }),
  handIn: (id: number): Promise<Result> => http.post('/api/my-exams/{sitting_id}/hand-in', sitting(id)),
}
