package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.domain.quality.Freshness;
import io.filrouge.domain.quality.Verdict;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Notes how old the newest row of a source is. What earlier nights brought is known from what they
 * noted, so that a source that delivers nothing grows old.
 */
final class SourceFreshness {
  private static final String DAYS_OLD = "is_fresh";

  private final Publisher publisher;

  SourceFreshness(Publisher publisher) {
    this.publisher = publisher;
  }

  /**
   * Notes it of a source.
   *
   * @param newest when the newest row of the night's delivery happened, in days since 1970 in the
   *     shop's time zone; empty without rows, or where rows have no time
   * @param warnAfterDays days before the night above which it is stale; empty: it never is
   */
  void note(SourceConfig source, OptionalLong newest, OptionalInt warnAfterDays) {
    LocalDate night = publisher.night().asOf();
    Optional<LocalDate> delivered =
        newest.isPresent()
            ? Optional.of(LocalDate.ofEpochDay(newest.getAsLong()))
            : Optional.empty();
    Freshness freshness = Freshness.of(delivered, before(source));
    boolean isGood = freshness.judge(night, warnAfterDays) == Verdict.GOOD;
    if (freshness.hasRows()) {
      publisher.note(
          result(
              source,
              DAYS_OLD,
              warnAfterDays,
              isGood,
              freshness.daysBefore(night),
              "newest row of " + freshness.newest()));
    } else if (!isGood) {
      publisher.note(
          result(source, "has_delivered", warnAfterDays, false, 0, "no row has ever come"));
    }
  }

  private Optional<LocalDate> before(SourceConfig source) {
    return publisher
        .lastNight()
        .flatMap(
            last ->
                last.value(source.subject(), DAYS_OLD).stream()
                    .mapToObj(days -> last.night().minusDays((long) days))
                    .findFirst());
  }

  private QualityResult result(
      SourceConfig source,
      String rule,
      OptionalInt warnAfterDays,
      boolean isPassed,
      double value,
      String words) {
    return new QualityResult(
        publisher.job(),
        source.subject(),
        rule,
        warnAfterDays.isPresent() ? "warn" : "info",
        isPassed,
        value,
        words);
  }
}
