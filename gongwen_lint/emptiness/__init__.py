"""How empty a sentence is: signs and terms, their learnt weights, and the verdict (docs/emptiness.md)."""
