package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Publisher;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The scores of all customers as RFC 4180 CSV in UTF-8, one row a customer, sorted by customer id.
 * No personal data: a campaign tool joins by customer id. A folder without a manifest is not
 * finished; the manifest is written last and taken away first.
 */
public final class ScoreExport {
  /** The name of this export in tables, folders and files. */
  public static final String NAME = "customer_scores";

  static final List<String> COLUMNS =
      List.of(
          "customer_id",
          "as_of_date",
          "lifecycle_stage",
          "rfm_segment",
          "pareto_class",
          "ltv_amount",
          "ltv_low",
          "ltv_high",
          "ltv_percentile",
          "ltv_eligibility",
          "currency",
          "churn_probability",
          "churn_percentile",
          "expected_orders",
          "next_order_expected_date",
          "is_email_allowed",
          "is_sms_allowed",
          "is_push_allowed",
          "is_holdout");

  private static final int ROWS_A_FILE = 1_000_000;

  /**
   * Writes the export of the night's customer_360 and notes it in {@code export_runs}.
   *
   * @param uri where exports lie; this one goes to {@code <uri>/customer_scores/as_of=DATE}
   * @return the folder written
   */
  public static String write(Publisher publisher, String uri, String version) {
    Lake lake = publisher.lake();
    Configuration hadoop = lake.spark().sparkContext().hadoopConfiguration();
    ExportFolder folder =
        ExportFolder.at(uri + "/" + NAME + "/as_of=" + publisher.night(), NAME, hadoop);
    folder.clear();
    rows(lake)
        .write()
        .options(CsvFormat.OPTIONS)
        .option("maxRecordsPerFile", ROWS_A_FILE)
        .csv(folder.unfinished());
    List<ExportFile> files = folder.takeInOrder();
    Manifest manifest = new Manifest(NAME, publisher.night(), version, COLUMNS, files);
    String sha256 = folder.finish(manifest);
    ExportNotes.note(
        publisher,
        NAME,
        RowFactory.create(
            java.sql.Date.valueOf(publisher.night().asOf()),
            NAME,
            folder.path(),
            (long) files.size(),
            manifest.rowCount(),
            manifest.byteCount(),
            sha256,
            "full",
            null,
            null,
            null,
            null,
            null,
            null));
    return folder.path();
  }

  private static Dataset<Row> rows(Lake lake) {
    return lake.read(Customer360.CONTRACT)
        .select(COLUMNS.stream().map(name -> col(name)).toArray(org.apache.spark.sql.Column[]::new))
        .orderBy("customer_id");
  }

  private ScoreExport() {}
}
