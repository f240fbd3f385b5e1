"""Records → written down, in order, once; and what happens when the disk refuses."""

import asyncio

from unslump.errors import UnslumpError
from unslump.session.model import Record
from unslump.tui import keeper as keeper_module
from unslump.tui.keeper import Keeper


def record(name: str) -> Record:
    return Record(name, "rep-done", 0, "2026-01-05T09:00:00+00:00", 0, "cat-cow")


def test_what_happens_is_written_at_once_and_in_order():
    written: list[str] = []

    async def save(records):
        written.extend(one.id for one in records)

    async def run():
        keeper = Keeper(save)
        keeper.keep([record("a")])
        keeper.keep([record("b"), record("c")])
        assert await keeper.flush(1)

    asyncio.run(run())
    assert written == ["a", "b", "c"]


def test_what_happens_during_a_slow_write_follows_it():
    batches: list[list[str]] = []

    async def run():
        gate = asyncio.Event()

        async def save(records):
            batches.append([one.id for one in records])
            await gate.wait()

        keeper = Keeper(save)
        keeper.keep([record("a")])
        await asyncio.sleep(0)
        keeper.keep([record("b")])
        gate.set()
        assert await keeper.flush(1)

    asyncio.run(run())
    assert batches == [["a"], ["b"]]


def test_what_cannot_be_written_is_said_and_tried_again_until_it_is(monkeypatch):
    monkeypatch.setattr(keeper_module, "AGAIN_AFTER_S", 0)
    troubles: list[str] = []
    written: list[str] = []

    async def run():
        async def save(records):
            troubles.append(keeper.trouble)
            if len(troubles) < 3:
                raise UnslumpError("The disk is full: free some space.")
            written.extend(one.id for one in records)

        keeper = Keeper(save)
        keeper.keep([record("a")])
        assert await keeper.flush(1)
        troubles.append(keeper.trouble)

    asyncio.run(run())
    assert written == ["a"]
    assert troubles == ["", *["The disk is full: free some space."] * 2, ""]


def test_when_patience_ends_it_says_that_not_all_is_written():
    async def run():
        async def save(records):
            raise UnslumpError("The disk is full: free some space.")

        keeper = Keeper(save)
        keeper.keep([record("a")])
        assert not await keeper.flush(0.05)
        assert keeper.trouble == "The disk is full: free some space."

    asyncio.run(run())
