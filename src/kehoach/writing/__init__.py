"""Official documents as .docx."""
