"""The recipe: what the experiment is, as controls. Data, network and training, one card each."""
