import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteLocationRaw, type Router, type RouteRecordRaw } from 'vue-router'

import { type Permission, useSession } from '@/accounts/session'

import { EXAM_TABS } from '@/exams/tabs'
import { QUALITY_TABS } from '@/quality/tabs'

import { EMBEDDED } from './embedded'
import { homeOf, isWithin, PAGES } from './pages'
import { SETTINGS_TABS } from './settingsTabs'

const KNOWLEDGE_WORKERS: readonly Permission[] = ['knowledge.edit', 'knowledge.review', 'knowledge.publish']

const SEES_CONTACTS: readonly Permission[] = [
  'calls.view_own', 'calls.view_group', 'calls.view_all', 'workorders.view_own', 'workorders.view_department', 'workorders.view_all',
  'inbox.work', 'chat.work', 'callbacks.use',
]

/** Pages about ringing citizens, and about what they request. */
const CITIZEN_PAGES: readonly RouteRecordRaw[] = [
  // Who sends to many need not look after the lines.
  { path: 'texts', component: () => import('@/messaging/lines/TextLinesPage.vue'), beforeEnter: () => useSession().may('texts.manage') || '/texts/mass' },
  { path: 'texts/ported', component: () => import('@/messaging/ported/PortedPage.vue'), meta: { permissions: ['texts.manage'] } },
  { path: 'texts/barred', component: () => import('@/messaging/barred/BarredPage.vue'), meta: { permissions: ['texts.manage'] } },
  { path: 'texts/keywords', component: () => import('@/messaging/keywords/KeywordRulesPage.vue'), meta: { permissions: ['texts.manage'] } },
  { path: 'texts/mass', component: () => import('@/messaging/mass/MassListPage.vue'), meta: { permissions: ['texts.mass'] } },
  { path: 'texts/mass/:id', component: () => import('@/messaging/mass/MassPage.vue'), meta: { permissions: ['texts.mass'] } },
  { path: 'contacts', component: () => import('@/citizens/contacts/ContactsPage.vue'), meta: { permissions: SEES_CONTACTS } },
  { path: 'callbacks', component: () => import('@/callbacks/CallbacksPage.vue') },
  { path: 'campaigns', component: () => import('@/campaigns/CampaignListPage.vue') },
  { path: 'campaigns/:id', component: () => import('@/campaigns/CampaignPage.vue') },
  { path: 'workforce', redirect: '/workforce/forecast' },
  { path: 'workforce/forecast', component: () => import('@/workforce/ForecastPage.vue') },
  { path: 'workforce/day', component: () => import('@/workforce/DayPage.vue') },
  { path: 'workforce/roster', component: () => import('@/workforce/RosterListPage.vue') },
  { path: 'workforce/roster/:id', component: () => import('@/workforce/RosterPage.vue') },
  { path: 'workforce/requests', component: () => import('@/workforce/RequestsPage.vue') },
  { path: 'practice', component: () => import('@/practice/PracticePage.vue') },
  { path: 'practice/results', component: () => import('@/practice/ResultsPage.vue'), meta: { permissions: ['practice.view'] } },
  { path: 'practice/results/:id', component: () => import('@/practice/ResultPage.vue'), meta: { permissions: ['practice.view'] } },
  { path: 'practice/talks/:id', component: () => import('@/practice/TalkPage.vue'), meta: { permissions: ['practice.use'] } },
  { path: 'workforce/attendance', component: () => import('@/workforce/AttendancePage.vue') },
  { path: 'my/roster', component: () => import('@/workforce/MyRosterPage.vue') },
  { path: 'training', redirect: '/training/batches' },
  { path: 'training/batches', component: () => import('@/training/BatchListPage.vue') },
  { path: 'training/batches/:id', component: () => import('@/training/BatchPage.vue') },
  { path: 'training/courses', component: () => import('@/courses/CourseListPage.vue'), meta: { permissions: ['training.view', 'training.manage'] } },
  { path: 'training/courses/:id', component: () => import('@/courses/CoursePage.vue'), meta: { permissions: ['training.view', 'training.manage'] } },
  { path: 'my/courses', component: () => import('@/courses/MyCoursesPage.vue') },
  { path: 'my/courses/:id', component: () => import('@/courses/OwnCoursePage.vue') },
  { path: 'my/courses/:id/:chapter', component: () => import('@/courses/ChapterPage.vue') },
  { path: 'training/certificates', component: () => import('@/training/CertificatesPage.vue') },
  { path: 'my/training', component: () => import('@/training/MyTrainingPage.vue') },
  { path: 'ratings', component: () => import('@/ratings/RatingsPage.vue') },
  { path: 'ratings/mendings', component: () => import('@/ratings/MendingsPage.vue') },
  { path: 'personal-requests', component: () => import('@/citizens/PersonalRequestsPage.vue') },
  { path: 'outbound', component: () => import('@/outbound/OutboundPage.vue') },
  { path: 'outbound/settings', component: () => import('@/outbound/OutboundSettingsPage.vue'), meta: { permissions: ['outbound.configure'] } },
]

