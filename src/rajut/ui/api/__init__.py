"""What a program is shown and asked: the shapes that every room's endpoints share. Knows no record."""
