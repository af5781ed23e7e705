"""What a lead is worth between two calls: from what is known of it, and from what it did."""
