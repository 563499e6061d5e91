"""The way in: holds the number libraries to one thread, then opens the window or goes on without Qt."""

import argparse
import ctypes
import os
import sys
from collections.abc import Sequence

# One thread is faster than two on networks of this size and gives the same bits every time. The libraries read this
# when NumPy is imported, so it has to stand before everything else.
for _name in (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
):
    os.environ[_name] = "1"

NEEDED = (
    "libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the given arguments, by default the command line's; return its exit status."""
    from pellucid import cli

    options = cli.parse(sys.argv[1:] if argv is None else argv)
    if options.command == cli.TRAIN:
        from pellucid import train

        return train.main(options)
    if options.command == cli.PREDICT:
        return _predict(options)
    if options.self_test:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    obstacle = _no_display()
    if obstacle is None:
        try:
            from pellucid import app, self_test
        except ImportError as error:
            if ".so" not in str(error):
                raise
            obstacle = _missing_library(str(error).partition(":")[0])
        else:
            return self_test.run() if options.self_test else app.run(options.experiment)
    print(obstacle, file=sys.stderr)
    return 2


def _predict(options: argparse.Namespace) -> int:
    """Read pictures, for which Qt decodes files but needs no display."""
    try:
        from pellucid import predict
    except ImportError as error:
        if ".so" not in str(error):
            raise
        print(_missing_library(str(error).partition(":")[0]), file=sys.stderr)
        return 2
    return predict.main(options)


def _no_display() -> str | None:
    """Return why no window can be opened, or None if nothing speaks against it."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return (
            "Pellucid needs a display and found none (DISPLAY is not set); without one there is: pellucid train colours"
        )
    try:
        # Qt would end the program without a word on what to do.
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return _missing_library("libxcb-cursor.so.0")
    return None


def _missing_library(name: str) -> str:
    return f"Qt needs the system library {name}; on Debian and Ubuntu: sudo apt-get install {NEEDED}"


if __name__ == "__main__":
    raise SystemExit(main())
