"""What a citizen finds behind the sign-in: the way in, and the pages of their own account."""
