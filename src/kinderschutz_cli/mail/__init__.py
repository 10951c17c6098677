"""Messages: from rendered text to the bytes of an e-mail."""
