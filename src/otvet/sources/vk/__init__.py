"""VK: records of the API as facts, whoever has asked for them."""
