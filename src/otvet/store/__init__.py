"""Keep facts, count them where they lie."""
