package io.filrouge.domain.reactivation;

import io.filrouge.domain.carts.Weeks;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What is known of somebody who can be reached and agreed to it, and what a test changes of it. */
final class Known {
  private List<String> channels = List.of("email", "sms");
  private Set<String> allowed = Set.of("email", "sms");
  private boolean isHoldout;
  private ZoneId zone = ZoneOffset.UTC;
  private Integer dailyCap;
  private Integer weeklyCap;
  private List<Long> recentSentAt = List.of();
  private String stage;
  private Double ltvPercentile;
  private Double churnPercentile;

  private Known() {}

  static Known person() {
    return new Known();
  }

  Known channels(String... names) {
    channels = List.of(names);
    return this;
  }

  Known allowing(String... names) {
    allowed = Set.of(names);
    return this;
  }

  Known heldOut() {
    isHoldout = true;
    return this;
  }

  Known livingIn(String zoneId) {
    zone = ZoneId.of(zoneId);
    return this;
  }

  Known ownCaps(Integer daily, Integer weekly) {
    dailyCap = daily;
    weeklyCap = weekly;
    return this;
  }

  Known writtenToBefore(String... moments) {
    recentSentAt = Arrays.stream(moments).map(Weeks::at).toList();
    return this;
  }

  Known stage(String name) {
    stage = name;
    return this;
  }

  Known percentiles(Double ltv, Double churn) {
    ltvPercentile = ltv;
    churnPercentile = churn;
    return this;
  }

  PersonContext build() {
    return new PersonContext(
        LocalDate.of(2026, 3, 1),
        channels,
        allowed,
        isHoldout,
        zone,
        dailyCap,
        weeklyCap,
        recentSentAt,
        stage,
        ltvPercentile,
        churnPercentile);
  }
}
