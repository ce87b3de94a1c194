"""The drawings as files to take anywhere: for any program, any chat, any slide."""
