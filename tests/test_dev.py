"""dev.py: the first thing that a newcomer runs. Nothing is installed here; what would be is only noted."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent

pytestmark = pytest.mark.skipif(os.name == "nt", reason="plays with shell scripts as interpreters")


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """An empty checkout with two pinned lists, where installing only leaves a note."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "tools").mkdir()
    (tmp_path / "requirements/run.txt").write_text("django==1\nwaitress==1\n")
    (tmp_path / "requirements/dev.txt").write_text("django==1\nwaitress==1\npytest==1\n")
    (tmp_path / "tools/vendor.py").write_text("")
    (tmp_path / "package-lock.json").write_text("{}")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "READY", tmp_path / ".venv/ready.json")
    monkeypatch.setattr(dev, "PARTS", tmp_path / "vendor")
    monkeypatch.setattr(dev, "PARTS_NOTE", tmp_path / ".venv/parts.txt")
    monkeypatch.setattr(dev, "CAMERA", tmp_path / "camera")
    monkeypatch.setattr(dev, "CAMERA_NOTE", tmp_path / ".venv/camera.txt")
    return tmp_path


@pytest.fixture
def done(checkout, monkeypatch):
    """The steps of a set-up, noted instead of done."""
    steps: list[str] = []

    def make_venv():
        steps.append("make")
        (checkout / ".venv/bin").mkdir(parents=True, exist_ok=True)
        (checkout / ".venv/bin/python").touch()
        (checkout / ".venv/lib/python3.13/site-packages").mkdir(parents=True, exist_ok=True)
        dev.READY.unlink(missing_ok=True)

    monkeypatch.setattr(dev, "make_venv", make_venv)
    monkeypatch.setattr(dev, "install", lambda level: steps.append(level))
    monkeypatch.setattr(dev, "in_the_background", lambda command, log: steps.append(f"meanwhile {command[-1]}"))
    return steps


def answer(monkeypatch, code=0, output=""):
    """Every program that dev.py would start answers so; returns the list of what was started."""
    started: list[list[str]] = []

    def quietly(command):
        started.append([str(word) for word in command])
        return subprocess.CompletedProcess(command, code, stdout=output)

    monkeypatch.setattr(dev, "quietly", quietly)
    return started


def an_interpreter(path: Path, says: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{says}\n")
    path.chmod(0o755)
    return path


def test_an_old_python_can_read_it():
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 6))


def test_it_needs_nothing_but_the_standard_library():
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"))
    asked = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    asked |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert asked <= sys.stdlib_module_names


def test_the_help_names_every_command_and_every_exit_code(capsys):
    assert dev.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"dev.py {command} " in said for command in dev.COMMANDS)
    for code in (dev.NO_PYTHON, dev.NO_VENV_MODULE, dev.NO_NETWORK, dev.BAD_PACKAGES, dev.CANNOT_WRITE):
        assert re.search(rf"\b{code} ", said)


def test_without_a_command_it_shows_the_help_and_says_that_one_was_missing(capsys):
    assert dev.main([]) == dev.USAGE
    assert "dev.py run" in capsys.readouterr().out


def test_an_unknown_command_is_answered_with_those_there_are(capsys):
    assert dev.main(["serve"]) == dev.USAGE
    assert "run, test" in capsys.readouterr().err


def test_it_tells_a_python_older_than_itself_to_be_newer(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 7, 1))
    assert dev.main(["run"]) == dev.NO_PYTHON
    assert "3.8 or newer" in capsys.readouterr().err


def test_ctrl_c_ends_it_without_a_traceback(monkeypatch, capsys):
    def interrupted(words):
        raise KeyboardInterrupt

    monkeypatch.setitem(dev.COMMANDS, "run", interrupted)
    assert dev.main(["run"]) == dev.INTERRUPTED
    assert capsys.readouterr().err.strip() == "Stopped."


def test_it_takes_the_python_that_started_it_when_that_is_new_enough(tmp_path, monkeypatch):
    this = str(an_interpreter(tmp_path / "bin/python3", "echo 3 14"))
    monkeypatch.setattr(sys, "_base_executable", this)
    assert dev.find_python({}, tmp_path) == this


def test_it_never_builds_on_the_environment_that_it_is_about_to_remove(checkout, monkeypatch):
    doomed = str(an_interpreter(checkout / ".venv/bin/python3", "echo 3 13"))
    monkeypatch.setattr(dev, "candidates", lambda env, home: iter([doomed]))
    with pytest.raises(dev.Stop):
        dev.find_python({}, checkout)


