"""The parts of the HTML report: its pages as pieces of text, its style and its script as files that stand in it whole."""
