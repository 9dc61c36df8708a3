package io.filrouge.batch.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.PublishedContexts;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ContextChangesTest {
  private static final String CURRENT =
      "('same', 'v', 'h1'), ('other', 'v', 'h2'), ('new', 'v', 'h3')";
  private static final String PUBLISHED =
      "('same', 'h1', DATE'2026-01-01'), ('other', 'h1', DATE'2026-01-01'),"
          + " ('gone', 'h1', DATE'2026-01-01')";

  @Test
  void sendsWhatIsNewOrChangedAndATombstoneForWhoIsGone() {
    ContextChanges changes = between(CURRENT, PUBLISHED, Extent.CHANGES);

    assertThat(changes.changedCount()).isEqualTo(2);
    assertThat(changes.vanishedCount()).isEqualTo(1);
    assertThat(texts(changes.records().selectExpr("CAST(key AS STRING)", "value")))
        .containsExactlyInAnyOrder("new v", "other v", "gone null");
    assertThat(texts(changes.done()))
        .containsExactlyInAnyOrder(
            "same h1 2026-01-01", "other h2 2026-01-02", "new h3 2026-01-02");
  }

  @Test
  void sendsAllAgainOnDemand() {
    assertThat(
            texts(
                between(CURRENT, PUBLISHED, Extent.ALL)
                    .records()
                    .selectExpr("CAST(key AS STRING)")))
        .containsExactlyInAnyOrder("same", "other", "new", "gone");
  }

  @Test
  void sendsAgainWhatAKilledRunMayHaveSentEvenIfItIsAsItWasBefore() {
    Dataset<Row> afterTheKill = between(CURRENT, PUBLISHED, Extent.CHANGES).noted();
    ContextChanges changes =
        ContextChanges.between(
            current("('same', 'v', 'h1'), ('other', 'v', 'h1')"),
            afterTheKill,
            Extent.CHANGES,
            LakeFixture.night("2026-01-03"));

    assertThat(texts(changes.records().selectExpr("CAST(key AS STRING)", "value")))
        .containsExactlyInAnyOrder("other v", "new null", "gone null");
    assertThat(texts(changes.done()))
        .containsExactlyInAnyOrder("same h1 2026-01-01", "other h1 2026-01-03");
  }

  private static ContextChanges between(String current, String published, Extent extent) {
    return ContextChanges.between(
        current(current),
        SparkFixture.rows(
            PublishedContexts.CONTRACT, "customer_id, record_hash, as_of_date", published),
        extent,
        LakeFixture.night("2026-01-02"));
  }

  private static Dataset<Row> current(String values) {
    return SparkFixture.spark()
        .sql("SELECT * FROM VALUES " + values + " AS t(customer_id, value, record_hash)");
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.mkString(" ")).toList();
  }
}
