"""Colours as one picks them: by hue, saturation and brightness, or written as text."""

import colorsys
import re
from dataclasses import dataclass

from PySide6.QtGui import QColor

RGB = tuple[int, int, int]

_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_FUNCTION = re.compile(r"(?:rgb)?\s*\(?\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)?", re.IGNORECASE)
# Qt knows the names of SVG; CSS has one more.
_NEWER_NAMES = {"rebeccapurple": "#663399"}


@dataclass(frozen=True, slots=True)
class HSV:
    """Hue as a share of the circle (0 red, 1/3 green, 2/3 blue), saturation and brightness, each from 0 to 1."""

    hue: float
    saturation: float
    value: float

    @property
    def rgb(self) -> RGB:
        """Return the nearest colour of 256 levels a channel."""
        red, green, blue = colorsys.hsv_to_rgb(self.hue, self.saturation, self.value)
        return round(red * 255), round(green * 255), round(blue * 255)


def to_hsv(rgb: RGB, before: HSV) -> HSV:
    """Return hue, saturation and brightness of a colour, as near to `before` as it allows.

    A grey has no hue, black no saturation either, and the darker a colour the coarser both are: where `rgb` does not
    say, what was there before stays, so that going to black and back loses nothing.
    """
    value = max(rgb) / 255
    kept = HSV(before.hue, before.saturation, value)
    if before.rgb == rgb:
        return before
    if kept.rgb == rgb:
        return kept
    hue, saturation, _ = colorsys.rgb_to_hsv(*(channel / 255 for channel in rgb))
    return HSV(hue if saturation > 0 else before.hue, saturation, value)


def hex_text(rgb: RGB) -> str:
    """Return a colour as "#7A425E"."""
    return "#{:02X}{:02X}{:02X}".format(*rgb)


def rgb_text(rgb: RGB) -> str:
    """Return a colour as "rgb(122, 66, 94)"."""
    return "rgb({}, {}, {})".format(*rgb)


def parse_colour(text: str) -> RGB:
    """Return the colour that `text` says: "#f4a", "#7A425E", "rgb(122, 66, 94)", "122 66 94" or a CSS name.

    Raises ValueError when it says none.
    """
    plain = text.strip()
    if _HEX.fullmatch(plain):
        digits = plain.lstrip("#")
        if len(digits) == 3:
            digits = "".join(digit * 2 for digit in digits)
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if channels := _FUNCTION.fullmatch(plain):
        red, green, blue = map(int, channels.groups())
        if max(red, green, blue) <= 255:
            return red, green, blue
        raise ValueError(f"{text!r} has a channel above 255.")
    name = "".join(plain.lower().split())
    named = QColor.fromString(_NEWER_NAMES.get(name, name))
    if plain.startswith("#") or not named.isValid() or named.alpha() < 255:
        raise ValueError(f"{text!r} is not a colour.")
    return named.red(), named.green(), named.blue()
