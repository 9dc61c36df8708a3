package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.RealData;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Quarantine;
import io.filrouge.batch.tables.StagedOrderLines;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configurations that ship, over the real files, against counts that others published. */
class OnlineRetailIntakeTest {
  @TempDir Path folder;

  @Test
  void accountsForEveryRowOfOnlineRetail() {
    SourcesConfig sources = shipped("online-retail.conf", "online_retail/online_retail.csv.gz");
    IntakeNight shop = new IntakeNight(folder, "Europe/London").forManyRows();

    Publisher night = shop.takeIn("2011-12-09", sources);

    assertThat(IntakeNight.counts(night, "orders.website"))
        .containsEntry("rows_read", 541_909L)
        .containsEntry("rows_quarantined", 135_080L)
        .containsEntry("rows_duplicate", 5_225L)
        .containsEntry("rows_filtered", 0L)
        .containsEntry("rows_kept", 401_604L)
        .containsEntry("rows_accounted_for", 0L);
    assertThat(
            shop.table(Quarantine.CONTRACT).where("reason like 'customer_key: missing%'").count())
        .isEqualTo(135_080);
    assertThat(
            shop.table(StagedOrderLines.CONTRACT)
                .where("is_purchase")
                .selectExpr(
                    "count(DISTINCT customer_identifier)",
                    "count(DISTINCT customer_identifier, to_date(ordered_at))",
                    "sum(amount)")
                .head()
                .mkString(" "))
        .isEqualTo("4338 16763 8887208.8940");
  }

  @Test
  void keepsEqualRowsOfCdnowWhereNothingNamesAnOrder() {
    SourcesConfig sources = shipped("cdnow.conf", "cdnow/CDNOW_sample.txt");
    IntakeNight shop = new IntakeNight(folder, "America/New_York");

    Publisher night = shop.takeIn("1997-09-30", sources);

    assertThat(IntakeNight.counts(night, "orders.website"))
        .containsEntry("rows_read", 6_919L)
        .containsEntry("rows_kept", 6_919L);
    assertThat(
            shop.table(StagedOrderLines.CONTRACT)
                .selectExpr(
                    "count(DISTINCT customer_identifier)",
                    "count_if(copy_number > 1)",
                    "count_if(amount = 0 and is_purchase)",
                    "min(to_date(ordered_at))",
                    "max(to_date(ordered_at))")
                .head()
                .mkString(" "))
        .isEqualTo("2357 21 8 1997-01-01 1998-06-30");
  }

  private static SourcesConfig shipped(String conf, String file) {
    String data = RealData.folderWith(file).toString();
    return SourcesConfig.from(
        ConfigFactory.parseFile(RealData.root().resolve("conf").resolve(conf).toFile())
            .withFallback(ConfigFactory.parseMap(Map.of("FILROUGE_DATA", data)))
            .resolve());
  }
}
