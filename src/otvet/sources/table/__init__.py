"""Any table: CSV, XLSX, XLS, ODS, JSON; columns are understood once and remembered."""
