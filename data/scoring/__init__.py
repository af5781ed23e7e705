"""How leads stand between two calls: what they did, their score, their way to sales."""
