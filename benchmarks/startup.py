"""From the command to the first painted window, and the memory it takes then.

A painted window is told by the first paint event of the diagram having returned; the clock starts in the parent, before
the interpreter does. Beside it, for the ratio: the same interpreter importing PySide6's widgets and NumPy only.
"""

import os
import statistics
import subprocess
import sys
from time import perf_counter

RUNS = 7

OPEN = """
import sys
from time import perf_counter
from pellucid import __main__
from pellucid import app
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pellucid.ui.stage.diagram import Diagram

paint = Diagram.paintEvent
painted = []

def first_paint(diagram, event):
    paint(diagram, event)
    if not painted:
        painted.append(perf_counter())
        QTimer.singleShot(0, report)

def report():
    print(painted[0] - float(sys.argv[1]), flush=True)
    print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmRSS")), flush=True)
    for window in QApplication.topLevelWidgets():
        window.close()

Diagram.paintEvent = first_paint
sys.exit(app.run())
"""
IMPORT = """
import sys
from time import perf_counter
import numpy
import PySide6.QtWidgets
print(perf_counter() - float(sys.argv[1]), flush=True)
"""


def measure(program: str) -> list[str]:
    """Run `program` off screen with the present time as its argument; return the lines it printed."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(
        [sys.executable, "-c", program, str(perf_counter())],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
    )
    return result.stdout.split()


def main() -> None:
    """Print medians over interleaved runs; the first run of each warms the file cache and does not count."""
    opened, imported = [], []
    for _ in range(RUNS + 1):
        imported.append(measure(IMPORT))
        opened.append(measure(OPEN))
    bare = statistics.median(float(lines[0]) for lines in imported[1:])
    painted = statistics.median(float(lines[0]) for lines in opened[1:])
    resident = statistics.median(int(lines[1]) / 1024 for lines in opened[1:])
    print("## Start-up, off screen")
    print(f"  imports of NumPy and Qt alone   {bare:6.2f} s")
    print(f"  command to painted window       {painted:6.2f} s   {painted / bare:4.1f} x the imports   (goal: 1.20 s)")
    print(f"  resident memory then            {resident:6.0f} MB                        (goal: 220 MB)")


if __name__ == "__main__":
    main()
