"""Reading what a shopkeeper brings: sheets, questions, shop details, and their signature."""
