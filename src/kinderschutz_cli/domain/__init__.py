"""Values and decisions: frozen dataclasses and pure functions. No clock, no IO."""
