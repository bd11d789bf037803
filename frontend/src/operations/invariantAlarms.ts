/** What must hold at every moment, backup, texts, bus and database too: kinds of alarms and their words. */
export const INVARIANT_ALARMS: Readonly<Record<string, string>> = {
  invariant_recorded: '接通来电无录音',
  invariant_one_call: '坐席同时两通',
  invariant_folded: '事件未入账',
  invariant_open: '通话不在交换机',
  backup_behind: '备份异常',
  gateway_missing: '短信网关停运',
  bus_refused: '程序越权',
  database_refused: '数据库越权',
}
