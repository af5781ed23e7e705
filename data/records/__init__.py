"""Companies, contacts, deals and calls after the call: browsed, corrected, merged, taken back."""
