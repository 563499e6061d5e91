"""The import rule is kept by a tool, and the tool is proved by breaking the rule on purpose."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def check_imports(root: Path) -> subprocess.CompletedProcess[str]:
    program = "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command as main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("room", "planted", "contract"),
    [
        ("nn/affine.py", "import pellucid.training.messages", "never look up"),
        ("experiment/spec.py", "from pellucid.lens import prediction", "never look up"),
        ("lens/prediction.py", "from pellucid.training import messages", "never the training thread"),
        ("training/trainer.py", "from PySide6 import QtCore", "Qt stays in the window"),
        ("session/session.py", "import pyqtgraph", "drawn only in the window"),
    ],
)
def test_a_planted_violation_is_found_and_named(tmp_path: Path, room: str, planted: str, contract: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("assets", "__pycache__"))
    file = tmp_path / "src" / "pellucid" / room
    file.write_text(file.read_text("utf-8") + f"\n{planted}\n", "utf-8")

    result = check_imports(tmp_path)

    assert result.returncode == 1, result.stdout + result.stderr
    broken = [line for line in result.stdout.splitlines() if line.endswith("BROKEN")]
    assert any(contract in line for line in broken), result.stdout


def test_the_session_knows_qt_core_alone() -> None:
    banned = "from PySide6.QtWidgets import QWidget\n\nprint(QWidget)\n"
    command = (sys.executable, "-m", "ruff", "check", "--select", "TID251", "--stdin-filename")
    for room, expected in (("session/session.py", 1), ("ui/stage/stage.py", 0)):
        file = str(ROOT / "src" / "pellucid" / room)
        result = subprocess.run([*command, file], cwd=ROOT, input=banned, capture_output=True, text=True, check=False)
        assert result.returncode == expected, result.stdout


def test_the_rooms_as_they_stand_keep_the_rule() -> None:
    result = check_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
