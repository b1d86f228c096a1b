"""Facebook, Instagram and Threads: records of the Graph API as facts."""
