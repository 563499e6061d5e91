"""Loss and accuracy over time."""
