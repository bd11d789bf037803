/**
 * The shapes the screens read must be the shapes the server's OpenAPI document promises. Nothing here runs: `npm run check`
 * fails to compile when they part. After the API changed: `hotline schema`.

 */
import type { Person } from '@/accounts/session'
import type { Topic } from '@/calls/desk/topicSearch'
import type { HotDay } from '@/analytics/hot'
import type { Answer, Registry } from '@/analytics/statistics'
import type { Reports } from '@/analytics/reports'
import type { Board } from '@/assessment/board'
import type { QuarterState } from '@/assessment/quarter'
import type { Registers } from '@/assessment/registers'
import type { Acceptance, Year as ContractYear } from '@/assessment/year'
import type { CallBackRow } from '@/calls/callbacks/callbacks'
import type { CallDetail, Peaks, RecordRow } from '@/calls/records/records'
import type { Problem, VersionRow } from '@/ivr/flow'
import type { FlowText, Prompt, PromptVersion } from '@/ivr/announcements/prompts'
import type { Switch } from '@/ivr/announcements/switches'
import type { Year } from '@/ivr/days/calendar'
import type { Difference, FlowChange, FlowRow, QueueName } from '@/ivr/flows/api'
import type { Tried } from '@/ivr/scenarios/outcomes'
import type { Calculated, Calculator } from '@/knowledge/calculators/calculators'
import type { Article, ArticleRow, Attachment, Form, Tree } from '@/knowledge/article'
import type { ImportReport, Integrity } from '@/knowledge/exchange/exchange'
import type { Feedback, FeedbackList } from '@/knowledge/feedback'
import type { Owed, Reading, Receipt } from '@/knowledge/required/readings'
import type { Found } from '@/knowledge/search/search'
import type { Editing, Expiring, FieldDifference, Version as ArticleVersion, WholeVersion } from '@/knowledge/versions'
import type { InboxItem, ItemDetail } from '@/messaging/items'
import type { DayCount } from '@/operations/alarmDays'
import type { Alarm } from '@/operations/alarms'
import type { Thresholds } from '@/operations/thresholds'
import type { Figures } from '@/recordings/figures'
import type { Destruction, DueRow, Rules } from '@/recordings/keeping'
import type { Download, Entry, LibraryRow } from '@/recordings/library'
import type { ListedDirection } from '@/routing/directing'
import type { Notice, OwnNotice } from '@/routing/notices/notices'
import type { GridInfo } from '@/walls/designing'
import type { Display, WallRow } from '@/walls/walls'
import type { Element } from '@/workorders/elements/elements'
import type { CaseFile, Party, What } from '@/workorders/wire'
import type { House, ModelRow, Moved, Problem as ModelProblem, VersionRow as ModelVersionRow } from '@/workorders/models/model'

import type { components } from '@/wire/api'

type Schemas = components['schemas']
/** Literal unions of ours are plain strings on the wire; everything else must fit as it is. */
type Loosened<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Loosened<Item>[]
    : T extends object
      ? { readonly [Name in keyof T]: Loosened<T[Name]> }
      : T
type Promises<Ours, Wire extends Loosened<Ours>> = [Ours, Wire]
/** Every word of theirs is one of ours. */
type Known<Ours, Wire extends Ours> = [Ours, Wire]

