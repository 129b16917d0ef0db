"""How every account asks for places and people; a case type's form takes the pages it needs."""
