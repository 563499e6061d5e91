"""Run every benchmark, each in a process of its own so that none inherits another's threads or memory."""

import subprocess
import sys

MODULES = (
    "benchmarks.engine",
    "benchmarks.digits",
    "benchmarks.plane",
    "benchmarks.startup",
    "benchmarks.stage_paint",
    "benchmarks.plane_tiles",
    "benchmarks.window",
    "benchmarks.digits_window",
    "benchmarks.plane_window",
    "benchmarks.switching",
)


def main() -> int:
    """Return 0 when every benchmark ran to its end."""
    failed = [
        name for name in MODULES if subprocess.run([sys.executable, "-u", "-m", name], check=False).returncode != 0
    ]
    if failed:
        print(f"did not finish: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
