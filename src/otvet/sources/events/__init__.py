"""The brand's calendar: what else happened that may have moved sales or the audience."""
