"""What goes back to disk: drafts of plans, forms, filled files; whole or not at all, nothing overwritten unasked."""
