"""Writes down what happens, as it happens, without holding up the coach; what cannot be written yet waits and is tried again."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from unslump.errors import UnslumpError
from unslump.session.model import Record

AGAIN_AFTER_S = 2.0


class Keeper:
    """Between the player and the records. `save` may fail; sent twice, a record counts once."""

    def __init__(self, save: Callable[[list[Record]], Awaitable[object]]) -> None:
        self._save = save
        self._waiting: list[Record] = []
        self._task: asyncio.Task[None] | None = None
        self.trouble = ""
        """Why something is not written yet, as a sentence; empty while all is well."""

    def keep(self, records: Iterable[Record]) -> None:
        """Write these down, starting now."""
        self._waiting.extend(records)
        if self._waiting and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._write())

    async def flush(self, patience_s: float) -> bool:
        """Wait until all is written, or patience ends; whether all is."""
        self.keep(())
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=patience_s)
            self._task.cancel()
        return not self._waiting

    async def _write(self) -> None:
        while self._waiting:
            batch = list(self._waiting)
            try:
                await self._save(batch)
            except UnslumpError as trouble:
                self.trouble = str(trouble)
                await asyncio.sleep(AGAIN_AFTER_S)
                continue
            self.trouble = ""
            del self._waiting[: len(batch)]
