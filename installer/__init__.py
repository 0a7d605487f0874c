"""What brings the program onto a machine: frozen folders, packages, their bill of materials, and what tries them."""
