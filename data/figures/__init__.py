"""The manager's figures: counted as calls change, read in one question each."""
