"""The engine: layers, losses and optimizers in NumPy, recorded on a tape and replayed at full speed."""
