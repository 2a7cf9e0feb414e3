"""Models: the manifest, download, verification, the store on disk."""
