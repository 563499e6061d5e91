"""The one object between the trainer and the window."""
