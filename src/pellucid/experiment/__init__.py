"""What an experiment is, and how it is built from its description."""
