package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class PeopleTest {
  /** Customers of one to three identifiers. */
  private static final Dataset<Row> EVERYBODY =
      SparkFixture.spark()
          .range(10_000)
          .selectExpr(
              "concat('c', id) as customer_id",
              "explode(transform(sequence(0, id % 3), n -> concat('i', id, '-', n))) as identifier");

  @Test
  void aPartOfASampleIsThatShareOfIt() {
    Dataset<Row> sample = People.sample(EVERYBODY, 0.2).identifiers();

    assertThat(customers(sample)).hasSizeBetween(1_800, 2_200);
    assertThat(customers(People.partOf(sample, 0.2).identifiers()))
        .hasSizeBetween(320, 480)
        .isEqualTo(customers(sample.where(People.isInPart(0.2))));
  }

  @Test
  void aSampleIsOfWholeCustomers() {
    Dataset<Row> sample = People.sample(EVERYBODY, 0.2).identifiers();

    assertThat(sample.count())
        .isEqualTo(EVERYBODY.where(col("customer_id").isin(customers(sample).toArray())).count());
  }

  @Test
  void aSmallerSampleIsWithinALargerOne() {
    Set<String> small = customers(People.sample(EVERYBODY, 0.05).identifiers());
    Set<String> large = customers(People.sample(EVERYBODY, 0.2).identifiers());

    assertThat(large).containsAll(small).hasSizeGreaterThan(small.size());
  }

  @Test
  void whoIsInASampleHangsOnNobodyElseAndOnNoOrder() {
    Dataset<Row> shuffled =
        EVERYBODY.repartition(7, col("identifier")).sort(col("identifier").desc());
    Dataset<Row> halfOfThem = EVERYBODY.where("customer_id like '%5'");
    Set<String> sample = customers(People.sample(EVERYBODY, 0.2).identifiers());

    assertThat(customers(People.sample(shuffled, 0.2).identifiers())).isEqualTo(sample);
    assertThat(customers(People.sample(halfOfThem, 0.2).identifiers()))
        .isEqualTo(sample.stream().filter(id -> id.endsWith("5")).collect(Collectors.toSet()));
  }

  @Test
  void everybodyIsNoSample() {
    assertThat(People.sample(EVERYBODY, 1).identifiers().count()).isEqualTo(EVERYBODY.count());
    assertThat(People.sample(EVERYBODY, 1).isEverybody()).isTrue();
  }

  private static Set<String> customers(Dataset<Row> identifiers) {
    return identifiers.select("customer_id").distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .collect(Collectors.toSet());
  }
}
