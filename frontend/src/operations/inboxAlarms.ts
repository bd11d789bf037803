/** What may go wrong with what arrives and is no call: kinds of alarms and their words. */
export const INBOX_ALARMS: Readonly<Record<string, string>> = {
  fax_failed: '传真接收不全',
  fax_missing: '传真文件缺失',
  fax_unreadable: '传真无法打开',
  voicemail_missing: '留言文件缺失',
  text_failed: '短信发送失败',
  ratings_excluded: '差评剔除过多',
}
