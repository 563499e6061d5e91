"""The plane as the network sees it: the decision map, its points, and the card that holds them."""
