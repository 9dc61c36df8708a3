package io.filrouge.batch.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.Feature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CustomerFeaturesAgainstReferenceTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-03-29");

  @Test
  void agreesWithLoopsOverEachCustomerInEveryFeature() {
    Shop shop = RandomShop.of(20260329);

    List<Row> rows = shop.features(AS_OF.toString()).collectAsList();

    assertThat(rows).hasSize(20);
    for (Row row : rows) {
      Map<String, Object> expected = ReferenceFeatures.of(shop, row.getAs("customer_id"), AS_OF);
      assertThat(expected.keySet())
          .containsExactlyInAnyOrderElementsOf(
              CustomerFeatures.features().stream().map(f -> f.column().name()).toList());
      for (Feature feature : CustomerFeatures.features()) {
        assertSame(row, feature.column().name(), expected.get(feature.column().name()));
      }
    }
  }

  @Test
  void givesTheSameWhateverTheOrderAndPartitionsOfTheRows() {
    Shop shop = RandomShop.of(7);
    Shop shuffled = shop.shuffled(11);

    List<Row> rows = shop.features("2026-03-29").orderBy("customer_id").collectAsList();
    List<Row> again =
        CustomerFeatureBuilder.build(
                shuffled.dailyActivity().repartition(7),
                shuffled.ordersTable().repartition(5),
                shuffled.orderLinesTable().repartition(3),
                shuffled.recordsTable(),
                shuffled.customers(),
                List.of(),
                Shop.SETTINGS,
                Shop.night("2026-03-29"))
            .orderBy("customer_id")
            .collectAsList();

    assertThat(again).isEqualTo(rows);
  }

  private static void assertSame(Row row, String feature, Object expected) {
    String where = row.getAs("customer_id") + " " + feature;
    Object actual = row.getAs(feature);
    if (expected instanceof Double number) {
      assertThat((Double) actual).as(where).isCloseTo(number, within(1e-9));
    } else if (expected instanceof BigDecimal amount) {
      assertThat((BigDecimal) actual).as(where).isEqualByComparingTo(amount);
    } else if (feature.equals("category_amounts") && expected != null) {
      assertThat(row.getList(row.fieldIndex(feature)).toString()).as(where).isEqualTo(expected);
    } else if (expected instanceof LocalDate) {
      assertThat(actual).as(where).hasToString(expected.toString());
    } else {
      assertThat(actual).as(where).isEqualTo(expected);
    }
  }
}
