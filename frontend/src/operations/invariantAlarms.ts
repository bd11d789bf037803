/** What must hold at every moment: kinds of alarms and their words. */
export const INVARIANT_ALARMS: Readonly<Record<string, string>> = {
  invariant_recorded: '接通的没有录音',
  invariant_one_call: '坐席同时在两通',
  invariant_folded: '事件没有入账',
  invariant_open: '通话不在交换机里',
}
