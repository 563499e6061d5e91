"""The training thread, what it is told and what it reports."""
