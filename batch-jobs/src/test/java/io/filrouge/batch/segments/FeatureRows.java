package io.filrouge.batch.segments;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerFeatures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Features of one night, as far as segments look at them. */
final class FeatureRows {
  private final LocalDate night;
  private final List<Map<String, Object>> rows = new ArrayList<>();

  private FeatureRows(LocalDate night) {
    this.night = night;
  }

  static FeatureRows of(String night) {
    return new FeatureRows(LocalDate.parse(night));
  }

  FeatureRows prospect(String customer) {
    return customer(customer, null, 0, null, "0");
  }

  /** Somebody who bought on some days, the last of them {@code silence} days ago. */
  FeatureRows buyer(String customer, int silence, int purchaseDays, String net) {
    return customer(customer, silence, purchaseDays, 30 * (purchaseDays - 1), net);
  }

  /** Says one more feature of the customer who was named last. */
  FeatureRows with(String feature, Object value) {
    rows.get(rows.size() - 1).put(feature, value);
    return this;
  }

  /** Says net amounts by category, the largest first, of the customer who was named last. */
  FeatureRows spent(String... categoriesAndAmounts) {
    List<Row> amounts = new ArrayList<>();
    for (int i = 0; i < categoriesAndAmounts.length; i += 2) {
      amounts.add(
          RowFactory.create(categoriesAndAmounts[i], new BigDecimal(categoriesAndAmounts[i + 1])));
    }
    return with("category_amounts", amounts);
  }

  FeatureRows shuffled(long seed) {
    FeatureRows other = new FeatureRows(night);
    other.rows.addAll(rows);
    Collections.shuffle(other.rows, new Random(seed));
    return other;
  }

  /** The rows, with 0 and false for every required column that is not said. */
  Dataset<Row> table() {
    List<Row> filled =
        rows.stream()
            .map(
                row ->
                    RowFactory.create(
                        CustomerFeatures.CONTRACT.columns().stream()
                            .map(
                                column ->
                                    row.getOrDefault(
                                        column.name(),
                                        column.isNullable() ? null : zero(column.type().sql())))
                            .toArray()))
            .toList();
    return SparkFixture.spark().createDataFrame(filled, CustomerFeatures.CONTRACT.schema());
  }

  private FeatureRows customer(
      String customer, Integer silence, int purchaseDays, Integer span, String net) {
    Map<String, Object> row = new HashMap<>();
    row.put("customer_id", customer);
    row.put("as_of_date", night);
    row.put("is_prospect", purchaseDays == 0);
    row.put("order_count", (long) purchaseDays);
    row.put("purchase_day_count", (long) purchaseDays);
    row.put("days_since_last_order", silence);
    row.put("recency_days", span);
    row.put("age_days", silence == null ? null : silence + span);
    row.put("net_amount", new BigDecimal(net));
    rows.add(row);
    return this;
  }

  private static Object zero(String type) {
    return type.startsWith("DECIMAL") ? BigDecimal.ZERO : (Object) 0L;
  }
}
