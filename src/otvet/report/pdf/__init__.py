"""The month as a PDF for a client: tagged, with real text, the same bytes for the same month."""

from otvet.report.pdf.make import month_pdf

__all__ = ["month_pdf"]