/** Quality inspection. */
const QUALITY: readonly RouteRecordRaw[] = [
  { path: 'quality', component: () => import('./NothingHere.vue'), beforeEnter: () => QUALITY_TABS.find(({ permissions }) => !permissions || useSession().mayAny(permissions))?.path ?? true },
  { path: 'quality/work', component: () => import('@/quality/WorkPage.vue'), meta: { permissions: ['quality.inspect'] } },
  { path: 'quality/work/:id', component: () => import('@/quality/InspectPage.vue'), meta: { permissions: ['quality.inspect'] } },
  { path: 'quality/plans', component: () => import('@/quality/PlansPage.vue'), meta: { permissions: ['quality.design', 'quality.view'] } },
  { path: 'quality/plans/new', component: () => import('@/quality/NewPlanPage.vue'), meta: { permissions: ['quality.design'] } },
  { path: 'quality/plans/:id', component: () => import('@/quality/PlanPage.vue'), meta: { permissions: ['quality.design', 'quality.view'] } },
  { path: 'quality/plans/:id/results', component: () => import('@/quality/ResultsPage.vue'), meta: { permissions: ['quality.view'] } },
  { path: 'quality/standards', component: () => import('@/quality/StandardsPage.vue'), meta: { permissions: ['quality.design', 'quality.publish', 'quality.inspect', 'quality.view'] } },
  { path: 'quality/standards/:kind/draft', component: () => import('@/quality/StandardDraftPage.vue'), meta: { permissions: ['quality.design', 'quality.publish', 'quality.inspect'] } },
  { path: 'quality/standards/:kind/try/:id', component: () => import('@/quality/TrialPage.vue'), meta: { permissions: ['quality.inspect'] } },
  { path: 'quality/calibrations', component: () => import('@/quality/CalibrationsPage.vue'), meta: { permissions: ['quality.inspect', 'quality.design', 'quality.view'] } },
  { path: 'quality/calibrations/new', component: () => import('@/quality/NewCalibrationPage.vue'), meta: { permissions: ['quality.design'] } },
  { path: 'quality/calibrations/:id', component: () => import('@/quality/CalibrationPage.vue'), meta: { permissions: ['quality.inspect', 'quality.design', 'quality.view'] } },
  { path: 'quality/machine', component: () => import('@/quality/MachinePage.vue'), meta: { permissions: ['quality.design', 'quality.view'] } },
  { path: 'quality/own', component: () => import('@/quality/OwnResultsPage.vue'), meta: { permissions: ['quality.view_own'] } },
  { path: 'quality/own/:id', component: () => import('@/quality/OwnResultPage.vue'), meta: { permissions: ['quality.view_own'] } },
  { path: 'quality/appeals', component: () => import('@/quality/AppealsPage.vue'), meta: { permissions: ['quality.inspect', 'quality.arbitrate'] } },
  { path: 'quality/wrong', component: () => import('@/quality/WrongAnswersPage.vue'), meta: { permissions: ['quality.confirm'] } },
]

