"""What a session does, said in each protocol: log in, submit, answer, stay alive, go; and what comes in."""
