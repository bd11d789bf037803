"""Numbers that cost the city money or reach nobody who could have called, as toll fraud writes them."""

PREMIUM = [
    f"{prefix}{rest}"
    for prefix in ("160", "161", "163", "164", "168", "169")
    for rest in ("12345", "1234567", "12345678", "99999999")
]
ABROAD = [
    f"{way}{country}{rest}"
    for way in ("00", "+", "0086 00")
    for country in ("1900", "44", "53", "88213", "252", "882", "675", "371")
    for rest in ("1234567", "212345678")
]
IP_PREFIXES = (
    "17900",
    "17901",
    "17908",
    "17909",
    "17911",
    "17931",
    "17950",
    "17951",
    "17969",
    "17990",
    "12590",
    "12593",
    "12559",
    "12583",
)
TRANSIT = [f"{prefix}{rest}" for prefix in IP_PREFIXES for rest in ("", "13800138000", "0019001234567", "01016812345")]
VIRTUAL = [f"950{rest}" for rest in ("13", "40", "1312345678", "4012345678", "501234", "96", "16812345", "78123456")]
HIDDEN = [
    f"{area}{rest}"
    for area in ("010", "021", "0755", "0311")
    for rest in ("16812345", "168123456", "16012345", "17911138001380", "9501312345", "12590123", "110", "1381234")
]
SATELLITE = [f"{prefix}{rest}" for prefix in ("1349", "1740", "1741", "1745") for rest in ("1234567", "0000000")]
NONSENSE = [
    "9" * 20,
    "0" * 12,
    "1" * 11,
    "2" * 7,
    "123456789",
    "12345678901234",
    "5" * 9,
    "99999",
    "10648123456789",
    "861068",
    "140" + "1" * 8,
    "154" + "1" * 8,
    "10086123",
    "114114",
    "96160",
    "01096160",
    "9696000",
]
OUR_OWN = ["12333", "01012333", "+861012333", "8601012333"]
EMERGENCY = ["110", "119", "120", "122", "999"]
INTERNAL = ["1001", "2001", "9999", "555"]

HOSTILE = sorted(
    {*PREMIUM, *ABROAD, *TRANSIT, *VIRTUAL, *HIDDEN, *SATELLITE, *NONSENSE, *OUR_OWN, *EMERGENCY, *INTERNAL}
)
