/** What may be wrong with recordings: kinds of alarms and their words. */
export const RECORDING_ALARMS: Readonly<Record<string, string>> = {
  recording_missing: '录音缺失',
  recording_short: '录音不完整',
  recording_unreadable: '录音无法打开',
  recording_altered: '录音被改动',
  recording_chain: '录音链断裂',
  recording_store: '录音存储异常',
  recording_many: '多段录音异常',
}
