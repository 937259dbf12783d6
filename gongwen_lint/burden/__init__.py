"""What a document asks of lower bodies: the acts that burden them, who is asked, and whether it is asked at all."""
