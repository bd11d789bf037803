import { audioChoice } from './devices'

/** The sounds the pages make by themselves: a test tone, ringing in the pattern of the Chinese network, a raised hand, an urgent alarm. */

const RING_HZ = 450
const RING_ON_S = 1
const RING_EVERY_S = 5
const VOLUME = 0.12

type Sinkable = AudioContext & { setSinkId?: (id: string) => Promise<void> }

async function contextOn(device: string): Promise<AudioContext> {
  const context = new AudioContext() as Sinkable
  if (device && context.setSinkId) await context.setSinkId(device).catch(() => undefined)
  return context
}

function beep(context: AudioContext, hertz: number, from: number, seconds: number): void {
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setTargetAtTime(VOLUME, from, 0.01)
  gain.gain.setTargetAtTime(0, from + seconds, 0.02)
  const tone = new OscillatorNode(context, { frequency: hertz })
  tone.connect(gain).connect(context.destination)
  tone.start(from)
  tone.stop(from + seconds + 0.2)
}

/** Half a second of two notes on the chosen speaker. */
export async function playTestTone(): Promise<void> {
  const context = await contextOn(audioChoice.speaker)
  beep(context, 523, context.currentTime, 0.25)
  beep(context, 659, context.currentTime + 0.28, 0.3)
  setTimeout(() => void context.close(), 1200)
}

/** Three quick notes: a hand went up. */
export async function chime(): Promise<void> {
  const context = await contextOn(audioChoice.ringer)
  for (const step of [0, 1, 2]) beep(context, 784, context.currentTime + step * 0.22, 0.12)
  setTimeout(() => void context.close(), 1200)
}

/** High and low, twice: an urgent alarm. */
export async function alarmTone(): Promise<void> {
  const context = await contextOn(audioChoice.ringer)
  for (const step of [0, 1, 2, 3]) beep(context, step % 2 === 0 ? 988 : 659, context.currentTime + step * 0.25, 0.2)
  setTimeout(() => void context.close(), 2000)
}

/** Rings until the returned function is called. */
export function ring(): () => void {
  let stopped = false
  let timer: ReturnType<typeof setInterval> | undefined
  const ready = contextOn(audioChoice.ringer)
  void ready.then((context) => {
    if (stopped) return
    const once = (): void => beep(context, RING_HZ, context.currentTime, RING_ON_S)
    once()
    timer = setInterval(once, RING_EVERY_S * 1000)
  })
  return () => {
    stopped = true
    clearInterval(timer)
    void ready.then((context) => context.close())
  }
}
