"""Forms that departments fill in: what stands in which column, and a filled one into a document with places."""
