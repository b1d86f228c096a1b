"""Lists of contacts: newsletters, loyalty cards, subscribers of bots, followers who left a phone."""
