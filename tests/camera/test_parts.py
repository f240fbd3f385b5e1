"""What the camera is made of: the model's metadata, and how the files are served."""

import gzip
import io
import struct
import zipfile

import pytest

from tools.camera.flat import Reader, finished, follow, numbers, root_of, table, text, u32, vector
from tools.camera.model import BUFFERS, METADATA, likes_pixels, with_metadata
from unslump.web import camera


def a_model() -> bytes:
    """The least that counts as a model: a version, two buffers, a description."""
    buffers = vector([table({0: text("nothing")}, {}, []), table({0: text("weights")}, {}, [])], [])
    return finished(table({0: 3, 3: text("a model"), BUFFERS: buffers}, {0: "I"}, []), b"TFL3")


def words_at(data: bytes, at: int) -> str:
    return data[at + 4 : at + 4 + u32(data, at)].decode()


def test_the_model_gains_an_entry_and_loses_nothing() -> None:
    old = a_model()
    new = with_metadata(old, b"what it likes")
    root = root_of(new)
    assert new[4:8] == b"TFL3"
    assert new.endswith(old)
    assert u32(new, root.field(0) or 0) == 3
    assert words_at(new, root.target(3) or 0) == "a model"
    assert [words_at(new, Reader(new, at).target(0) or 0) for at in root.members(BUFFERS)][:2] == ["nothing", "weights"]


def test_the_entry_names_the_buffer_that_holds_it() -> None:
    new = with_metadata(a_model(), b"what it likes")
    root = root_of(new)
    (entry,) = (Reader(new, at) for at in root.members(METADATA))
    held_by = Reader(new, root.members(BUFFERS)[u32(new, entry.field(1) or 0)])
    assert words_at(new, entry.target(0) or 0) == "TFLITE_METADATA"
    assert words_at(new, held_by.target(0) or 0) == "what it likes"
    assert ((held_by.target(0) or 0) + 4) % 16 == 0


def test_what_is_in_front_keeps_the_rest_on_round_addresses() -> None:
    assert (len(with_metadata(a_model(), b"x" * 13)) - len(a_model())) % 64 == 0


def test_the_metadata_says_what_to_subtract_and_what_to_divide_by() -> None:
    data = likes_pixels(127.5, 255.0)
    assert data[4:8] == b"M001"
    (subgraph,) = root_of(data).members(3)
    (tensor,) = Reader(data, subgraph).members(2)
    (unit,) = Reader(data, tensor).members(4)
    assert data[Reader(data, unit).field(0) or 0] == 1
    options = Reader(data, Reader(data, unit).target(1) or 0)
    means, deviations = (options.target(number) or 0 for number in (0, 1))
    assert struct.unpack_from("<If", data, means) == (1, 127.5)
    assert struct.unpack_from("<If", data, deviations) == (1, 255.0)


def test_numbers_and_offsets_come_back_as_they_went_in() -> None:
    data = finished(table({2: numbers([1.5, -2.0])}, {}, []), b"TEST")
    start = root_of(data).target(2) or 0
    assert struct.unpack_from("<I2f", data, start) == (2, 1.5, -2.0)
    assert root_of(data).field(0) is None
    assert follow(data, 0) > 0


@pytest.fixture
def some_parts(tmp_path, monkeypatch):
    (tmp_path / "version.txt").write_text("0123abcd\n")
    (tmp_path / "pyodide.asm.wasm.gz").write_bytes(gzip.compress(b"\0asm"))
    (tmp_path / "pose-lite.task").write_bytes(b"PK")
    monkeypatch.setattr(camera, "PARTS", tmp_path)
    monkeypatch.setattr("unslump.web.screens.camera.parts.PARTS", tmp_path)


def test_a_part_is_sent_packed_and_kept_for_ever(some_parts, visitor_with_key):
    answer = visitor_with_key.get("/camera/parts/0123abcd/pyodide.asm.wasm", headers={"Accept-Encoding": "gzip, br"})
    assert answer["Content-Type"] == "application/wasm"
    assert answer["Content-Encoding"] == "gzip"
    assert "immutable" in answer["Cache-Control"]
    assert gzip.decompress(answer.content) == b"\0asm"


def test_whoever_cannot_unpack_gets_it_unpacked(some_parts, visitor_with_key):
    answer = visitor_with_key.get("/camera/parts/0123abcd/pyodide.asm.wasm")
    assert "Content-Encoding" not in answer
    assert answer.content == b"\0asm"


def test_the_model_is_sent_as_it_lies(some_parts, visitor_with_key):
    answer = visitor_with_key.get("/camera/parts/0123abcd/pose-lite.task")
    assert b"".join(answer.streaming_content) == b"PK"


@pytest.mark.parametrize(
    "path", ["0123abcd/version.txt", "0123abcd/nothing.wasm", "old/pose-lite.task", "0123abcd/..%2Fcamera.js"]
)
def test_nothing_else_is_served(some_parts, visitor_with_key, path):
    assert visitor_with_key.get(f"/camera/parts/{path}").status_code == 404


def test_a_stranger_gets_no_part(some_parts, client, db):
    assert client.get("/camera/parts/0123abcd/pose-lite.task").status_code == 403


def test_our_own_python_is_packed_the_same_way_each_time(visitor_with_key):
    first, again = camera.engine(), camera.engine.__wrapped__()
    assert first == again
    answer = visitor_with_key.get(f"/camera/engine/{first.version}.zip")
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert {"unslump/tracking/live.py", "unslump/content/movements/cat-cow.toml"} <= set(names)
    assert not [name for name in names if "/web/" in name or "/records/" in name or "/screening/" in name]
    assert visitor_with_key.get("/camera/engine/0000.zip").status_code == 404
