"""The say–do gap: the stated weights of the priorities beside where decisions and promises went."""
