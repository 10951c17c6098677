"""What one command does across rooms: takes and returns values, never prints, never asks."""
