"""What the law says of the steps of a procedure, as data: who, within what time, by which act, from when to when."""
