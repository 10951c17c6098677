"""The SQLite file: all SQL, migrations, change journal."""
