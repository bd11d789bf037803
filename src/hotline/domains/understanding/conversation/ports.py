"""Port of the domain: what a case's form asks for in a caller's words, which the domain of work orders recognises."""

from collections.abc import Callable, Mapping, Sequence

from hotline.kernel.slot import Slot

#: The caller's turns, with commas -> the values by the form's names (诉求人姓名, 联系电话, 单位名称, 区, 事发地址 …).
type ElementsOf = Callable[[Sequence[str]], Mapping[str, str]]

elements: Slot[ElementsOf] = Slot("the recogniser of a case's elements in a caller's words")
