"""The command line, in parts: the commands, what they read, what they write, and what a terminal shows meanwhile."""
