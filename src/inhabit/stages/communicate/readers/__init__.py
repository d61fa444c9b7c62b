"""Who reads what is said in Communicate & Cascade. The pages print what these rules enforce."""
