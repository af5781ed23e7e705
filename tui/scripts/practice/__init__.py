"""Practice: a buyer with hidden facts who answers to how one asks, and the mark for the call.

Everything that chance decides is drawn when the session begins (`world`); from then on the same
moves get the same answers (`buyer`). The mark (`mark`) is relative to built-in callers (`callers`)
who had the same buyer.
"""
