"""Where each exercise begins and ends: blocks become lines, lines chunks, chunks sections."""
