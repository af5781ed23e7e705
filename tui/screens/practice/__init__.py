"""Practice: choosing a buyer, the call with them, and the mark afterwards."""
