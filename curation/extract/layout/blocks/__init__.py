"""Blocks put in order before lines are read: furniture taken out, run-in exercises cut, lost lists found."""
