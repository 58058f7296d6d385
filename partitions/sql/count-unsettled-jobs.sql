-- How many jobs of one month are still under way. One row.
SELECT count(*)::int AS unsettled FROM :partition WHERE status NOT IN ('final_ready', 'failed', 'cancelled')
