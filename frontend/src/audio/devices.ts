import { reactive } from 'vue'

/** Which microphone, which earpiece, which speaker rings: chosen at sign-in, remembered on this machine. */

export interface AudioChoice {
  microphone: string
  speaker: string
  ringer: string
}

export interface AudioDevice {
  readonly id: string
  readonly label: string
}

export interface AudioDevices {
  readonly microphones: readonly AudioDevice[]
  readonly speakers: readonly AudioDevice[]
}

const KEY = 'hotline.audio'
const UNSET: AudioChoice = { microphone: '', speaker: '', ringer: '' }

function remembered(): AudioChoice {
  const text = localStorage.getItem(KEY)
  return text ? { ...UNSET, ...(JSON.parse(text) as Partial<AudioChoice>) } : { ...UNSET }
}

/** Empty strings mean the machine's own default. */
export const audioChoice = reactive(remembered())

export function rememberAudioChoice(): void {
  localStorage.setItem(KEY, JSON.stringify(audioChoice))
}

/** What getUserMedia is asked for. */
export function microphoneConstraints(): MediaStreamConstraints {
  const audio: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  if (audioChoice.microphone) audio.deviceId = { ideal: audioChoice.microphone }
  return { audio, video: false }
}

function listed(devices: readonly MediaDeviceInfo[], kind: MediaDeviceKind, word: string): AudioDevice[] {
  return devices
    .filter((device) => device.kind === kind && device.deviceId !== '' && device.deviceId !== 'communications')
    .map((device, index) => ({
      id: device.deviceId === 'default' ? '' : device.deviceId,
      label: device.deviceId === 'default' ? `系统默认（${word}）` : device.label || `${word} ${index + 1}`,
    }))
}

export async function listAudioDevices(): Promise<AudioDevices> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return { microphones: listed(devices, 'audioinput', '麦克风'), speakers: listed(devices, 'audiooutput', '扬声器') }
}

/** Why the microphone cannot be used, as a sentence with the next act in it. */
export function microphoneError(problem: unknown): string {
  const name = problem instanceof DOMException ? problem.name : ''
  if (name === 'NotAllowedError') return '浏览器未允许使用麦克风。请点击地址栏左侧图标，选择“允许”。'
  if (name === 'NotFoundError') return '未找到麦克风。请插好耳机后重试。'
  if (name === 'NotReadableError') return '麦克风被其他程序占用。请关闭后重试。'
  return '麦克风无法打开。请更换设备，或检查耳机插头。'
}

/** Opens the microphone and closes it again: "" when it works, else what to do. */
export async function tryMicrophone(): Promise<string> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(microphoneConstraints())
    stream.getTracks().forEach((track) => track.stop())
    return ''
  } catch (problem) {
    return microphoneError(problem)
  }
}