export type Contract = [
  Promises<Person, Schemas['SignedInOut']>,
  Promises<Topic, Schemas['TopicOut']>,
  Promises<Calculator, Schemas['CalculatorOut']>,
  Promises<Calculated, Schemas['CalculatedOut']>,
  Promises<RecordRow, Schemas['CallRow']>,
  Promises<CallDetail, Schemas['CallDetail']>,
  Promises<CallBackRow, Schemas['CallBackRow']>,
  Promises<Peaks, Schemas['PeaksOut']>,
  Promises<LibraryRow, Schemas['LibraryRow']>,
  Promises<Entry, Schemas['EntryOut']>,
  Promises<Download, Schemas['DownloadOut']>,
  Promises<Figures, Schemas['FiguresOut']>,
  Promises<Rules, Schemas['RulesOut']>,
  Promises<Destruction, Schemas['DestructionOut']>,
  Promises<DueRow, Schemas['DueOut']>,
  Promises<ListedDirection, Schemas['DirectionOut']>,
  Promises<Notice, Schemas['NoticeOut']>,
  Promises<OwnNotice, Schemas['OwnNoticeOut']>,
  Promises<FlowText, Schemas['FlowTextRow']>,
  Promises<Prompt, Schemas['PromptRow']>,
  Promises<PromptVersion, Schemas['PromptVersionRow']>,
  Promises<Switch, Schemas['SwitchRow']>,
  Promises<Alarm, Schemas['AlarmOut']>,
  Promises<DayCount, Schemas['DayOut']>,
  Promises<Thresholds, Schemas['ThresholdsOut']>,
  Promises<Board, Schemas['BoardOut']>,
  Promises<HotDay, Schemas['HotDayOut']>,
  Promises<WallRow, Schemas['WallOut']>,
  Promises<Display, Schemas['DisplayOut']>,
  Promises<GridInfo, Schemas['GridOut']>,
  Promises<QuarterState, Schemas['QuarterStateOut']>,
  Promises<Registers, Schemas['RegistersOut']>,
  Promises<ContractYear, Schemas['YearOut']>,
  Promises<Acceptance, Schemas['AcceptanceOut']>,
  Promises<Registry, Schemas['RegistryOut']>,
  Promises<Answer, Schemas['AnswerOut']>,
  Promises<Reports, Schemas['ReportsOut']>,
  Promises<InboxItem, Schemas['ItemOut']>,
  Promises<VersionRow, Schemas['VersionRow']>,
  Promises<Problem, Schemas['ProblemRow']>,
  Promises<FlowRow, Schemas['FlowRow']>,
  Promises<FlowChange, Schemas['ChangeRow']>,
  Promises<Difference, Schemas['DifferenceRow']>,
  Promises<Tried, Schemas['TriedOut']>,
  Promises<QueueName, Schemas['QueueNameRow']>,
  Promises<Year, Schemas['CalendarOut']>,
  Promises<Element, Schemas['ElementOut']>,
  Promises<CaseFile, Schemas['AttachmentOut']>,
  Promises<Party, Schemas['PartyOut']>,
  Known<What, Schemas['CaseEntryOut']['what']>,
  Promises<ItemDetail, Schemas['ItemDetail']>,
  Promises<Article, Schemas['ArticleOut']>,
  Promises<ArticleRow, Schemas['ArticleRow']>,
  Promises<Attachment, Schemas['ArticleFileOut']>,
  Promises<Found, Schemas['FoundOut']>,
  Promises<Form, Schemas['FormOut']>,
  Promises<Tree, Schemas['TreeOut']>,
  Promises<ArticleVersion, Schemas['ArticleVersionRow']>,
  Promises<WholeVersion, Schemas['ArticleVersionOut']>,
  Promises<Editing, Schemas['EditingOut']>,
  Promises<FieldDifference, Schemas['FieldDifference']>,
  Promises<Expiring, Schemas['ExpiringRow']>,
  Promises<Feedback, Schemas['FeedbackOut']>,
  Promises<FeedbackList, Schemas['FeedbackListOut']>,
  Promises<Reading, Schemas['ReadingRow']>,
  Promises<Receipt, Schemas['ReadingReceiptOut']>,
  Promises<Owed, Schemas['OwedRow']>,
  Promises<ImportReport, Schemas['ImportOut']>,
  Promises<Integrity, Schemas['IntegrityOut']>,
  Promises<ModelRow, Schemas['ModelRow']>,
  Promises<ModelVersionRow, Schemas['ModelVersionOut']>,
  Promises<House, Schemas['HouseOut']>,
  Promises<ModelProblem, Schemas['ProblemOut']>,
  Promises<Moved, Schemas['MoveOut']>,
]
