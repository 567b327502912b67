"""What a Chinese keyboard and a word processor do to plain text: seen, named, and read as it was meant.

Nothing here changes a file: each function says what stands there and what was probably meant, and a finding says so.
"""
