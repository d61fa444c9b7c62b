"""What nobody has settled yet: who decides this?"""
