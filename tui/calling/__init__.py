"""A call and what is around it, for every screen: opened, held, handed over, followed up."""
