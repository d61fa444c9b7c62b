"""Where clocks, check-ins and decision logs are switched off."""
