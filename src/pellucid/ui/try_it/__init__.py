"""Talk to the network: choose an input and read its answer."""
