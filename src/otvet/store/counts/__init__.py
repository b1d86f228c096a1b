"""Named counts, one file a question; each runs one text of `store/sql`."""
