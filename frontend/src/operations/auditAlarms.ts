/** What may be wrong with the audit trail: kinds of alarms and their words. */
export const AUDIT_ALARMS: Readonly<Record<string, string>> = {
  audit_row: '审计记录被改动',
  audit_tail: '审计末尾被删',
  audit_rewritten: '审计链被改写',
  audit_gone: '审计表缺失',
  audit_counts: '审计表有改动',
  audit_outside: '审计链外记录',
  audit_ddl: '审计表结构被改',
  audit_guard: '审计防护被关',
  audit_head: '审计链头缺失',
  audit_forged: '审计签名不符',
  audit_place: '审计存证不通',
}
