"""The measures of the drawer, in pixels: what its pages line up with one another."""

TABS_HEIGHT = 36
BODY_HEIGHT = 172
# The body ends in the hairline of the card, which no page may cover.
PAGE_HEIGHT = BODY_HEIGHT - 1
PADDING = 14

HEADER_TOP, HEADER_HEIGHT = 7, 18
IMAGE_TOP, IMAGE_HEIGHT = 30, 92