/** Questions, papers and exams; and one's own. */
const EXAMS: readonly RouteRecordRaw[] = [
  { path: 'exams', component: () => import('./NothingHere.vue'), beforeEnter: () => EXAM_TABS.find(({ permissions }) => !permissions || useSession().mayAny(permissions))?.path ?? true },
  { path: 'exams/list', component: () => import('@/exams/ExamsPage.vue'), meta: { permissions: ['exams.manage', 'exams.view'] } },
  { path: 'exams/list/:id', component: () => import('@/exams/ExamPage.vue'), meta: { permissions: ['exams.manage', 'exams.view'] } },
  { path: 'exams/list/:id/items', component: () => import('@/exams/ItemsPage.vue'), meta: { permissions: ['exams.manage'] } },
  { path: 'exams/weak-topics', component: () => import('@/exams/WeakTopicsPage.vue'), meta: { permissions: ['exams.manage', 'exams.view'] } },
  { path: 'exams/papers', component: () => import('@/exams/PapersPage.vue'), meta: { permissions: ['exams.manage'] } },
  { path: 'exams/papers/:id', component: () => import('@/exams/PaperPage.vue'), meta: { permissions: ['exams.manage'] } },
  { path: 'exams/questions', component: () => import('@/exams/QuestionsPage.vue'), meta: { permissions: ['exams.manage'] } },
  { path: 'my/wrong-answers', component: () => import('@/exams/WrongAnswersPage.vue') },
  { path: 'my/quizzes/:id', component: () => import('@/exams/QuizPage.vue') },
  { path: 'my/exams', component: () => import('@/exams/MyExamsPage.vue') },
  { path: 'my/exams/:id', component: () => import('@/exams/SittingPage.vue') },
  { path: 'my/exams/:id/result', component: () => import('@/exams/ResultPage.vue') },
]

/** Health, faults, rota and run-books; who may not see health begins at the faults. */
const UPKEEP: readonly RouteRecordRaw[] = [
  { path: 'operations', component: () => import('@/operations/HealthPage.vue'), beforeEnter: () => useSession().may('live.health') || '/operations/faults' },
  { path: 'operations/faults', component: () => import('@/upkeep/FaultsPage.vue'), meta: { permissions: ['faults.report', 'faults.work'] } },
  { path: 'operations/faults/:id', component: () => import('@/upkeep/FaultPage.vue'), meta: { permissions: ['faults.report', 'faults.work', 'assessment.view'] } },
  { path: 'operations/rota', component: () => import('@/upkeep/RotaPage.vue'), meta: { permissions: ['faults.work', 'live.health'] } },
  { path: 'operations/planned', component: () => import('@/upkeep/PlannedPage.vue'), meta: { permissions: ['faults.report', 'faults.work', 'assessment.judge'] } },
  { path: 'operations/equipment', component: () => import('@/upkeep/EquipmentPage.vue'), meta: { permissions: ['faults.report', 'faults.work', 'assessment.judge'] } },
  { path: 'operations/run-books', component: () => import('@/upkeep/RunBooksPage.vue'), meta: { permissions: ['faults.report', 'faults.work', 'live.health'] } },
]

/** What administrators set: each page asks for its own power. */
const SETTINGS: readonly RouteRecordRaw[] = [
  { path: 'settings', component: () => import('./NothingHere.vue'), beforeEnter: () => SETTINGS_TABS.find(({ permissions }) => useSession().mayAny(permissions))?.path ?? true },
  { path: 'settings/accounts', component: () => import('@/accounts/administration/AccountsPage.vue'), meta: { permissions: ['accounts.manage'] } },
  { path: 'settings/roles', component: () => import('@/accounts/administration/RolesPage.vue'), meta: { permissions: ['accounts.manage'] } },
  { path: 'settings/origins', component: () => import('@/integrations/origins/OriginsPage.vue'), meta: { permissions: ['integrations.manage'] } },
  { path: 'settings/queues', component: () => import('@/routing/administration/QueuesPage.vue'), meta: { permissions: ['routing.configure'] } },
  { path: 'settings/skills', component: () => import('@/routing/administration/SkillsPage.vue'), meta: { permissions: ['routing.configure'] } },
  { path: 'settings/agents', component: () => import('@/routing/administration/AgentSkillsPage.vue'), meta: { permissions: ['routing.configure'] } },
  { path: 'settings/reasons', component: () => import('@/routing/administration/ReasonsPage.vue'), meta: { permissions: ['routing.configure'] } },
  { path: 'settings/replies', component: () => import('@/messaging/replies/RepliesPage.vue'), meta: { permissions: ['chat.assign'] } },
]

