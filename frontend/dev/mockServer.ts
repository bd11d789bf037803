import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Connect, Plugin } from 'vite'

import * as alarms from './mockAlarms'
import { flowTexts, prompts, promptVersions, switches } from './mockAnnouncements'
import * as data from './mockData'
import { flowsAnswer } from './mockFlows'
import * as inbox from './mockInbox'
import { notices, ownNotices } from './mockNotices'
import * as recordings from './mockRecordings'
import * as records from './mockRecords'

/**
 * A stand-in for the web process, for drawing screens without a telephone exchange (`npm run dev:mock`). It is never
 * built. The scene is chosen in the address of the first page: `?scene=talking`; POST /mock/patch changes live documents.
 */

type Answer = { status?: number; body?: unknown }
type Handler = (body: Record<string, unknown>, url: URL) => Answer

const streams = new Set<ServerResponse>()
let scene = data.sceneOf('ready')
let seq = 1

const ok = (body: unknown): Answer => ({ body })
const refused = (status: number, code: string, message: string, more: object = {}): Answer => ({
  status,
  body: { code, message, status, ...more },
})

function patch(changes: Record<string, unknown>): void {
  for (const [doc, value] of Object.entries(changes)) {
    if (value === null) scene.docs.delete(doc)
    else scene.docs.set(doc, value)
    seq += 1
    for (const stream of streams) {
      stream.write(`id: mock.${seq}\nevent: change\ndata: ${JSON.stringify({ seq, doc, value })}\n\n`)
    }
  }
}

/** The leader's phone rings for a moment and answers. */
function supervise(id: string, mode: string): Answer {
  const call = scene.docs.get(`calls/${id}`) as object
  const there = data.supervision(mode)
  const has = mode === 'take_over' ? { agent: there.leader, agent_name: there.name, taken_over: true, supervision: null } : { supervision: there }
  patch({ [`calls/${id}`]: { ...call, supervised_by: there.leader, supervision: { ...there, answered_at: null, hears: false } } })
  setTimeout(() => patch({ [`calls/${id}`]: { ...call, supervised_by: there.leader, ...has } }), 700)
  return ok({ call: id })
}

function leave(id: string): Answer {
  const call = scene.docs.get(`calls/${id}`) as object
  patch({ [`calls/${id}`]: { ...call, supervision: null, supervision_over: 'left' } })
  return { status: 204 }
}

const routes: Record<string, Handler> = {
  'POST /mock/scene': (body) => {
    scene = data.sceneOf(String(body.name))
    for (const stream of streams) stream.end()
    return ok({})
  },
  'POST /mock/patch': (body) => {
    patch(body)
    return ok({})
  },
  'POST /mock/cut': () => {
    scene.cut = true
    for (const stream of streams) stream.end()
    return ok({})
  },
  'GET /api/session': () => (scene.person ? ok(scene.person) : refused(401, 'session_missing', '请登录。')),
  'POST /api/session': (body) => {
    if (body.password === 'locked') {
      return refused(423, 'locked', '', { until: new Date(Date.now() + 14 * 60_000 + 20_000).toISOString() })
    }
    if (body.password === 'wrong') return refused(401, 'wrong_password', '工号或密码不对。', { left: 3 })
    scene.person = data.personOf(String(body.number))
    return ok(scene.person)
  },
  'GET /api/desk': () => ok(data.deskOf(scene)),
  'POST /api/desk/sign-in': (body) =>
    body.takeover || !scene.elsewhere
      ? ok({ ...data.deskOf(scene), phone: data.PHONE })
      : refused(409, 'signed_in_elsewhere', '1027 已在另一处签入。要在这里接听，请选“接过来”。'),
  'GET /api/desk/topics': () => ok(records.topics()),
  'POST /api/citizens/reveal': () => ok({ number: '13800000000', seconds: 30 }),
  'GET /api/calls': () => ok({ rows: records.records(), next: 'more' }),
  'GET /api/inbox': (_body, url) => ok({ rows: inbox.inbox(url.searchParams.get('scope') ?? 'open'), next: null }),
  'POST /api/live/phone': (body) => (body.device === 'phone' ? ok({ phone: { ...data.PHONE, uri: 'sip:agent-2003@127.0.0.1:5060' } }) : refused(503, 'no_phone', '话机没有开通，请再试一次。')),
  'POST /api/live/supervise': (body) => supervise(String(body.call), String(body.mode)),
  'GET /api/live/directions': () => ok({ rows: data.directions() }),
  'GET /api/announcements': () => ok({ rows: switches }),
  'POST /api/announcements/emergency': (body) => {
    Object.assign(switches[0] ?? {}, body, { at: new Date().toISOString() })
    return ok({ rows: switches })
  },
  'GET /api/live/notices': () => ok({ rows: notices(), next: null }),
  'GET /api/desk/notices': () => ok({ rows: ownNotices() }),
  'GET /api/prompts': () => ok({ rows: prompts(), texts: flowTexts }),
  'GET /api/alarms': (_body, url) => ok({ rows: alarms.alarmList(scene, url.searchParams.get('state') ?? ''), next: null }),
  'GET /api/alarms/days': () => ok({ rows: alarms.alarmDays() }),
  'GET /api/alarms/thresholds': () => ok(alarms.thresholds()),
  'POST /api/alarms/thresholds': () => ok(alarms.thresholds()),
  'GET /api/recordings': (_body, url) => ok(recordings.library(url.searchParams.get('state') ?? '')),
  'GET /api/recordings/figures': () => ok(recordings.figures()),
  'GET /api/recordings/choices': () => ok(recordings.choices()),
  'GET /api/recordings/rules': () => ok(recordings.rules()),
  'GET /api/recordings/destructions': () => ok(recordings.destructions()),
  'GET /api/recordings/downloads': () => ok(recordings.downloads()),
  'GET /api/health': () => ok(data.health(scene)),
  'GET /api/health/door': () => ok({ on: true, dropped: 1804, refused: 12, bans: scene.alarms.length > 0 ? [{ source: '203.0.113.7', seconds: 432, why: 'flood' }, { source: '198.51.100.21', seconds: 71, why: 'password' }] : [] }),
  'GET /api/health/invariants': () => ok(data.invariants(scene)),
}

