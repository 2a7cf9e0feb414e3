"""The tiny language model that may reword a stored answer."""
