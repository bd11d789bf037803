"""Sources of cases."""

CALL, HANDED_OVER, CITY, WEB, WECHAT, BY_HAND = "call", "handed_over", "12345", "web", "wechat", "by_hand"
SOURCES = {
    CALL: "12333 来电",
    HANDED_OVER: "12345 转电话",
    CITY: "12345 派单",
    WEB: "网站",
    WECHAT: "公众号",
    BY_HAND: "人工登记",
}
