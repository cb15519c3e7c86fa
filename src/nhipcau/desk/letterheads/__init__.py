"""How an agency writes: its letterhead, its drafting units, its signers."""