function routeOf(method: string, path: string): Handler | undefined {
  const exact = routes[`${method} ${path}`]
  if (exact) return exact
  if (path.startsWith('/api/desk/caller/')) return () => (scene.callerFails ? refused(503, 'unavailable', '暂时查不到。') : ok(records.caller()))
  if (/^\/api\/inbox\/[^/]+$/.test(path)) return () => ok(inbox.inboxItem(path.split('/').at(-1) ?? ''))
  if (/^\/api\/inbox\/[^/]+\/(take|put-back|done|reopen|assign)$/.test(path)) return () => ok({})
  if (/^\/api\/prompts\/[^/]+\/versions$/.test(path)) return () => ok({ rows: promptVersions() })
  if (path.startsWith('/api/prompts/')) return () => refused(404, 'sound_missing', '这一版还没有声音，请等合成完成')
  if (/^\/api\/alarms\/.+\/(acknowledge|clear)$/.test(path)) return () => ok(null)
  if (/^\/api\/recordings\/destructions\/\d+\/items$/.test(path)) return () => ok(recordings.due())
  if (/^\/api\/recordings\/[^/]+$/.test(path)) return () => ok(recordings.entry(path.split('/').at(-1) ?? ''))
  if (path.endsWith('/peaks')) return () => ok(records.peaks())
  if (/^\/api\/calls\/[^/]+$/.test(path)) return () => ok(records.detail(path.split('/').at(-1) ?? ''))
  if (path.startsWith('/api/live/supervise/') && method === 'DELETE') return () => leave(path.split('/').at(-1) ?? '')
  if (path.startsWith('/api/live/')) return () => ok({})
  if (path.startsWith('/api/desk/')) return () => ok({ ok: true })
  return undefined
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text ? (JSON.parse(text) as Record<string, unknown>) : {}
}

function stream(request: IncomingMessage, response: ServerResponse): void {
  if (scene.cut) {
    response.destroy()
    return
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
  const docs = Object.fromEntries(scene.docs)
  response.write(`id: mock.${seq}\nevent: snapshot\ndata: ${JSON.stringify({ seq, now: new Date().toISOString(), docs })}\n\n`)
  streams.add(response)
  const beat = setInterval(() => response.write(`: ${new Date().toISOString()}\n\n`), 2000)
  request.on('close', () => {
    clearInterval(beat)
    streams.delete(response)
  })
}

async function serve(request: Connect.IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mock')
  if (!url.pathname.startsWith('/api/') && !url.pathname.startsWith('/mock/')) return next()
  if (url.pathname === '/api/live/stream') return stream(request, response)
  const method = request.method ?? 'GET'
  const body = await bodyOf(request)
  const flows = flowsAnswer(method, url.pathname, body, scene.broken)
  const answer = (flows === undefined ? routeOf(method, url.pathname)?.(body, url) : ok(flows)) ?? refused(404, 'not_found', '没有这一页。')
  response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify(answer.body ?? null))
}

export function mockServer(): Plugin {
  return {
    name: 'hotline-mock-server',
    configureServer(server) {
      server.middlewares.use((request, response, next) => void serve(request, response, next))
    },
  }
}
