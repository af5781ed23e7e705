"""What is seen: a folder for each screen that is larger than a file."""
