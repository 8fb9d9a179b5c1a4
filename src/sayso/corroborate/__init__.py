"""Claims to clusters: what is one happening, who stands behind it, what is in dispute. Pure functions."""
