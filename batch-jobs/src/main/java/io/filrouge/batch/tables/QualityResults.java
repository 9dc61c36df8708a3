package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** What was counted and checked. */
public final class QualityResults {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.OPERATIONS,
              "quality_results",
              "One row a night, job, table and rule. The row counts of ingestion stand here too: rows_read = rows_kept + rows_duplicate + rows_filtered + rows_quarantined. So do the figures that the next night is compared with.")
          .key("as_of_date", "job", "subject", "rule")
          .partitionedBy("as_of_date", "job")
          .required("as_of_date", DAY, "the night")
          .required("job", TEXT, "the job")
          .required("subject", TEXT, "layer/table, or entity.source for the counts of ingestion")
          .required("rule", TEXT, "the rule, or what was counted")
          .required(
              "severity",
              TEXT,
              "info: a figure; warn: a rule that forbids nothing; fail: one that does")
          .required("is_passed", FLAG, "whether it holds")
          .required(
              "value",
              NUMBER,
              "rows that break the rule; the figure; for a comparison how far it is off")
          .optional("detail", TEXT, "in words, with some rows by their key; never personal data")
          .build();

  private QualityResults() {}
}
