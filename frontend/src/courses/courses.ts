import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Courses on the wire, and the words for them. */

export type Course = Schemas['CourseDetailOut']
export type CourseRow = Schemas['CourseOut']
export type CourseBody = Schemas['CourseBody']
export type Chapter = Schemas['CourseChapterOut']
export type ChapterKind = Chapter['kind']
export type ChosenQuestion = Schemas['CourseQuestionOut']
export type Assignment = Schemas['CourseAssignmentOut']
export type AssignmentBody = Schemas['CourseAssignmentBody']
export type CoursePerson = Schemas['CoursePersonOut']
export type OwnCourse = Schemas['OwnCourseDetailOut']
export type OwnRow = Schemas['OwnCourseOut']
export type OwnChapter = Schemas['OwnChapterOut']
export type Video = Schemas['CourseVideoOut']
export type OwnVideo = Schemas['OwnVideoOut']
export type OwnQuestion = Schemas['OwnCourseQuestionOut']
export type ChapterState = OwnChapter['state']
export type CourseState = OwnRow['state']

export const STAGE_LABELS: Readonly<Record<CourseRow['stage'], string>> = { draft: '草稿', published: '已发布', retired: '已下架' }
export const STAGE_TONES: Readonly<Record<CourseRow['stage'], string>> = { draft: '', published: 'ok', retired: 'warn' }
export const KIND_LABELS: Readonly<Record<ChapterKind, string>> = { text: '图文', article: '知识条目', video: '视频', questions: '试题' }
export const STATE_LABELS: Readonly<Record<CourseState, string>> = { waiting: '未开始', running: '学习中', again: '须重学', finished: '已学完' }
export const STATE_TONES: Readonly<Record<CourseState, string>> = { waiting: '', running: 'primary', again: 'warn', finished: 'ok' }
export const CHAPTER_LABELS: Readonly<Record<ChapterState, string>> = { locked: '未解锁', open: '待学', again: '须重学', newer: '有更新', done: '已学', gone: '已下线' }
export const CHAPTER_TONES: Readonly<Record<ChapterState, string>> = { locked: '', open: 'primary', again: 'warn', newer: 'primary', done: 'ok', gone: '' }

/** What is to be learned: assigned and not finished, under way, or open again. */
export const isOwed = (row: OwnRow): boolean => row.state === 'again' || row.state === 'running' || (row.state === 'waiting' && row.due_on !== null)
export const percentOf = ({ done, total }: { readonly done: number; readonly total: number }): number => (total === 0 ? 0 : Math.floor((100 * done) / total))
export const dueText = ({ due_on, is_late }: { readonly due_on: string | null; readonly is_late: boolean }): string => (due_on === null ? '' : is_late ? `已逾期，应于 ${due_on.slice(5)} 前学完` : `${due_on.slice(5)} 截止`)
/** What the button to a course says. */
export const actText = ({ state }: OwnRow): string => ({ waiting: '开始学习', running: '继续学习', again: '重学', finished: '查看' })[state]
export const mayOpen = ({ state }: { readonly state: ChapterState }): boolean => state !== 'locked' && state !== 'gone'

/** The chapter that comes next, and may be opened; undefined for none. */
export function chapterAfter(course: OwnCourse, id: string): OwnCourse['chapters'][number] | undefined {
  const at = course.chapters.findIndex((one) => one.id === id)
  return course.chapters.slice(at + 1).find(mayOpen)
}

/** A course as it is saved, with some of it changed. */
export function bodyOf(course: Course, changes: Partial<Pick<CourseBody, 'title' | 'summary' | 'is_required'>> = {}, chapters: readonly Chapter[] = course.chapters): CourseBody {
  const { title, summary, is_required, saved } = course
  const sent = chapters.map(({ id, kind, title: name, text, article, video, may_skip, questions }) => ({ id, kind, title: name, text, article, video: video?.id ?? '', may_skip, questions: questions.map((one) => one.id) }))
  return { title, summary, is_required, saved, ...changes, chapters: sent }
}

/** With the chapter at ``from`` moved one place up or down. */
export function moved<T>(rows: readonly T[], from: number, by: -1 | 1): T[] {
  const found = [...rows]
  found.splice(from + by, 0, ...found.splice(from, 1))
  return found
}

export const videoAddress = (course: string, chapter: string): string => `/api/my-courses/${course}/chapters/${chapter}/video`
export const previewAddress = (video: string): string => `/api/training/courses/videos/${video}`

const at = (id: string): { path: { course_id: string } } => ({ path: { course_id: id } })
const inside = (id: string, chapter: string): { path: { course_id: string; chapter_id: string } } => ({ path: { course_id: id, chapter_id: chapter } })

export const requests = {
  make: (body: Schemas['NewCourseBody']): Promise<Course> => http.post('/api/training/courses', { body }),
  read: (id: string): Promise<Course> => http.get('/api/training/courses/{course_id}', at(id)),
  save: (id: string, body: CourseBody): Promise<Course> => http.put('/api/training/courses/{course_id}', { ...at(id), body }),
  publish: (id: string): Promise<Course> => http.post('/api/training/courses/{course_id}/publish', at(id)),
  retire: (id: string): Promise<Course> => http.post('/api/training/courses/{course_id}/retire', at(id)),
  choices: (): Promise<Schemas['CourseChoicesOut']> => http.get('/api/training/courses/choices'),
  questions: (text: string): Promise<Schemas['CourseQuestionsOut']> => http.get('/api/training/courses/questions', { query: { text } }),
  upload(file: File, progress: (share: number) => void): Promise<Video> {
    const form = new FormData()
    form.set('file', file)
    return http.uploadWatched('/api/training/courses/videos', { form }, { progress })
  },
  assign: (id: string, body: AssignmentBody): Promise<Course> => http.post('/api/training/courses/{course_id}/assignments', { ...at(id), body }),
  withdraw: (id: string, assignment: number): Promise<Course> => http.remove('/api/training/courses/{course_id}/assignments/{assignment_id}', { path: { course_id: id, assignment_id: assignment } }),
  own: (): Promise<Schemas['OwnCoursesOut']> => http.get('/api/my-courses'),
  ownCourse: (id: string): Promise<OwnCourse> => http.get('/api/my-courses/{course_id}', at(id)),
  chapter: (id: string, chapter: string): Promise<OwnChapter> => http.get('/api/my-courses/{course_id}/chapters/{chapter_id}', inside(id, chapter)),
  finishReading: (id: string, chapter: string, body: Schemas['ChapterReadBody']): Promise<OwnCourse> => http.post('/api/my-courses/{course_id}/chapters/{chapter_id}/read', { ...inside(id, chapter), body }),
  watch: (id: string, chapter: string, body: Schemas['ChapterWatchBody']): Promise<Schemas['ChapterWatchedOut']> => http.post('/api/my-courses/{course_id}/chapters/{chapter_id}/watched', { ...inside(id, chapter), body }),
  answer: (id: string, chapter: string, body: Schemas['ChapterAnswerBody']): Promise<Schemas['ChapterAnswerOut']> => http.post('/api/my-courses/{course_id}/chapters/{chapter_id}/answers', { ...inside(id, chapter), body }),
}
