"""Any sequence of gestures, faults, crashes and saves, judged by planted mistakes."""
