"""Explain: the operations of one training step, one after another, with the numbers of this moment."""
