"""The elements of a case, recognised in what was said, each with the words it rests on. The public names."""
