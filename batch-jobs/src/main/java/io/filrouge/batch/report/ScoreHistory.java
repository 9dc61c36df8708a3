package io.filrouge.batch.report;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import io.filrouge.batch.report.figures.BaseValue;
import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.DataFile;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LtvScores;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TableReader;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** What earlier nights said, where they are still in the lake. */
final class ScoreHistory {
  private static final String AS_OF = "as_of_date";
  private static final int WEEK = 7;
  private static final int WEEKS = 26;

  private final Lake lake;
  private final Night night;
  private final TreeSet<LocalDate> earlier;

  ScoreHistory(Lake lake, Night night) {
    this.lake = lake;
    this.night = night;
    this.earlier = new TreeSet<>(earlier(LtvScores.CONTRACT));
  }

  /** The night before this one. */
  Optional<LocalDate> before() {
    return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.last());
  }

  /** What the base was worth on the night before and at the end of earlier weeks. */
  List<BaseValue> values() {
    Object[] nights =
        Stream.concat(
                before().stream(),
                Stream.iterate(night.asOf().minusDays(WEEK), day -> day.minusDays(WEEK))
                    .limit(WEEKS)
                    .filter(earlier::contains))
            .distinct()
            .map(Date::valueOf)
            .toArray();
    if (nights.length == 0) {
      return List.of();
    }
    return lake
        .read(LtvScores.CONTRACT)
        .where(col(AS_OF).isin(nights))
        .groupBy(AS_OF)
        .agg(sum("ltv_amount"))
        .orderBy(AS_OF)
        .collectAsList()
        .stream()
        .map(row -> new BaseValue(row.getDate(0).toLocalDate(), row.getDouble(1)))
        .toList();
  }

  /**
   * Mean probability of no purchase that was told a window ago of the customers active then; empty
   * where that night is not in the lake, or told it of another horizon.
   */
  Optional<Double> churnForecast(int windowDays, int horizonDays) {
    LocalDate then = night.asOf().minusDays(windowDays);
    if (windowDays != horizonDays || !earlier.contains(then)) {
      return Optional.empty();
    }
    Row mean =
        lake.read(ChurnScores.CONTRACT)
            .where(col(AS_OF).equalTo(Date.valueOf(then)))
            .where(col("horizon_days").equalTo(horizonDays))
            .select("customer_id", "churn_probability")
            .join(
                lake.read(CustomerFeatures.CONTRACT)
                    .where(col(AS_OF).equalTo(Date.valueOf(then)))
                    .where(col("days_since_last_order").lt(windowDays))
                    .select("customer_id"),
                "customer_id")
            .agg(avg("churn_probability"))
            .first();
    return mean.isNullAt(0) ? Optional.empty() : Optional.of(mean.getDouble(0));
  }

  private List<LocalDate> earlier(TableContract table) {
    if (!lake.has(table)) {
      return List.of();
    }
    List<DataFile> files = TableReader.open(lake, table).files();
    if (files.stream().allMatch(file -> file.partition().containsKey(AS_OF))) {
      return files.stream()
          .map(file -> LocalDate.parse(file.partition().get(AS_OF)))
          .filter(day -> day.isBefore(night.asOf()))
          .toList();
    }
    return lake
        .read(table)
        .where(col(AS_OF).lt(night.date()))
        .groupBy(AS_OF)
        .agg(max(AS_OF))
        .collectAsList()
        .stream()
        .map(row -> row.getDate(0).toLocalDate())
        .toList();
  }
}
