"""The month: the three answers together, the goals and the means."""