def test_it_finds_a_newer_python_of_pyenv_behind_an_old_one(tmp_path, monkeypatch):
    old = an_interpreter(tmp_path / "old/python3", "echo 3 9")
    new = an_interpreter(tmp_path / "pyenv/versions/3.13.1/bin/python3.13", "echo 3 13")
    monkeypatch.setattr(sys, "_base_executable", str(old))
    assert dev.find_python({"PYENV_ROOT": str(tmp_path / "pyenv"), "PATH": ""}, tmp_path) == str(new)


def test_it_passes_over_a_python_that_does_not_start(tmp_path, monkeypatch):
    broken = str(an_interpreter(tmp_path / "broken/python3", "exit 127"))
    new = str(an_interpreter(tmp_path / "new/python3.12", "echo 3 12"))
    monkeypatch.setattr(dev, "candidates", lambda env, home: iter([str(tmp_path / "none"), broken, new]))
    assert dev.find_python({}, tmp_path) == new


def test_it_says_what_to_install_where_every_python_is_old(tmp_path, monkeypatch):
    old = str(an_interpreter(tmp_path / "old/python3", "echo 3 9"))
    monkeypatch.setattr(dev, "candidates", lambda env, home: iter([old]))
    with pytest.raises(dev.Stop, match=r"needs Python 3\.12 or newer") as stop:
        dev.find_python({}, tmp_path)
    assert stop.value.code == dev.NO_PYTHON


DEBIAN_SAYS = """\
The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv
package using the following command.
"""
PIP_OFFLINE = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('Failed to establish a new \
connection: [Errno -3] Temporary failure in name resolution')': /simple/waitress/
ERROR: Could not find a version that satisfies the requirement waitress==3.0.2 (from versions: none)
ERROR: No matching distribution found for waitress==3.0.2
"""
UV_OFFLINE = """\
error: Request failed after 3 retries in 9.6s
  cause: Failed to fetch: `the index`
  cause: client error (Connect)
  cause: dns error
