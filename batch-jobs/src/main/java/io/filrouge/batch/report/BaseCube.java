package io.filrouge.batch.report;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.report.figures.CustomerBase;
import io.filrouge.batch.report.figures.Kpis;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.Lake;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** Adds up {@code customer_360} in one pass: no more cells than stages, scores and tenths allow. */
final class BaseCube {

  /**
   * @param windowDays how long a purchase makes somebody active
   */
  static CustomerBase read(Lake lake, int windowDays) {
    Column isActive = col("days_since_last_order").lt(windowDays);
    Column deviation = col("ltv_high").minus(col("ltv_low")).divide(2 * Kpis.NORMAL_80);
    List<Row> rows =
        lake.read(Customer360.CONTRACT)
            .groupBy(
                col("lifecycle_stage"),
                coalesce(col("rfm_recency"), lit(0)),
                coalesce(col("rfm_frequency"), lit(0)),
                greatest(ceil(col("ltv_percentile").divide(CustomerBase.TENTHS)), lit(1L)))
            .agg(
                max("as_of_date"),
                count(lit(1)),
                sum(col("net_amount").cast("double")),
                sum("ltv_amount"),
                sum(pow(deviation, lit(2))),
                number(isActive),
                coalesce(sum(when(isActive, col("churn_probability"))), lit(0.0)),
                number(col("is_email_allowed")),
                number(col("is_sms_allowed")),
                number(col("is_push_allowed")))
            .collectAsList();
    Optional<LocalDate> asOf =
        rows.stream().map(row -> row.<Date>getAs(4).toLocalDate()).max(LocalDate::compareTo);
    return new CustomerBase(asOf, rows.stream().map(BaseCube::cell).toList());
  }

  private static Column number(Column condition) {
    return sum(when(condition, 1L).otherwise(0L));
  }

  private static CustomerBase.Cell cell(Row row) {
    return new CustomerBase.Cell(
        row.getString(0),
        row.getInt(1),
        row.getInt(2),
        (int) row.getLong(3),
        row.getLong(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getDouble(8),
        row.getLong(9),
        row.getDouble(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13));
  }

  private BaseCube() {}
}
