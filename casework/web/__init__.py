"""The pages: one blueprint for each audience. A view finds, checks, makes one call and answers."""
