package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.ProductRecommendations;
import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Optional;

/** Whether what to offer next was worked out for the night that is exported. */
final class NightOfOffers {

  /**
   * Refuses to send no offers for a night that made none because nobody asked for them then.
   *
   * @throws Failure of exit code 3
   */
  static void require(Lake lake, Night night, List<Audience> audiences) {
    List<String> asking =
        audiences.stream().filter(Audience::sendsOffers).map(Audience::name).toList();
    if (!asking.isEmpty() && !areMade(lake, night)) {
      throw Failure.input(
          "Cannot export offers of "
              + night
              + " for "
              + String.join(", ", asking)
              + ": product_recommendations of lake "
              + lake.uri()
              + " holds none of this night; run 'filrouge batch segments --as-of "
              + night
              + "' first");
    }
  }

  // A night on which nothing is to be offered has written no row.
  private static boolean areMade(Lake lake, Night night) {
    return lake.writtenFor(ProductRecommendations.CONTRACT).equals(Optional.of(night.asOf()))
        || !lake.read(ProductRecommendations.CONTRACT)
            .where(col("as_of_date").equalTo(night.date()))
            .isEmpty();
  }

  private NightOfOffers() {}
}
