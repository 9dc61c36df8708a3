package io.filrouge.domain.reactivation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a decision needs to know about a person beyond their carts.
 *
 * @param asOf the day at whose end all of this was true
 * @param channels channels by which the shop can reach them, the best first
 * @param allowedChannels those that they agreed to
 * @param isHoldout whether nothing is ever sent to them, so that lift can be measured
 * @param zone their time zone
 * @param dailyCap their own cap a day, or null
 * @param weeklyCap their own cap a week, or null
 * @param recentSentAt epoch milliseconds of what other campaigns sent lately
 * @param lifecycleStage their stage, or null
 * @param ltvPercentile 0 to 1, or null
 * @param churnPercentile 0 to 1, or null
 */
public record PersonContext(
    LocalDate asOf,
    List<String> channels,
    Set<String> allowedChannels,
    boolean isHoldout,
    ZoneId zone,
    Integer dailyCap,
    Integer weeklyCap,
    List<Long> recentSentAt,
    String lifecycleStage,
    Double ltvPercentile,
    Double churnPercentile) {

  /** The best channel that they agreed to. */
  Optional<String> channel() {
    return channels.stream().filter(allowedChannels::contains).findFirst();
  }

  FrequencyCaps caps(FrequencyCaps shops) {
    return new FrequencyCaps(
        dailyCap == null ? shops.daily() : dailyCap,
        weeklyCap == null ? shops.weekly() : weeklyCap);
  }
}