const KNOWLEDGE: readonly RouteRecordRaw[] = [
  { path: 'knowledge/calculators/:name?', component: () => import('@/knowledge/calculators/CalculatorsPage.vue') },
  { path: 'knowledge', component: () => import('@/knowledge/KnowledgePage.vue') },
  { path: 'knowledge/work', component: () => import('@/knowledge/work/WorkPage.vue'), meta: { permissions: KNOWLEDGE_WORKERS } },
  { path: 'knowledge/versions/:code', component: () => import('@/knowledge/work/VersionsPage.vue'), meta: { permissions: KNOWLEDGE_WORKERS } },
  { path: 'knowledge/edit/:code?', component: () => import('@/knowledge/editor/EditorPage.vue'), meta: { permissions: ['knowledge.edit'] } },
  { path: 'knowledge/gaps', component: () => import('@/knowledge/gaps/GapsPage.vue'), meta: { permissions: KNOWLEDGE_WORKERS } },
  { path: 'knowledge/evaluation', component: () => import('@/knowledge/evaluation/EvaluationPage.vue'), meta: { permissions: [...KNOWLEDGE_WORKERS, 'assessment.enter', 'assessment.view'] } },
  { path: 'knowledge/expiring', component: () => import('@/knowledge/ExpiringPage.vue'), meta: { permissions: KNOWLEDGE_WORKERS } },
  { path: 'knowledge/feedback', component: () => import('@/knowledge/FeedbackPage.vue') },
  { path: 'knowledge/readings', component: () => import('@/knowledge/required/ReadingsPage.vue'), meta: { permissions: ['knowledge.require'] } },
  { path: 'knowledge/terms', component: () => import('@/knowledge/TermsPage.vue'), meta: { permissions: KNOWLEDGE_WORKERS } },
  { path: 'knowledge/exchange', component: () => import('@/knowledge/exchange/ExchangePage.vue'), meta: { permissions: ['knowledge.exchange'] } },
]

/** What a page of the rail asks for, or what a page below one asks for itself. */
function permissionsOf(to: RouteLocationNormalized): readonly Permission[] {
  return (to.meta.permissions as readonly Permission[] | undefined) ?? PAGES.find((page) => isWithin(page, to.path))?.permissions ?? []
}

