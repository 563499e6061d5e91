"""Make assets/colours/xkcd.csv, the names of the xkcd colour survey, from the table that matplotlib carries.

python tools/make_colour_names.py
"""

from importlib.metadata import version
from pathlib import Path

from matplotlib.colors import XKCD_COLORS

TARGET = Path(__file__).parent.parent / "src" / "pellucid" / "assets" / "colours" / "xkcd.csv"
HEADER = """\
# The {count} most common colour names of the xkcd colour survey, with the RGB value most often given each name.
# Source: Randall Munroe, 2010, https://xkcd.com/color/rgb.txt (public domain, CC0 1.0).
# Made by tools/make_colour_names.py from XKCD_COLORS of matplotlib {matplotlib}.
name,red,green,blue
"""


def main() -> int:
    """Write the table and say how many names it has."""
    rows = [(name.removeprefix("xkcd:"), bytes.fromhex(value[1:])) for name, value in XKCD_COLORS.items()]
    header = HEADER.format(count=len(rows), matplotlib=version("matplotlib"))
    lines = [",".join([name, *map(str, rgb)]) + "\n" for name, rgb in rows]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(header + "".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(rows)} names")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
