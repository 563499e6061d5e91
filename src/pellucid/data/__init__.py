"""Data sets: examples made, read and cut into batches."""
