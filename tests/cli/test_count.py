"""`unslump count`, `replay` and `follow`: recordings and videos from the command line."""

import json
from pathlib import Path

import pytest

from unslump.cli.main import main
from unslump.movement.catalogue import catalogue
from unslump.movement.model import Amount
from unslump.tracking.synthetic import Circumstances, film


@pytest.fixture
def trace(tmp_path: Path) -> Path:
    file = tmp_path / "trace.jsonl"
    moments = film(catalogue().find("overhead-reach"), Amount(sets=1, reps=2), Circumstances(fps=(15, 15)))
    lines = [[t_ms, None if row is None else [row[i : i + 4] for i in range(0, len(row), 4)]] for t_ms, row in moments]
    file.write_text("\n".join(map(json.dumps, lines)))
    return file


def test_json_is_one_object_of_a_settled_shape(trace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", str(trace), "--movement", "overhead-reach", "--json", "--series"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["reps", "partial", "events", "range_deg", "in_sight", "series"]
    assert (told["reps"], told["partial"]) == (2, 0)
    assert [event["kind"] for event in told["events"]] == ["ready", "repetition", "repetition"]
    assert set(told["events"][0]) == {"t_ms", "kind", "side"}
    assert told["range_deg"][0] < 30 < 150 < told["range_deg"][1]
    assert told["in_sight"] > 0.95
    assert all(len(pair) == 2 for pair in told["series"])


def test_a_person_reads_sentences(trace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["count", str(trace), "--movement", "overhead-reach"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("2 repetitions\n")
    assert "give or take 10°" in told


def test_replay_explains(trace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(trace), "--movement", "overhead-reach", "--explain"]) == 0
    assert "sets out at" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["count", "nowhere.jsonl", "--movement", "overhead-reach"], "nowhere.jsonl: cannot be read"),
        (["count", "x", "--movement", "iron-cross"], "A camera counts nothing in iron-cross: "),
        (["count", "x", "--movement", "iron-crss"], "Did you mean iron-cross"),
        (["count", "x", "--movement", "nowhere.toml"], "cannot be opened"),
        (["follow", "nowhere.mp4", "--movement", "overhead-reach"], "pip install 'unslump[video]'"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unslump.cli.follow.find_spec", lambda name: None)
    assert main(words) != 0
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
