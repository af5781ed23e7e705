"""A practice call in the app: a buyer beside a call that has records of its own, thrown away."""
