"""Dates, times and numbers in English, as most countries write them: 22 November 2026, 14:05, 1,234.5."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
MONTH_DAY_FORMAT = "j F"
YEAR_MONTH_FORMAT = "F Y"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"

# Our own names; a template says {{ day|date:"SHORT_MONTH_FORMAT" }}.
SHORT_MONTH_FORMAT = "M Y"
SHORT_MONTH_DAY_FORMAT = "j M"
WEEKDAY_TIME_FORMAT = "D H:i"
WEEKDAY_DAY_FORMAT = "l, j F"
