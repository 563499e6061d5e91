"""Find the system libraries that Qt needs and this Linux lacks; install them with apt when root, else say how.

Does nothing on other systems, where PySide6 brings all it needs.
"""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

# Which Debian package holds a library that Qt's own libraries and its X11 platform plugin link to.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}
LOADED = ("lib/libQt6Gui.so.6", "lib/libQt6Widgets.so.6", "lib/libQt6Svg.so.6", "plugins/platforms/libqxcb.so")


def missing_libraries(qt: Path) -> list[str]:
    """Return the names of the shared libraries that the Qt below `qt` needs and the loader does not find."""
    report = "".join(
        subprocess.run(["ldd", str(qt / name)], capture_output=True, text=True, check=False).stdout for name in LOADED
    )
    return sorted(set(re.findall(r"(\S+) => not found", report)))


def main() -> int:
    """Return 0 when nothing is missing any more, 1 after saying what to install."""
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return 0
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        print("PySide6 is not installed in this environment.", file=sys.stderr)
        return 1
    qt = Path(spec.origin).parent / "Qt"
    missing = missing_libraries(qt)
    if not missing:
        return 0
    packages = sorted({PACKAGES[name] for name in missing if name in PACKAGES})
    unknown = [name for name in missing if name not in PACKAGES]
    apt = shutil.which("apt-get")
    if packages and apt and os.geteuid() == 0:
        print(f"Installing what Qt needs: {' '.join(packages)}")
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, "update", "-qq"], check=False, env=environment)
        subprocess.run([apt, "install", "-y", "-qq", *packages], check=False, env=environment)
        missing = missing_libraries(qt)
        if not missing:
            return 0
    print(f"Qt needs system libraries that are not here: {', '.join(missing)}", file=sys.stderr)
    if packages:
        print(f"Install them with: sudo apt-get install {' '.join(packages)}", file=sys.stderr)
    if unknown:
        print(f"Look for the packages that hold: {', '.join(unknown)}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
