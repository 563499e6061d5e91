"""Make the fonts that travel with the program: subsets of Inter and JetBrains Mono.

    python tools/make_fonts.py --inter /usr/share/fonts/opentype/inter --mono /usr/share/fonts/truetype/jetbrains-mono

The folders hold the static instances (Debian packages fonts-inter and fonts-jetbrains-mono). Japanese is left to the
system's own fonts: a CJK font alone would be larger than the whole program.
"""

import argparse
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "src" / "pellucid" / "assets" / "fonts"
INTER = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Italic")
MONO = ("JetBrainsMono-Regular",)

BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1 and Latin Extended-A
    (0x02C6, 0x02DD),  # spacing accents
    (0x0300, 0x0304),  # combining accents: x̂, x̄
    (0x0370, 0x03FF),  # Greek
    (0x1D62, 0x1D6A),  # subscript letters
    (0x2000, 0x206F),  # punctuation and spaces
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20AC, 0x20AC),  # euro
    (0x2113, 0x2122),  # script l, numero, trade mark
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x2328),  # keys
    (0x23CE, 0x23CE),  # return
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2713, 0x2717),  # check marks and crosses
)
# Kerning and mark positions; figures of one width; superscript and subscript figures; what scripts need to be right.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "subs", "sups"]


def make(source: Path, target: Path) -> int:
    """Write the subset of the font at `source` to `target` and return its size in bytes."""
    options = subset.Options(
        layout_features=FEATURES, hinting=False, desubroutinize=False, name_IDs=["*"], notdef_outline=True
    )
    with TTFont(source) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=[code for first, last in BLOCKS for code in range(first, last + 1)])
        subsetter.subset(font)
        font.save(target)
    return target.stat().st_size


def main() -> int:
    """Make all fonts; return 0, or 1 after naming a font that is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inter", type=Path, required=True, help="folder with Inter's static OpenType files")
    parser.add_argument("--mono", type=Path, required=True, help="folder with JetBrains Mono's static TrueType files")
    arguments = parser.parse_args()
    sources = [arguments.inter / f"{name}.otf" for name in INTER] + [arguments.mono / f"{name}.ttf" for name in MONO]
    missing = [str(source) for source in sources if not source.is_file()]
    if missing:
        print(f"Not found: {', '.join(missing)}", file=sys.stderr)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    total = 0
    for source in sources:
        size = make(source, TARGET / source.name)
        total += size
        print(f"{source.name:28} {size / 1000:6.0f} kB")
    print(f"{'together':28} {total / 1000:6.0f} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
