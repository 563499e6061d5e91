import os
import subprocess
import sys

import pytest

import pellucid
from pellucid import __main__ as entry

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if name not in SCREENS}
    return subprocess.run(
        [sys.executable, "-m", "pellucid", *arguments],
        env=bare | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_version_is_the_package_s() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"pellucid {pellucid.__version__}")


def test_help_names_what_there_is() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "train" in done.stdout
    assert "--self-test" in done.stdout


def test_an_unknown_argument_is_refused() -> None:
    done = run("--colour")
    assert done.returncode == 2
    assert "--colour" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_it_says_so_in_one_line() -> None:
    done = run()
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "display" in done.stderr


def test_a_missing_system_library_is_named_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Refuses:
        def find_spec(self, name: str, path: object, target: object = None) -> None:
            if name == "pellucid.app":
                raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delitem(sys.modules, "pellucid.app", raising=False)
    monkeypatch.delattr(pellucid, "app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Refuses(), *sys.meta_path])
    assert entry.main([]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "libEGL.so.1" in line
    assert "sudo apt-get install libegl1" in line


def test_other_import_errors_are_not_taken_for_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refuses:
        def find_spec(self, name: str, path: object, target: object = None) -> None:
            if name == "pellucid.app":
                raise ImportError("cannot import name 'Sesion'")

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delitem(sys.modules, "pellucid.app", raising=False)
    monkeypatch.delattr(pellucid, "app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Refuses(), *sys.meta_path])
    with pytest.raises(ImportError, match="Sesion"):
        entry.main([])


def test_the_self_test_trains_and_paints_in_the_real_window() -> None:
    done = run("--self-test")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Self-test passed.\n", "")


def test_training_without_a_window_needs_neither_display_nor_qt() -> None:
    script = (
        "import sys; from pellucid.__main__ import main; code = main(['train', 'colours', '--epochs', '1', '--json']);"
        "sys.exit(code or any(name.split('.')[0] in ('PySide6', 'pyqtgraph') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"test_accuracy"' in done.stdout


def test_number_libraries_are_held_to_one_thread_whatever_the_environment_says() -> None:
    script = (
        "import pellucid.__main__, numpy, threadpoolctl;"
        "print({pool['num_threads'] for pool in threadpoolctl.threadpool_info()})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "{1}"
