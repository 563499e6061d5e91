"""One step taken apart: every operation of the tape, with the numbers of one moment."""
