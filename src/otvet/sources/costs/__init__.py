"""Costs: what advertising cabinets and tables kept by hand say was spent."""
