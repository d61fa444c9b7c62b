"""Parts that the pages of any package are made of: toasts, tables, filters. Knows nothing of the product."""
