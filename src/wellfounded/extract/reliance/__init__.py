"""What is said to rest on what, and with which weight."""
