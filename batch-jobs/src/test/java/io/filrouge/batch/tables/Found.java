package io.filrouge.batch.tables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What was found before: the same values on the night before and by the night's earlier jobs. */
public final class Found implements EarlierResults {
  private final LocalDate night;
  private final List<QualityResult> results = new ArrayList<>();

  public Found(LocalDate night) {
    this.night = night;
  }

  /** Adds a value. */
  public Found value(String subject, String rule, double value) {
    results.add(QualityResult.count("job", subject, rule, value));
    return this;
  }

  @Override
  public Optional<NightResults> lastNight(String job) {
    return Optional.of(new NightResults(night, results));
  }

  @Override
  public OptionalDouble thisNight(String subject, String rule) {
    return new NightResults(night, results).value(subject, rule);
  }
}
