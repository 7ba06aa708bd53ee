"""The world outside: the only part that opens connections, and only when somebody asks for `--online`."""
