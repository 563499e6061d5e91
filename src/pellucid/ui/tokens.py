"""Colours, type and colour maps: every visual constant that two widgets share, for the light and the dark theme."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

Stops = tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme: blue and orange are sign, teal activation, amber train, ink test, iris the user."""

    name: str
    bg: QColor
    card: QColor
    fill: QColor
    fill2: QColor
    line: QColor
    line2: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    iris: QColor
    irisbg: QColor
    on_iris: QColor
    pos: QColor
    pos_text: QColor
    neg: QColor
    neg_text: QColor
    act: QColor
    train: QColor
    train_text: QColor
    test: QColor
    good: QColor
    bad: QColor
    signed: NDArray[np.uint32]
    sequential: NDArray[np.uint32]
    classes: tuple[QColor, ...]
    named: dict[str, QColor]

    @property
    def dark(self) -> bool:
        """Tell whether this is the dark theme."""
        return self.name == "dark"


def lookup_table(stops: Stops, entries: int = 256) -> NDArray[np.uint32]:
    """Return `entries` opaque 0xAARRGGBB colours, linear in RGB between `stops` from the first position to the last."""
    positions = np.array([at for at, _ in stops], dtype=np.float64)
    colours = [QColor(colour) for _, colour in stops]
    channels = np.array([(each.red(), each.green(), each.blue()) for each in colours], dtype=np.float64)
    at = np.linspace(positions[0], positions[-1], entries)
    red, green, blue = (np.rint(np.interp(at, positions, channels[:, k])).astype(np.uint32) for k in range(3))
    return np.uint32(0xFF000000) | (red << np.uint32(16)) | (green << np.uint32(8)) | blue


def _tokens(name: str, colours: str, signed: str, sequential: str, classes: str, named: dict[str, str]) -> Tokens:
    names = [field.name for field in fields(Tokens)][1:-4]
    signed_stops = tuple(zip((-1.0, -0.6, -0.28, 0.0, 0.28, 0.6, 1.0), signed.split(), strict=True))
    sequential_stops = tuple(zip((0.0, 0.2, 0.4, 0.6, 0.8, 1.0), sequential.split(), strict=True))
    return Tokens(
        name=name,
        **dict(zip(names, map(QColor, colours.split()), strict=True)),
        signed=lookup_table(signed_stops),
        sequential=lookup_table(sequential_stops),
        classes=tuple(map(QColor, classes.split())),
        named={word: QColor(colour) for word, colour in named.items()},
    )


# In the order of the fields: bg card fill fill2 line line2 ink ink2 ink3 iris irisbg on_iris pos pos_text neg neg_text
# act train train_text test good bad.
LIGHT = _tokens(
    "light",
    "#F5F6F4 #FFFFFF #ECEEEA #E1E4DF #E2E4E0 #CBCFC9 #181B20 #4A515B #5F6670 #5648C8 #ECEAFA #FFFFFF "
    "#0072B2 #00659E #D55E00 #A84300 #14757A #C27C00 #8A5A00 #181B20 #0A7153 #B3261E",
    "#8F3500 #D55E00 #F2B48A #F3F4F1 #8FC3E3 #0072B2 #00456E",
    "#F3F4F1 #CFE5DB #8CC7B5 #459A93 #1A6A70 #0A3A45",
    "#0072B2 #D55E00 #009E73 #CC79A7 #E69F00 #56B4E9 #3939A5 #A7A64A #5C5D34 #8FC899",
    {
        "red": "#C8322B", "green": "#2C8A3D", "blue": "#2B57C8", "pink": "#D9578F", "purple": "#7B3FB0",
        "brown": "#8A5A34", "yellow": "#B99700", "grey": "#7C828A", "orange": "#D56A00", "black": "#24272C",
        "white": "#B9BEC4",
    },
)  # fmt: skip
DARK = _tokens(
    "dark",
    "#0E1115 #161A20 #20262E #2B323C #262C34 #3A424D #F1F3F5 #B4BCC6 #8E97A3 #A89DFF #262340 #14112B "
    "#5CB3EA #5CB3EA #F58A4B #F58A4B #57C7A7 #F2B134 #F2B134 #F1F3F5 #4CC79C #FF8A80",
    "#FFC79E #EB7A34 #84400F #171B21 #12507C #3BA0DE #B5E2FF",
    "#171B21 #123F49 #146F73 #37A58A #94D79A #F4FADB",
    "#2F75C6 #EA705D #3CCE93 #F095E9 #F4E03E #BCEBEE #8158F3 #B89A22 #AE5960 #93809B",
    {
        "red": "#FF6B5E", "green": "#4CC870", "blue": "#6E97FF", "pink": "#F58CBA", "purple": "#B98AF0",
        "brown": "#B98A5E", "yellow": "#E8C93A", "grey": "#9AA2AC", "orange": "#F59A45", "black": "#5A626D",
        "white": "#E9ECEF",
    },
)  # fmt: skip
