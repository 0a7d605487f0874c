"""What of pypac this project uses; the package has no types of its own."""
