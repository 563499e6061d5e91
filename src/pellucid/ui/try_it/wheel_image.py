"""The picture of the colour wheel: every hue around it, paler towards the middle."""

import numpy as np
from PySide6.QtGui import QImage


def wheel_image(size: int, ratio: float) -> QImage:
    """Return a wheel at full brightness, `size` logical pixels wide, for a screen with so many pixels to one of these.

    Hue runs anticlockwise from red at the right; saturation grows with the distance from the middle. The edge is
    smoothed over one pixel.
    """
    pixels = round(size * ratio)
    middle = (pixels - 1) / 2
    across = np.arange(pixels) - middle
    x, y = across[np.newaxis, :], -across[:, np.newaxis]
    radius = pixels / 2
    distance = np.hypot(x, y)
    hue = np.arctan2(y, x) / (2 * np.pi)
    saturation = np.minimum(distance / radius, 1.0)
    # For red, green and blue alike: how much of the channel is left where the hue points away from it.
    position = (hue[..., np.newaxis] * 6 + np.array([5, 3, 1])) % 6
    lost = np.clip(np.minimum(position, 4 - position), 0.0, 1.0)
    rgb = 1.0 - saturation[..., np.newaxis] * lost
    alpha = np.clip(radius - distance + 0.5, 0.0, 1.0)[..., np.newaxis]
    premultiplied = np.concatenate([rgb[..., ::-1] * alpha, alpha], axis=-1)
    buffer = np.rint(premultiplied * 255).astype(np.uint8)
    # Copied, because an image does not keep the buffer it was given alive.
    image = QImage(buffer.data, pixels, pixels, 4 * pixels, QImage.Format.Format_ARGB32_Premultiplied).copy()
    image.setDevicePixelRatio(ratio)
    return image
