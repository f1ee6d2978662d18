"""The outputs of a league: page, pages of the portals, workbook, CSV. They show what the league says, and compute nothing."""
