import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from tests.data.strokes import drawings, ink_on_pad

from pellucid import cli, predict
from pellucid.data.digits import boxed_digits
from pellucid.ui.pictures import grey_image

KEYS = ["file", "label", "probability", "probabilities"]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def read(*arguments: str | Path) -> int:
    return predict.main(cli.parse(["predict", "digits", *map(str, arguments)]))


def sheets(count: int = 12) -> list[tuple[int, np.ndarray]]:
    """Return drawings of every kind with their digits, dark on light."""
    chosen = drawings()[:: 240 // count]
    return [(each.digit, np.rint(255 - 255 * ink_on_pad(each)).astype(np.uint8)) for each in chosen]


def saved(path: Path, picture: QImage | np.ndarray) -> Path:
    image = grey_image(picture) if isinstance(picture, np.ndarray) else picture
    assert image.save(str(path))
    return path


@pytest.mark.parametrize("ending", ["png", "jpg", "bmp"])
@pytest.mark.parametrize("dark_on_light", [True, False])
def test_drawings_in_files_are_read(
    ending: str, dark_on_light: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth, files = [], []
    for number, (digit, sheet) in enumerate(sheets()):
        truth.append(digit)
        files.append(saved(tmp_path / f"{number}.{ending}", sheet if dark_on_light else 255 - sheet))
    assert read(*files, "--json") == 0
    results = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["file"] for each in results] == [str(file) for file in files]
    right = [each["label"] == digit for each, digit in zip(results, truth, strict=True)]
    assert np.mean(right) >= 0.9


@pytest.mark.parametrize(("side", "count"), [(14, 20), (28, 20), (100, 20), (900, 10), (2500, 3)])
def test_the_size_of_a_picture_does_not_matter(
    side: int, count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    digits = boxed_digits()
    for number, image in enumerate(digits.x_test[:count].reshape(-1, 28, 28)):
        smooth = Qt.TransformationMode.SmoothTransformation
        scaled = grey_image(image).scaled(side, side, mode=smooth)
        saved(tmp_path / f"{number:02}.png", scaled)
    assert read(*sorted(tmp_path.iterdir()), "--json") == 0
    labels = [json.loads(line)["label"] for line in capsys.readouterr().out.splitlines()]
    assert (labels == digits.t_test[:count]).mean() >= 0.9


def test_each_line_of_json_has_the_keys_that_programs_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved(tmp_path / "ein Bild.png", sheets()[0][1])
    assert read(file, "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    result = json.loads(line)
    assert list(result) == KEYS
    assert result["file"] == str(file)
    assert len(result["probabilities"]) == 10
    assert result["probability"] == max(result["probabilities"]) == result["probabilities"][result["label"]]
    assert sum(result["probabilities"]) == pytest.approx(1, abs=1e-5)


def test_without_json_a_line_is_label_probability_and_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    digit, sheet = sheets()[3]
    file = saved(tmp_path / "a drawing.png", sheet)
    assert read(file) == 0
    label, probability, name = capsys.readouterr().out.rstrip("\n").split(maxsplit=2)
    assert label == str(digit)
    assert 0 < float(probability.removesuffix("%")) <= 100
    assert name == str(file)


def test_what_cannot_be_read_is_said_and_the_rest_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = [saved(tmp_path / f"{number}.png", sheet) for number, (_, sheet) in enumerate(sheets(2))]
    assert read(good[0], tmp_path / "missing.png", good[1]) == 2
    output = capsys.readouterr()
    assert len(output.out.splitlines()) == 2
    (line,) = output.err.splitlines()
    assert line.startswith("pellucid predict: ")
    assert "missing.png" in line
    assert "No such file" in line


@pytest.mark.parametrize("level", [0, 130, 255])
def test_an_empty_picture_is_told_from_a_digit(level: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(saved(tmp_path / "empty.png", np.full((60, 40), level, np.uint8)), "--json") == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "empty.png: Nothing stands out" in output.err


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pellucid", "predict", "digits", *map(str, arguments)],
        env={name: value for name, value in os.environ.items() if name not in SCREENS},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_it_needs_no_display(tmp_path: Path) -> None:
    digit, sheet = sheets()[3]
    done = run(saved(tmp_path / "a.png", sheet))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split()[0] == str(digit)


def test_of_a_damaged_file_nothing_but_one_kind_line_is_printed(tmp_path: Path) -> None:
    for ending in ("png", "jpg"):
        file = saved(tmp_path / f"a.{ending}", sheets()[3][1])
        file.write_bytes(file.read_bytes()[:-200])
        done = run(file)
        assert (done.returncode, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert f"a.{ending}: It is damaged" in line


def test_a_missing_system_library_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import pellucid
    from pellucid import __main__ as entry

    class Refuses:
        def find_spec(self, name: str, path: object, target: object = None) -> None:
            if name == "pellucid.predict":
                raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.delitem(sys.modules, "pellucid.predict", raising=False)
    monkeypatch.delattr(pellucid, "predict", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Refuses(), *sys.meta_path])
    assert entry.main(["predict", "digits", "a.png"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "libEGL.so.1" in line
