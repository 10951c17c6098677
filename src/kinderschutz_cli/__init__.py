"""`ks`: a command-line tool for the coordinators of child-protection networks (§ 9 LKSG NRW)."""

__version__ = "0.1.0"
