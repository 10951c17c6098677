"""Dated lists (sectors, kinds, professions, roles, law), fonts, the German catalogue."""