export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/embed', component: () => import('@/embed/EmbedPage.vue'), meta: { open: true } },
      { path: '/wall/:key', component: () => import('@/walls/WallPage.vue'), meta: { open: true } },
      { path: '/pocket', component: () => import('@/walls/PocketPage.vue'), meta: { permissions: ['walls.view'] } },
      { path: '/sign-in', component: () => import('@/accounts/SignInPage.vue'), meta: { open: true } },
      { path: '/cases/:id/print', component: () => import('@/workorders/print/PrintPage.vue') },
      {
        path: '/',
        component: () => import('./frame/AppFrame.vue'),
        children: [
          { path: '', component: () => import('./NothingHere.vue') },
          { path: 'desk', component: () => import('@/calls/desk/DeskPage.vue') },
          { path: 'live', component: () => import('@/routing/LivePage.vue') },
          { path: 'calls', component: () => import('@/records/RecordsPage.vue') },
          { path: 'recordings', component: () => import('@/recordings/RecordingsPage.vue') },
          { path: 'recordings/keeping', component: () => import('@/recordings/RetentionPage.vue'), meta: { permissions: ['recordings.manage', 'recordings.destroy'] } },
          { path: 'inbox', component: () => import('@/messaging/InboxPage.vue') },
          { path: 'chats', component: () => import('@/messaging/chats/ChatsPage.vue') },
          { path: 'chats/past', component: () => import('@/messaging/chats/PastChatsPage.vue'), meta: { permissions: ['chat.work'] } },
          { path: 'cases', component: () => import('@/workorders/list/CasesPage.vue') },
          { path: 'cases/new', component: () => import('@/workorders/page/NewCasePage.vue'), meta: { permissions: ['workorders.create'] } },
          { path: 'cases/statistics', component: () => import('@/workorders/statistics/StatisticsPage.vue'), meta: { permissions: ['workorders.statistics'] } },
          { path: 'cases/departments', component: () => import('@/workorders/organisation/DepartmentsPage.vue'), meta: { permissions: ['workorders.configure'] } },
          { path: 'cases/leaves', component: () => import('@/workorders/organisation/LeavesPage.vue'), meta: { permissions: ['workorders.work'] } },
          { path: 'cases/exchange', component: () => import('@/workorders/organisation/ExchangePage.vue'), meta: { permissions: ['workorders.supervise', 'workorders.configure'] } },
          { path: 'cases/:id', component: () => import('@/workorders/page/CasePage.vue') },
          ...CITIZEN_PAGES,
          ...QUALITY,
          ...EXAMS,
          { path: 'approvals', component: () => import('@/approvals/ApprovalsPage.vue') },
          { path: 'announcements', component: () => import('@/ivr/announcements/AnnouncementsPage.vue') },
          { path: 'alarms', component: () => import('@/operations/AlarmsPage.vue') },
          { path: 'alarms/:id/said', component: () => import('@/operations/TranscriptPage.vue') },
          { path: 'alarms/thresholds', component: () => import('@/operations/ThresholdsPage.vue'), meta: { permissions: ['alarms.manage'] } },
          { path: 'flows', component: () => import('@/ivr/flows/FlowsPage.vue') },
          { path: 'flows/days', component: () => import('@/ivr/days/DaysPage.vue') },
          { path: 'flows/:id', component: () => import('@/ivr/versions/VersionsPage.vue') },
          { path: 'flows/:id/scenarios', component: () => import('@/ivr/scenarios/ScenariosPage.vue') },
          { path: 'flows/:id/edit', component: () => import('@/ivr/editor/FlowEditorPage.vue') },
          ...KNOWLEDGE,
          ...SETTINGS,
          { path: 'assessment', component: () => import('@/assessment/AssessmentPage.vue') },
          { path: 'statistics', component: () => import('@/analytics/StatisticsPage.vue') },
          { path: 'statistics/hot', component: () => import('@/analytics/TrendingPage.vue') },
          { path: 'statistics/reports', component: () => import('@/analytics/ReportsPage.vue') },
          { path: 'assessment/registers', component: () => import('@/assessment/RegistersPage.vue') },
          { path: 'assessment/quarters/:quarter', component: () => import('@/assessment/QuarterPage.vue') },
          { path: 'assessment/year', component: () => import('@/assessment/YearPage.vue') },
          { path: 'assessment/acceptance', component: () => import('@/assessment/AcceptancePage.vue') },
          { path: 'assessment/evidence', component: () => import('@/assessment/EvidencePage.vue') },
          { path: 'surveys', component: () => import('@/surveys/SurveysPage.vue') },
          { path: 'surveys/:id', component: () => import('@/surveys/ResultsPage.vue'), meta: { permissions: ['surveys.view'] } },
          { path: 'surveys/:id/design', component: () => import('@/surveys/DesignPage.vue'), meta: { permissions: ['surveys.design'] } },
          { path: 'walls', component: () => import('@/walls/WallsPage.vue') },
          { path: 'walls/:key/design', component: () => import('@/walls/DesignPage.vue'), meta: { permissions: ['walls.design'] } },
          { path: 'models', component: () => import('@/workorders/models/ModelsPage.vue') },
          { path: 'models/:id', component: () => import('@/workorders/models/ModelPage.vue') },
          { path: 'integrations', component: () => import('@/integrations/IntegrationsPage.vue') },
          { path: 'accidents/:id', component: () => import('@/security/AccidentPage.vue'), meta: { permissions: ['security.manage', 'assessment.judge'] } },
          { path: 'security', component: () => import('@/security/SecurityPage.vue') },
          { path: 'audit', component: () => import('@/audit/AuditPage.vue') },
          { path: 'account', component: () => import('@/accounts/AccountPage.vue') },
          { path: 'sessions', component: () => import('@/accounts/SessionsPage.vue') },
          { path: 'health', redirect: '/operations' },
          ...UPKEEP,
          { path: ':rest(.*)*', component: () => import('./PageMissing.vue') },
        ],
      },
    ],
  })
  guard(router)
  return router
}

function guard(router: Router): void {
  router.beforeEach(async (to) => {
    const session = useSession()
    if (EMBEDDED && to.path !== '/embed') return insideFrame(to)
    await session.resume()
    if (!session.known) return false
    if (to.meta.open) return true
    if (!session.person) return { path: '/sign-in', query: to.path === '/' ? {} : { then: to.fullPath } }
    if (to.path === '/') return homeOf(session.person.permissions) ?? true
    return session.mayAny(permissionsOf(to)) ? true : homeOf(session.person.permissions) ?? '/'
  })
}

/** The embedded bar never leaves its page: what leads to signing in opens it there, all else leads nowhere. */
function insideFrame(to: RouteLocationNormalized): RouteLocationRaw {
  const parameters = Object.fromEntries(new URLSearchParams(location.search))
  return { path: '/embed', query: { ...parameters, step: to.path === '/sign-in' ? 'sign-in' : undefined } }
}
