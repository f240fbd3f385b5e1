"""A recording may begin in the middle of a repetition. That one is not whole, as one whose end is missing is not.

It shows on the way home: what goes clearly lower than it set out had not set out there.
"""

AT_ONCE_MS = 300
"""Only a repetition that is on its way so soon can have begun before; whoever stood still first had not."""
_SETTLED_MS = 300
_LOWER_SHARE = 0.02
_BEGUN_SHARE = 0.1
"""Of its whole way: what had come further than this before the recording began is not whole."""


class Beginning:
    """The first repetition of a recording, until it is known whether it had begun before."""

    def __init__(self, first_ms: int) -> None:
        self._first_ms = first_ms
        self._height: float | None = None
        self._lowest, self._lower_ms = 0.0, 0

    def __repr__(self) -> str:
        return f"Beginning({self._first_ms} ms, {'waits' if self.waits else 'nothing yet'})"

    @property
    def waits(self) -> bool:
        """True while it is looked at how far home the first one goes."""
        return self._height is not None

    def doubts(self, began_ms: int) -> bool:
        """True where one that set out then may have begun before the recording."""
        return began_ms - self._first_ms <= AT_ONCE_MS

    def watch(self, height: float, out: float, t_ms: int) -> None:
        """The first one is back but for `out`, having come out by `height`, both from where it set out."""
        self._height, self._lowest, self._lower_ms = height, out, t_ms

    def settled(self, out: float, t_ms: int) -> bool:
        """True once it goes no lower."""
        assert self._height is not None
        if out < self._lowest - _LOWER_SHARE * self._height:
            self._lowest, self._lower_ms = out, t_ms
        return t_ms - self._lower_ms >= _SETTLED_MS

    @property
    def was_under_way(self) -> bool:
        assert self._height is not None
        return -self._lowest > _BEGUN_SHARE * (self._height - self._lowest)
