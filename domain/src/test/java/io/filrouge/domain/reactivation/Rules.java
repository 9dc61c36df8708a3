package io.filrouge.domain.reactivation;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Rules as they stand in the shipped configuration, and what a test changes of them. */
final class Rules {
  private List<Duration> steps =
      List.of(Duration.ofHours(1), Duration.ofHours(24), Duration.ofHours(72));
  private boolean asksContext = true;
  private Long minimumValue;
  private Set<String> outOfStock = Set.of();
  private FrequencyCaps caps = new FrequencyCaps(1, 3);
  private QuietHours quietHours = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
  private List<OfferRule> offers = List.of();

  private Rules() {}

  static Rules shipped() {
    return new Rules();
  }

  /** As a back-test of bare clicks has them. */
  static CampaignRules askingNothing() {
    Rules rules = new Rules();
    rules.asksContext = false;
    return rules.build();
  }

  Rules steps(int... hours) {
    steps = Arrays.stream(hours).mapToObj(Duration::ofHours).toList();
    return this;
  }

  Rules minimumValue(long tenThousandths) {
    minimumValue = tenThousandths;
    return this;
  }

  Rules outOfStock(String... products) {
    outOfStock = Set.of(products);
    return this;
  }

  Rules caps(int daily, int weekly) {
    caps = new FrequencyCaps(daily, weekly);
    return this;
  }

  Rules quietHours(String from, String to) {
    quietHours = new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    return this;
  }

  Rules offers(OfferRule... rules) {
    offers = List.of(rules);
    return this;
  }

  CampaignRules build() {
    return new CampaignRules(
        "cart-reactivation",
        "rules-1",
        Duration.ofMinutes(30),
        steps,
        Duration.ofDays(7),
        asksContext,
        Duration.ofSeconds(10),
        minimumValue,
        outOfStock,
        caps,
        quietHours,
        offers,
        Duration.ofDays(5),
        Duration.ofDays(30));
  }
}
