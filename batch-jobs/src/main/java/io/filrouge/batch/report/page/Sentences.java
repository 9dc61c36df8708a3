package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.Moment;
import io.filrouge.batch.report.figures.Moment.Word;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments of a relationship in words. */
final class Sentences {
  private final Texts texts;

  Sentences(Texts texts) {
    this.texts = texts;
  }

  /** What happened, as a sentence. */
  String told(Moment moment) {
    return texts.text(
        "moment." + moment.text(),
        moment.words().stream().map(this::written).toArray(String[]::new));
  }

  /** As in 31 Dec 2025, 02:15. */
  String time(Instant instant, ZoneId zone) {
    return instant
        .atZone(zone)
        .format(DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", texts.locale()));
  }

  private String written(Word word) {
    if (word.isMoney()) {
      return texts.money(Double.parseDouble(word.value()));
    }
    return word.kind().isEmpty() ? word.value() : texts.name(word.kind(), word.value());
  }
}
