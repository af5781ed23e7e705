"""Records on their way out: files for other programs, the hand-over page, the calendar."""
