"""Small controls that know nothing of experiments."""
