"""Reports as pages of sections and tables: one page for terminal, file, browser and screen."""
