"""Models of what authors write: scripts, frameworks, cards, rules, transcripts."""
