"""Stretch curation workbench: raw articles in, a curated catalog with its evidence out."""
