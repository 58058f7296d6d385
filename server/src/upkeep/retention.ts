/** The feed of a job that ended longer ago than this is swept; the job itself stays. */
export const JOB_EVENT_DAYS = 30
