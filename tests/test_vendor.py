"""tools/vendor.py: the typeface of the pages, fetched by npm and never in the way."""

import json
import re
import time

import pytest

from tools import vendor
from tools.camera import parts


def test_a_program_that_is_missing_is_told_in_words(tmp_path):
    with pytest.raises(vendor.NotFetched, match="does not start"):
        vendor.perform([str(tmp_path / "npm")], tmp_path, time.monotonic() + 5)


def test_what_a_program_said_last_is_passed_on():
    said = "npm error code ENOTFOUND\nnpm error network is down\nnpm error A complete log of this run is in x\n\n"
    assert vendor.last_words(said) == "npm error network is down"


def test_the_files_are_put_in_place_and_old_ones_are_gone(tmp_path):
    modules, target = tmp_path / "node_modules", tmp_path / "static/vendor"
    target.mkdir(parents=True)
    (target / "old.woff2").write_bytes(b"old")
    for source in vendor.FILES:
        (modules / source).parent.mkdir(parents=True, exist_ok=True)
        (modules / source).write_bytes(b"new")
    vendor.in_its_place(target, lambda fresh: vendor.copy_files(modules, fresh))
    assert sorted(path.name for path in target.iterdir()) == sorted(vendor.FILES.values())
    assert [path.name for path in target.parent.iterdir()] == ["vendor"]


def test_the_lock_keeps_hashes_and_loses_addresses(tmp_path, monkeypatch):
    package = {"version": "1.0.0", "integrity": "sha512-x", "resolved": "from somewhere", "funding": {"url": "donate"}}
    (tmp_path / "package-lock.json").write_text(json.dumps({"packages": {"node_modules/face": package}}))
    monkeypatch.setattr(vendor, "ROOT", tmp_path)
    vendor.keep_lock(tmp_path)
    kept = json.loads((tmp_path / "package-lock.json").read_text())
    assert kept["packages"]["node_modules/face"] == {"version": "1.0.0", "integrity": "sha512-x"}


def test_every_part_is_asked_for_by_its_exact_version_and_locked_by_its_hash():
    package = json.loads((vendor.ROOT / "package.json").read_text("utf-8"))
    asked = package["dependencies"] | package["optionalDependencies"]
    locked = json.loads((vendor.ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
    for name, version in asked.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert locked[f"node_modules/{name}"]["integrity"].startswith("sha512-")


def test_every_file_comes_from_a_part_that_is_asked_for():
    asked = json.loads((vendor.ROOT / "package.json").read_text("utf-8"))["dependencies"]
    assert all(any(source.startswith(name + "/") for name in asked) for source in vendor.FILES)


def test_every_part_of_the_camera_is_asked_for_and_says_whose_it_is(tmp_path):
    asked = json.loads((vendor.ROOT / "package.json").read_text("utf-8"))["optionalDependencies"]
    sources = [*parts.COPIED, *parts.MODELS.values(), parts.DETECTOR]
    assert {name for name in asked if any(source.startswith(name + "/") for source in sources)} == set(asked)
    for name in asked:
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "package.json").write_text('{"version": "1.2.3", "license": "X-1"}')
    assert all(f"{name} 1.2.3: X-1" in "".join(parts.licences(tmp_path)) for name in asked)


def test_the_model_stays_at_the_last_version_that_tells_its_maker_nothing():
    asked = json.loads((vendor.ROOT / "package.json").read_text("utf-8"))["optionalDependencies"]
    assert asked["@mediapipe/tasks-vision"] == "0.10.35"
