"""Work orders: forms, flows, deadlines, who may do what. Pure."""
