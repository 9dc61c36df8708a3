package io.filrouge.domain.deliveries;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long an answer asks to wait, by its header Retry-After (RFC 9110, 10.2.3 and 5.6.7). Dates
 * with two digits of a year, which nobody has been allowed to send since 1997, say nothing.
 */
public final class RetryAfter {
  private static final String SECONDS = "\\d{1,9}";
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT),
          DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT));

  /**
   * Reads the header.
   *
   * @param header seconds or a date of HTTP; null when there is none
   * @param now when the answer came
   * @return not negative; empty when the header says nothing that can be read
   */
  public static Optional<Duration> of(String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    String said = header.strip();
    if (said.matches(SECONDS)) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(said)));
    }
    for (DateTimeFormatter format : DATES) {
      try {
        Instant until = LocalDateTime.parse(said, format).toInstant(ZoneOffset.UTC);
        return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
      } catch (DateTimeException e) {
        continue;
      }
    }
    return Optional.empty();
  }

  private RetryAfter() {}
}
