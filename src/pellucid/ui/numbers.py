"""How numbers are written and read: decimals by kind, a true minus sign, commas between thousands.

Numbers are entered by one explicit rule in every locale: both "." and "," may be the decimal mark.
"""

import math
import re

MINUS = "\N{MINUS SIGN}"
# Stands where there is no number.
NOTHING = "\N{EN DASH}"

_THOUSANDS = re.compile(r"[+-]?\d{1,3}([ ,]\d{3})+")
_DECIMAL = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")
_LARGEST_PLAIN_LOSS = 10_000.0
_LARGEST_PLAIN = 1_000_000.0


def loss_text(value: float) -> str:
    """Return a loss with three decimals, or with three significant figures where those would not be read."""
    if abs(value) < _LARGEST_PLAIN_LOSS:
        return number_text(value, 3)
    return _scientific(value, 2)


def percent_text(fraction: float) -> str:
    """Return a fraction in [0, 1] as a percentage with one decimal, "92.3%"."""
    return f"{number_text(fraction * 100, 1)}%" if math.isfinite(fraction) else _not_finite(fraction)


def rate_text(value: float) -> str:
    """Return a learning rate with two significant figures, "1.0e-4"; zero is "0", and one "1.0"."""
    if value == 0:
        return "0"
    text = _scientific(value, 1)
    return text.removesuffix("e0")


def count_text(number: int) -> str:
    """Return a whole number with commas between thousands, "48,200"."""
    return f"{number:,}".replace("-", MINUS)


def number_text(value: float, decimals: int) -> str:
    """Return a number with so many decimals and a sign only if it is negative; never "−0".

    From a million on, three significant figures: "2.52e9".
    """
    if not abs(value) < _LARGEST_PLAIN:
        return _scientific(value, 2)
    text = f"{value:,.{decimals}f}"
    return text.lstrip("-") if float(text.replace(",", "")) == 0 else text.replace("-", MINUS)


def signed_text(value: float, decimals: int) -> str:
    """Return a number with so many decimals and its sign, "+0.12" or "−0.12"; zero has none."""
    text = number_text(value, decimals)
    rounded_to_zero = math.isfinite(value) and round(value, decimals) == 0
    return f"+{text}" if value > 0 and not rounded_to_zero else text


def parse_number(text: str) -> float:
    """Return the finite number that `text` says; "0.5", "0,5", "1e-4", "1,234.5" and "−3" are all understood.

    One comma alone is a decimal mark. Raises ValueError when it is no number, or none that is finite.
    """
    plain = text.strip().replace(MINUS, "-")
    if "," in plain and ("." in plain or plain.count(",") > 1):
        whole, point, rest = plain.partition(".")
        if not _THOUSANDS.fullmatch(whole) or "," in rest:
            raise ValueError(f"{text!r} is not a number.")
        plain = whole.replace(",", "") + point + rest
    if not _DECIMAL.fullmatch(plain):
        raise ValueError(f"{text!r} is not a number.")
    value = float(plain.replace(",", "."))
    if not math.isfinite(value):
        raise ValueError(f"{text!r} is too large.")
    return value


def parse_count(text: str) -> int:
    """Return the whole number that `text` says; here commas and spaces stand between thousands only.

    Raises ValueError when it is no whole number.
    """
    plain = text.strip().replace(MINUS, "-")
    if _THOUSANDS.fullmatch(plain):
        plain = re.sub("[ ,]", "", plain)
    if not re.fullmatch(r"[+-]?\d{1,18}", plain):
        raise ValueError(f"{text!r} is not a whole number.")
    return int(plain)


def _scientific(value: float, decimals: int) -> str:
    if not math.isfinite(value):
        return _not_finite(value)
    mantissa, exponent = f"{value:.{decimals}e}".split("e")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS, 1 if value < 0 else 0)


def _not_finite(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "\N{INFINITY}" if value > 0 else f"{MINUS}\N{INFINITY}"
