"""The ledger: what is read is kept in one SQLite file, and asked there."""