"""


def test_a_missing_venv_module_is_one_sentence_that_says_what_to_install(checkout, monkeypatch, capsys):
    monkeypatch.setattr(shutil, "which", lambda name, path=None: None)
    answer(monkeypatch, 1, DEBIAN_SAYS)
    assert dev.main(["setup"]) == dev.NO_VENV_MODULE
    said = capsys.readouterr().err.splitlines()
    assert "`apt install python3-venv`" in said[-1]


@pytest.mark.parametrize(
    ("output", "code", "words"),
    [
        (PIP_OFFLINE, dev.NO_NETWORK, "needs a network"),
        (UV_OFFLINE, dev.NO_NETWORK, "needs a network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n", dev.BAD_PACKAGES, "not the one that requirements/ pins"),
        ("  cause: Hash mismatch for `mdurl==0.1.2`\n", dev.BAD_PACKAGES, "not the one that requirements/ pins"),
        ("OSError: [Errno 28] No space left on device\n", dev.CANNOT_WRITE, "disk is full"),
        ("ERROR: something new\n\n", dev.BAD_PACKAGES, "something new"),
        ("", dev.BAD_PACKAGES, "no reason was given"),
    ],
)
def test_what_pip_and_uv_complain_about_becomes_one_sentence(output, code, words):
    stop = dev.install_refused(output)
    assert stop.code == code
    assert words in str(stop)
    assert "\n" not in str(stop)


def test_a_folder_that_cannot_be_written_is_one_sentence(checkout, monkeypatch, capsys):
    def no_folder():
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(dev, "make_venv", no_folder)
    assert dev.main(["setup"]) == dev.CANNOT_WRITE
    assert "Permission denied" in capsys.readouterr().err


def test_a_venv_that_is_a_link_to_elsewhere_is_never_removed(checkout, tmp_path_factory, capsys):
    elsewhere = tmp_path_factory.mktemp("precious")
    (checkout / ".venv").symlink_to(elsewhere)
    assert dev.main(["setup"]) == dev.CANNOT_WRITE
    assert elsewhere.is_dir()


def test_pip_and_uv_install_by_hash_and_never_build(checkout, monkeypatch):
    for tool in (None, "/usr/bin/uv"):
        monkeypatch.setattr(shutil, "which", lambda name, path=None, tool=tool: tool)
        command = answer(monkeypatch)
        dev.install("run")
        assert {"--require-hashes", "--only-binary"} <= set(command[0])
        assert str(checkout / ".venv/bin/python") in command[0]


def test_the_second_start_does_nothing(done):
    dev.prepare("run")
    dev.prepare("run")
    assert done == ["make", "run"]


def test_the_source_can_be_imported_from_the_environment(done, checkout):
    dev.prepare("run")
    note = checkout / ".venv/lib/python3.13/site-packages/unslump.pth"
    assert note.read_text("utf-8").strip() == str(checkout / "src")


def test_the_tests_only_add_to_what_a_run_set_up(done):
    dev.prepare("run")
    dev.prepare("dev")
    dev.prepare("run")
    assert done == ["make", "run", "dev"]


def test_a_run_is_content_with_what_the_tests_set_up(done):
    dev.prepare("dev")
    dev.prepare("run")
    assert done == ["make", "dev"]


def test_new_pins_mean_a_new_environment(done, checkout):
    dev.prepare("dev")
    (checkout / "requirements/run.txt").write_text("django==2\n")
    dev.prepare("run")
    assert done == ["make", "dev", "make", "run"]
    assert not dev.is_ready("dev")


def test_new_pins_of_the_tests_leave_a_run_alone(done, checkout):
    dev.prepare("dev")
    (checkout / "requirements/dev.txt").write_text("pytest==2\n")
    dev.prepare("run")
    assert done == ["make", "dev"]
    dev.prepare("dev")
    assert done == ["make", "dev", "make", "dev"]


def test_a_set_up_that_was_interrupted_starts_over(done, monkeypatch):
    def interrupted(level):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(dev, "install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            dev.prepare("run")
    dev.prepare("run")
    assert done == ["make", "make", "run"]


def test_an_addition_that_was_interrupted_starts_over(done, monkeypatch):
    dev.prepare("run")
    with monkeypatch.context() as patched:
        patched.setattr(dev, "install", lambda level: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            dev.prepare("dev")
    assert not dev.is_ready("run")


@pytest.mark.parametrize("damage", ["{", "[]", '{"run": 3}', ""])
def test_a_damaged_note_means_starting_over(done, damage):
    dev.prepare("run")
    dev.READY.write_text(damage)
    assert not dev.is_ready("run")


def test_a_python_that_was_uninstalled_means_starting_over(done, checkout):
    dev.prepare("run")
    (checkout / ".venv/bin/python").unlink()
    assert not dev.is_ready("run")


def test_a_checkout_that_moved_means_starting_over(done, checkout, monkeypatch):
    dev.prepare("run")
    moved = checkout.with_name("moved")
    checkout.rename(moved)
    monkeypatch.setattr(dev, "ROOT", moved)
    monkeypatch.setattr(dev, "VENV", moved / ".venv")
    monkeypatch.setattr(dev, "READY", moved / ".venv/ready.json")
    assert json.loads(dev.READY.read_text())["run"]
    assert not dev.is_ready("run")


def test_a_typeface_that_cannot_be_had_stops_nobody(done, monkeypatch, capsys):
    dev.prepare("run")
    answer(monkeypatch, 1, "the network is too slow for it now\n")
    assert dev.fetch_parts(dev.HURRIED_S) is False
    assert "use one of your system" in capsys.readouterr().err


def test_a_start_waits_for_the_typeface_only_once(done, monkeypatch):
    dev.prepare("run")
    started = answer(monkeypatch, 1, "no network")
    dev.fetch_parts(dev.HURRIED_S)
    dev.fetch_parts(dev.HURRIED_S)
    assert len(started) == 1
    dev.fetch_parts(dev.UNHURRIED_S)
    assert len(started) == 2


def test_the_typeface_is_fetched_once_and_again_when_it_is_gone(done, checkout, monkeypatch):
    dev.prepare("run")
    dev.PARTS.mkdir()
    started = answer(monkeypatch)
    dev.fetch_parts(dev.HURRIED_S)
    dev.fetch_parts(dev.HURRIED_S)
    assert len(started) == 1
    dev.PARTS.rmdir()
    dev.fetch_parts(dev.HURRIED_S)
    assert len(started) == 2


def test_a_start_does_not_wait_for_the_parts_of_the_camera(done, started):
    dev.main(["run"])
    assert done[-1] == "meanwhile camera"
    assert started[-1][:3] == ("-m", "unslump", "run")


def test_a_start_does_not_ask_again_for_parts_that_are_there_or_could_not_be_had(done, started, monkeypatch):
    answer(monkeypatch, 1, "no network")
    assert dev.main(["camera"]) == dev.NO_NETWORK
    dev.main(["run"])
    answer(monkeypatch)
    dev.CAMERA.mkdir()
    assert dev.main(["camera"]) == dev.OK
    dev.main(["run"])
    assert "meanwhile camera" not in done


def test_there_is_no_wheel_without_the_typeface(done, monkeypatch, capsys):
    answer(monkeypatch, 1, "no network")
    assert dev.main(["build"]) == dev.NO_NETWORK


@pytest.fixture
def started(done, monkeypatch):
    """The Python commands that dev.py hands over to, and that all succeed."""
    commands: list[tuple[str, ...]] = []

    def note(*command: str) -> int:
        commands.append(command)
        return 0

    monkeypatch.setattr(dev, "become", note)
    monkeypatch.setattr(dev, "python", note)
    answer(monkeypatch)
    return commands


def test_run_hands_its_options_on(started):
    assert dev.main(["run", "--port", "8123", "--no-open"]) == 0
    assert started == [("-m", "unslump", "run", "--port", "8123", "--no-open")]


def test_run_does_not_install_what_only_the_tests_need(started, done):
    dev.main(["run"])
    assert done == ["make", "run", "meanwhile camera"]


def test_fast_leaves_the_browser_out_and_further_words_are_pytests(started):
    assert dev.main(["test", "--fast", "tests/body", "-k", "arm"]) == 0
    assert started == [("-m", "pytest", "-m", "not browser", "tests/body", "-k", "arm")]


def test_a_check_that_fails_is_shown_and_the_tests_run_all_the_same(started, monkeypatch, capsys):
    answer(monkeypatch, 1, "body/pose.py: 3 is not a word\n")
    assert dev.main(["test"]) == dev.FAILED
    assert started == [("-m", "pytest", "-m", "browser")]
    said = capsys.readouterr().err
    assert "3 is not a word" in said
    assert "Not yet: style, format, layers, types, tests." in said


def test_what_needs_no_browser_is_tested_beside_what_does(started, monkeypatch):
    commands: list[list[str]] = []

    def passes(name: str, command: list[str]) -> bool:
        commands.append([name, *command])
        return True

    monkeypatch.setattr(dev, "passes", passes)
    assert dev.main(["test"]) == 0
    assert commands[-1] == ["tests", "-m", "pytest", "-m", "not browser"]
    assert started == [("-m", "pytest", "-m", "browser")]


def test_lint_types_and_layers_come_before_the_tests():
    assert [name for name, _command in dev.gates()][:4] == ["style", "format", "layers", "types"]


def pins(level: str) -> dict[str, str]:
    text = (ROOT / f"requirements/{level}.txt").read_text("utf-8")
    return dict(re.findall(r"(?m)^([\w.-]+)==([\w.]+)", text))


def test_the_tests_use_the_very_versions_that_people_run():
    assert pins("run").items() <= pins("dev").items()


@pytest.mark.parametrize("level", ["run", "dev", "node"])
def test_every_package_is_pinned_by_hash(level):
    blocks = re.split(r"(?m)^(?=\w)", (ROOT / f"requirements/{level}.txt").read_text("utf-8"))
    assert all("--hash=sha256:" in block for block in blocks if block.strip())


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = re.findall(r"(?ms)^(?:dependencies|dev) = \[\n(.*?)^\]", text)
    lines = [line for block in listed for line in block.splitlines()]
    assert len(lines) > 10
    assert [line for line in lines if "  #" not in line and " # " not in line] == []


def test_every_package_we_install_is_kept_out_of_the_core():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    forbidden = re.search(r"(?s)forbidden_modules = \[(.*?)\]", text)
    assert forbidden is not None
    ours = {name.lower().replace("_", "-") for name in pins("run")} - {"tzdata"}  # Windows only
    modules = {
        module
        for module, names in packages_distributions().items()
        if ours & {n.lower().replace("_", "-") for n in names}
    }
    assert {m for m in modules if not m.startswith("_")} <= set(re.findall(r'"(\w+)"', forbidden.group(1)))
