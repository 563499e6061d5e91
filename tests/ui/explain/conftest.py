from tests.ui.explain.checks import light_and_still, open_check, small_slices

__all__ = ["light_and_still", "open_check", "small_slices"]
