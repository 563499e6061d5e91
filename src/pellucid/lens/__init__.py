"""What a view asks of an experiment and its parameters: pure functions from numbers to numbers."""
