import { reactive, ref } from 'vue'

import { ofTab } from './storage'
import { answerTo, begin, callBack, CitizenError, rate, recognise, type Reply } from './wire'

export interface Exchange {
  question: string
  sentences: string[]
  /** Of each sentence the citations it rests on, by number. */
  sources?: number[][]
  reply?: Reply
  errorText?: string
  useful?: boolean
}

const STORAGE_KEY = 'assistant'

interface StoredTalk {
  session: string
  greeting: string
  examples: string[]
  exchanges: Exchange[]
}

/**
 * The conversation of this tab, so that a reload goes on and closing it forgets. For what the next answer rests on, and
 * for what an agent reads, the server keeps its own.
 */
export function useTalk() {
  const talk = reactive<StoredTalk>({ session: '', greeting: '', examples: [], exchanges: [] })
  const busy = ref(false)

  async function start() {
    const stored = ofTab.get(STORAGE_KEY)
    Object.assign(talk, stored ? JSON.parse(stored) : await begin())
  }

  function persist() {
    ofTab.set(STORAGE_KEY, JSON.stringify(talk))
  }

  async function send(text: string) {
    const question = text.trim()
    if (!question || busy.value) return
    busy.value = true
    const exchange = reactive<Exchange & { sources: number[][] }>({ question, sentences: [], sources: [] })
    talk.exchanges.push(exchange)
    try {
      if (!talk.session) await start()
      exchange.reply = await answerTo(
        { session: talk.session, text: question },
        ({ text, sources }) => {
          exchange.sentences.push(text)
          exchange.sources.push(sources)
        },
        () => {
          exchange.sentences.splice(0)
          exchange.sources.splice(0)
        },
      )
    } catch (error) {
      exchange.errorText = error instanceof CitizenError ? error.message : '出了点问题，请再问一次。'
    }
    busy.value = false
    persist()
  }

  async function rateAnswer(exchange: Exchange, useful: boolean) {
    if (!exchange.reply || exchange.useful !== undefined) return
    exchange.useful = useful
    await rate(talk.session, exchange.reply.answer, useful).catch(() => (exchange.useful = undefined))
    persist()
  }

  /** Throws CitizenError with a sentence for the citizen. */
  async function handOver(number: string) {
    await callBack(await startedSession(), number)
  }

  /** The session, begun where nothing was asked yet. */
  async function startedSession(): Promise<string> {
    if (!talk.session) {
      await start()
      persist()
    }
    return talk.session
  }

  /** What was said in a recording. Throws CitizenError. */
  async function listen(recording: Blob) {
    if (!talk.session) await start()
    return recognise(talk.session, recording)
  }

  async function forget() {
    ofTab.forget(STORAGE_KEY)
    talk.exchanges = []
    talk.session = ''
    await start().catch(() => undefined)
  }

  return { talk, busy, start, send, rateAnswer, handOver, startedSession, listen, forget }
}
