"""What `pip install unslump` would bring: the same files that a clone runs from."""

import zipfile

import pytest
from flit_core.wheel import make_wheel_in  # type: ignore[import-untyped]

from tests.house.sources import ROOT, SRC

NOT_SHIPPED = (".pyc", ".po", ".pot")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory) -> set[str]:
    info = make_wheel_in(ROOT / "pyproject.toml", tmp_path_factory.mktemp("dist"))
    with zipfile.ZipFile(info.file) as wheel:
        return set(wheel.namelist())


def test_every_file_of_the_package_is_in_the_wheel(shipped):
    there = {path.relative_to(SRC.parent).as_posix() for path in SRC.rglob("*") if path.is_file()}
    assert {name for name in there if not name.endswith(NOT_SHIPPED)} - shipped == set()


def test_movements_and_licences_are_in_the_wheel(shipped):
    assert "unslump/content/movements/cat-cow.toml" in shipped
    assert {name.rsplit("/", 1)[-1] for name in shipped} >= {"LICENSE", "LICENSE-CONTENT", "entry_points.txt"}
