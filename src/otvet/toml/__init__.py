"""Files of settings that people write by hand: read with clear faults, changed with care."""
