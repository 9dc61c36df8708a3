package io.filrouge.batch.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class CustomerFeatureBuilderTest {
  private static final String NIGHT = "2026-03-31";

  @Test
  void countsTheLastDayOfEachWindowAndNotTheDayBefore() {
    Shop shop =
        new Shop()
            .buys("ann", "2026-03-31T23:59:59", "1")
            .buys("ann", "2026-03-25T00:00:00", "10")
            .buys("ann", "2026-03-24T23:59:59", "100")
            .buys("ann", "2026-03-02T00:00:00", "1000")
            .buys("ann", "2026-03-01T23:59:59", "10000")
            .buys("ann", "2026-01-01T00:00:00", "100000")
            .buys("ann", "2025-12-31T23:59:59", "1000000")
            .buys("ann", "2025-04-01T00:00:00", "10000000")
            .buys("ann", "2025-03-31T23:59:59", "100000000");

    Row ann = only(shop);

    assertThat(amount(ann, "gross_amount_7d")).isEqualByComparingTo("11");
    assertThat(amount(ann, "gross_amount_30d")).isEqualByComparingTo("1111");
    assertThat(amount(ann, "gross_amount_90d")).isEqualByComparingTo("111111");
    assertThat(amount(ann, "gross_amount_365d")).isEqualByComparingTo("11111111");
    assertThat(amount(ann, "gross_amount")).isEqualByComparingTo("111111111");
    assertThat(count(ann, "order_count_7d")).isEqualTo(2);
    assertThat(count(ann, "purchase_day_count_365d")).isEqualTo(8);
    assertThat(ann.<Integer>getAs("age_days")).isEqualTo(365);
    assertThat(ann.<Integer>getAs("recency_days")).isEqualTo(365);
    assertThat(ann.<Integer>getAs("days_since_last_order")).isZero();
  }

  @Test
  void countsSessionsAndCategoriesInTheirWindows() {
    Shop shop =
        new Shop()
            .knows("ann", "key ann")
            .buys("ann", "2025-04-01T12:00:00", "p1", "tea", "5")
            .buys("ann", "2025-03-31T12:00:00", "p2", "cups", "5")
            .event("product_viewed", "key ann", null, "s1", "2026-03-02T00:00:00")
            .event("product_viewed", "key ann", null, "s2", "2026-03-01T23:00:00");

    Row ann = only(shop);

    assertThat(count(ann, "category_count")).isEqualTo(2);
    assertThat(count(ann, "category_count_365d")).isEqualTo(1);
    assertThat(count(ann, "web_session_count_30d")).isEqualTo(1);
    assertThat(count(ann, "product_view_count_30d")).isEqualTo(1);
    assertThat(count(ann, "web_session_count_365d")).isEqualTo(2);
    assertThat(ann.<Integer>getAs("days_since_last_session")).isEqualTo(29);
  }

  @Test
  void putsProspectsBesideCustomersWithZeroCountsAndTheirRecordsCountry() {
    Shop shop =
        new Shop()
            .knows("pat", "record 1", "record 2", "mail of pat")
            .record("record 1", "BE", "2026-01-01T00:00:00")
            .record("record 2", "NL", "2026-02-01T00:00:00")
            .record("record of a stranger", "DE", "2026-02-01T00:00:00");

    Row pat = only(shop);

    assertThat(pat.<Boolean>getAs("is_prospect")).isTrue();
    assertThat(count(pat, "order_count")).isZero();
    assertThat(amount(pat, "gross_amount")).isEqualByComparingTo("0");
    assertThat(count(pat, "product_count")).isZero();
    assertThat(count(pat, "web_session_count")).isZero();
    assertThat(pat.<String>getAs("country")).isEqualTo("NL");
    assertThat(pat.<Object>getAs("first_order_date")).isNull();
    assertThat(pat.<Object>getAs("age_days")).isNull();
    assertThat(pat.<Object>getAs("average_order_amount")).isNull();
    assertThat(pat.<Object>getAs("preferred_weekday")).isNull();
  }

  @Test
  void takesTheCountryOfTheLatestPurchaseThatNamesOne() {
    Shop shop =
        new Shop()
            .knows("ann", "record 1")
            .record("record 1", "NL", "2026-03-01T00:00:00")
            .order("ann", "o1", "2026-01-01T10:00:00", "purchase", null, "BE")
            .order("ann", "o2", "2026-01-02T10:00:00", "purchase", null, "FR")
            .order("ann", "o3", "2026-01-03T10:00:00", "purchase", null, null)
            .order("ann", "o4", "2026-01-04T10:00:00", "return", null, "DE");

    assertThat(only(shop).<String>getAs("country")).isEqualTo("FR");
  }

  @Test
  void takesTheLatestRecordThatTellsEachTraitAndRegionsOfTheCountryOnly() {
    Shop shop =
        new Shop()
            .knows("ann", "record 1", "record 2", "record 3")
            .record("record 1", "FR", "2026-01-01T00:00:00")
            .lives("Bretagne", "29200")
            .born(1990)
            .record("record 2", null, "2026-02-01T00:00:00")
            .lives(null, "75 001")
            .record("record 3", "BE", null)
            .born(1950)
            .knows("bob", "record 4")
            .record("record 4", "FR", "2026-01-01T00:00:00")
            .lives("Bretagne", "35000")
            .order("bob", "o1", "2026-01-01T10:00:00", "purchase", null, "FR", "Normandie")
            .order("bob", "o2", "2026-01-02T10:00:00", "purchase", null, "BE", null);

    var rows = shop.features(NIGHT).orderBy("customer_id").collectAsList();
    Row ann = rows.get(0);
    Row bob = rows.get(1);

    assertThat(ann.<String>getAs("country")).isEqualTo("FR");
    assertThat(ann.<String>getAs("region")).isEqualTo("Bretagne");
    assertThat(ann.<String>getAs("urbanity")).isEqualTo("urban");
    assertThat(ann.<String>getAs("age_band")).isEqualTo("35_44");
    assertThat(bob.<String>getAs("country")).isEqualTo("BE");
    assertThat(bob.<String>getAs("region")).isNull();
    assertThat(bob.<String>getAs("urbanity")).isEqualTo("rural");
    assertThat(bob.schema().fieldNames()).doesNotContain("postcode", "birth_year");
  }

  @Test
  void comparesTheChannelsOfTheLastThreePurchasesWithThoseBefore() {
    Shop shop = new Shop();
    String[] channels = {"site", "site", "phone", null, "site", "store", "store", "site"};
    for (int i = 0; i < channels.length; i++) {
      shop.order(
          "ann", "o" + i, "2026-01-0%dT10:00:00".formatted(i + 1), "purchase", channels[i], null);
    }

    Row ann = only(shop);

    assertThat(count(ann, "channel_order_count")).isEqualTo(7);
    assertThat(ann.<String>getAs("preferred_channel")).isEqualTo("site");
    assertThat(ann.<Double>getAs("preferred_channel_share")).isEqualTo(4 / 7.0);
    assertThat(ann.<String>getAs("recent_channel")).isEqualTo("store");
    assertThat(ann.<Double>getAs("recent_channel_share")).isEqualTo(2 / 3.0);
    assertThat(ann.<String>getAs("earlier_channel")).isEqualTo("site");
    assertThat(ann.<Double>getAs("earlier_channel_share")).isEqualTo(0.75);
  }

  @Test
  void settlesTiesByTheEarlierTimeAndTheSmallerName() {
    Shop shop =
        new Shop()
            .order("ann", "o1", "2026-01-09T18:30:00", "purchase", "store", null)
            .order("ann", "o2", "2026-01-05T09:10:00", "purchase", "site", null)
            .line("ann", "o1", "2026-01-09T18:30:00", "purchase", "p1", "tea", "1", "5", "0", "0")
            .line("ann", "o2", "2026-01-05T09:10:00", "purchase", "p2", "cups", "1", "7", "0", "2");

    Row ann = only(shop);

    assertThat(ann.<Integer>getAs("preferred_weekday")).isEqualTo(1);
    assertThat(ann.<Integer>getAs("preferred_hour")).isEqualTo(9);
    assertThat(ann.<String>getAs("preferred_channel")).isEqualTo("site");
    assertThat(ann.<String>getAs("favourite_category")).isEqualTo("cups");
    assertThat(ann.<Double>getAs("favourite_category_share")).isEqualTo(7.0 / 12);
  }

  @Test
  void tellsTheHourOfTheShopOnTheDayTheClocksChange() {
    Shop shop = new Shop().buys("ann", "2026-03-29T03:05:00", "5");

    assertThat(only(shop).<Integer>getAs("preferred_hour")).isEqualTo(3);
    assertThat(only(shop).<Double>getAs("weekend_share")).isEqualTo(1);
  }

  @Test
  void takesReturnsOffTheNetAmountEvenBelowZero() {
    Shop shop =
        new Shop()
            .order("ann", "o1", "2026-01-05T10:00:00", "purchase", null, null)
            .line("ann", "o1", "2026-01-05T10:00:00", "purchase", "p", null, "1", "30", "0", "30")
            .order("ann", "r1", "2026-03-30T10:00:00", "return", null, null)
            .line("ann", "r1", "2026-03-30T10:00:00", "return", "q", null, "-1", "0", "0", "45");

    Row ann = only(shop);

    assertThat(amount(ann, "returned_amount")).isEqualByComparingTo("75");
    assertThat(amount(ann, "net_amount")).isEqualByComparingTo("-45");
    assertThat(ann.<Double>getAs("return_share")).isEqualTo(2.5);
    assertThat(amount(ann, "net_amount_90d")).as("of orders only").isEqualByComparingTo("0");
    assertThat(count(ann, "purchase_day_count")).isEqualTo(1);
  }

  @Test
  void countsARepeatPurchaseByDaysAndNotByOrders() {
    Shop shop =
        new Shop()
            .buys("ann", "2026-01-05T10:00:00", "10")
            .buys("ann", "2026-01-05T20:00:00", "20")
            .buys("bob", "2026-01-05T10:00:00", "10")
            .buys("bob", "2026-01-15T10:00:00", "40")
            .buys("bob", "2026-02-04T10:00:00", "50");

    var rows = shop.features(NIGHT).orderBy("customer_id").collectAsList();
    Row ann = rows.get(0);
    Row bob = rows.get(1);

    assertThat(count(ann, "order_count")).isEqualTo(2);
    assertThat(count(ann, "purchase_day_count")).isEqualTo(1);
    assertThat(ann.<Object>getAs("repeat_net_mean")).isNull();
    assertThat(ann.<Object>getAs("inter_purchase_days_mean")).isNull();
    assertThat(bob.<Double>getAs("repeat_net_mean")).isEqualTo(45);
    assertThat(bob.<Double>getAs("inter_purchase_days_mean")).isEqualTo(15);
    // Gaps of 10 and 20 days: 5 off the mean each, so the square root of (25 + 25) / 1.
    assertThat(bob.<Double>getAs("inter_purchase_days_deviation")).isEqualTo(Math.sqrt(50));
  }

  private static Row only(Shop shop) {
    var rows = shop.features(NIGHT).collectAsList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static BigDecimal amount(Row row, String feature) {
    return row.getAs(feature);
  }

  private static long count(Row row, String feature) {
    return row.<Long>getAs(feature);
  }
}
