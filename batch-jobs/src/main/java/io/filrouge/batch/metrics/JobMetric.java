package io.filrouge.batch.metrics;

/** The metrics of a job. All are gauges: a file says what was last, and nothing is added up. */
enum JobMetric {
  LAST_RUN("filrouge_job_last_run_timestamp_seconds", "When the job last ended, well or not."),
  LAST_SUCCESS("filrouge_job_last_success_timestamp_seconds", "When the job last ended well."),
  LAST_SUCCESS_AS_OF(
      "filrouge_job_last_success_as_of_timestamp_seconds",
      "The end of the night that the job last made well."),
  AS_OF("filrouge_job_as_of_timestamp_seconds", "The end of the night that the job last ran for."),
  DURATION("filrouge_job_duration_seconds", "How long the job last took."),
  CPU("filrouge_job_cpu_seconds", "CPU time of the process while the job last ran."),
  EXIT_CODE("filrouge_job_exit_code", "How the job last ended: 0 well, else the exit code."),
  ROWS_WRITTEN("filrouge_job_rows_written", "Rows in the tables that the job last published."),
  TOUCHED_RATIO(
      "filrouge_job_touched_ratio",
      "Share of the customers that the job last worked out anew; absent where tables were built in"
          + " full."),
  PEAK_HEAP("filrouge_job_peak_heap_bytes", "The most heap in use while the job last ran."),
  RUN("filrouge_job_run_info", "The job's last run, as in operations.job_runs."),
  BROKEN_RULES("filrouge_quality_broken_rules", "Quality rules that were broken when last judged."),
  ROWS_READ("filrouge_source_rows_read", "Rows of a source that the last run read."),
  ROWS("filrouge_source_rows", "What became of the rows that the last run read, by outcome."),
  NEWEST_ROW(
      "filrouge_source_newest_row_timestamp_seconds",
      "The end of the day on which the newest row of a source happened.");

  private final String metricName;
  private final String help;

  JobMetric(String metricName, String help) {
    this.metricName = metricName;
    this.help = help;
  }

  String metricName() {
    return metricName;
  }

  String help() {
    return help;
  }
}
