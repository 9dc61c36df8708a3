package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** What ran, how long, with which outcome. */
public final class JobRuns {
  public static final TableContract CONTRACT =
      TableContract.table(Layer.OPERATIONS, "job_runs", "One row a job and run.")
          .key("run_id", "job")
          .required("run_id", TEXT, "the run: one a night that a command runs")
          .required("as_of_date", DAY, "the night")
          .required("job", TEXT, "the job")
          .required("started_at", INSTANT, "wall clock")
          .required(
              "duration_seconds", NUMBER, "wall clock; of a killed job until its last sign of life")
          .required("cpu_seconds", NUMBER, "of the whole process meanwhile")
          .required("outcome", TEXT, "done, killed, or the kind of failure")
          .required("rows_written", COUNT, "rows in the tables it published")
          .required("version", TEXT, "version of the program")
          .build();

  private JobRuns() {}
}
