"""The numbers of a case, read one by one: whatever nobody asked for is left over and named."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from hotline.kernel.errors import Invalid

LARGEST = 10**15
#: Decimals that a number may have: enough for any measurement, too few to choke on.
FINEST = 30


class Numbers:
    """Takes values out of what a case gives. Names are tried in turn, so that the usual words for one thing all do."""

    def __init__(self, given: object) -> None:
        if not isinstance(given, Mapping):
            raise Invalid("inputs 要写成名称和数的对照表。")
        self._left = dict(given)

    def __contains__(self, name: str) -> bool:
        return name in self._left

    def has_any(self, *names: str) -> bool:
        return any(name in self for name in names)

    def raw(self, *names: str) -> object:
        for name in names:
            if name in self:
                return self._left.pop(name)
        raise Invalid(f"缺少输入“{names[0]}”，现有：{'、'.join(self.left) or '无'}。")

    def number(self, *names: str) -> Fraction:
        name = next((each for each in names if each in self), names[0])
        return exact_number(self.raw(*names), name)

    def whole(self, *names: str) -> Fraction:
        number = self.number(*names)
        if not number.is_integer():
            raise Invalid(f"“{names[0]}”要是整数。")
        return number

    def number_or(self, default: int, *names: str) -> Fraction:
        return self.number(*names) if self.has_any(*names) else Fraction(default)

    def several(self, *names: str) -> tuple[Fraction, ...]:
        given = self.raw(*names)
        if not isinstance(given, list | tuple):
            raise Invalid(f"“{names[0]}”要是一列数。")
        return tuple(exact_number(each, names[0]) for each in given)

    def nested(self, name: str) -> "Numbers":
        return Numbers(self.raw(name))

    @property
    def left(self) -> tuple[str, ...]:
        return tuple(map(str, self._left))


def exact_number(given: object, name: str) -> Fraction:
    """Not negative, finite, exactly as written. A float has lost that already, so it is refused."""
    if isinstance(given, bool) or not isinstance(given, int | Decimal | str):
        raise Invalid(f"“{name}”要是数，不能是 {_words(given)}。")
    try:
        number = Decimal(given)
    except ArithmeticError as error:
        raise Invalid(f"“{name}”要是数，不能是 {_words(given)}。") from error
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -FINEST or not 0 <= number <= LARGEST:
        raise Invalid(f"“{name}”是 {_words(given)}：要是不小于0、不大于一千万亿的数，最多30位小数。")
    return Fraction(number)


def _words(given: object) -> str:
    return "空" if given is None else str(given)[:40]
