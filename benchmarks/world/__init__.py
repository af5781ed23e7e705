"""Records of an invented team, made from a seed, with rates that are known."""
