package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.Kpi;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** The page's words in one language, and how that language writes figures, money and days. */
final class Texts {
  private static final double PERCENT = 100;
  private static final double CENTS_BELOW = 100;
  private static final int SIGNIFICANT = 3;
  private static final int MOST_DIGITS = 5;
  private static final String MINUS = "\u2212";

  private final Language language;
  private final String currency;
  private final Properties texts;

  /**
   * @param currency code of the shop's currency; three letters, whether or not Java knows it
   */
  Texts(Language language, String currency) {
    this.language = language;
    this.currency = currency;
    this.texts = read(language);
  }

  /** All texts of a language, by key. */
  static Properties read(Language language) {
    String file = "texts_" + language.tag() + ".properties";
    Properties texts = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(file);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(reader);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  Locale locale() {
    return language.locale();
  }

  /**
   * A text, with values in the places {0}, {1}, ...
   *
   * @throws IllegalArgumentException where there is no such text
   */
  String text(String key, String... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("Cannot find a text: " + key);
    }
    // In one pass: a value that reads {1} stays as it is.
    StringBuilder filled = new StringBuilder();
    int end = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', end)) {
      int close = text.indexOf('}', open);
      filled.append(text, end, open);
      filled.append(values[Integer.parseInt(text.substring(open + 1, close))]);
      end = close + 1;
    }
    return filled.append(text.substring(end)).toString();
  }

  /** The text for one, or for any other number of something; the number is value {0}. */
  String counted(String key, long number, String... others) {
    boolean isOne = number == 1 || (number == 0 && language == Language.FRENCH);
    String[] values = new String[others.length + 1];
    values[0] = count(number);
    System.arraycopy(others, 0, values, 1, others.length);
    return text(key + (isOne ? ".one" : ".many"), values);
  }

  /** What a value of a table is called, such as a stage; a value of the shop's own as it is. */
  String name(String kind, String value) {
    String known = texts.getProperty(kind + "." + value);
    return known == null ? value : known;
  }

  String count(long number) {
    return NumberFormat.getIntegerInstance(locale()).format(number);
  }

  /** A number with so many digits after the point. */
  String number(double number, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(number);
  }

  /** A number with three digits that count, or all of those before the point. */
  String significant(double number) {
    if (number == 0) {
      return number(0, 0);
    }
    int power = (int) Math.floor(Math.log10(Math.abs(number)));
    return number(number, Math.max(0, Math.min(SIGNIFICANT - 1 - power, MOST_DIGITS)));
  }

  /** A share from 0 to 1 in per cent, with a digit after the point. */
  String share(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale());
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(share);
  }

  /** The same without digits after the point. */
  String roundShare(double share) {
    return NumberFormat.getPercentInstance(locale()).format(share);
  }

  /** An amount in the shop's currency; small ones with their cents. */
  String money(double amount) {
    Optional<Currency> known =
        Currency.getAvailableCurrencies().stream()
            .filter(candidate -> candidate.getCurrencyCode().equals(currency))
            .findFirst();
    int cents = Math.max(0, known.map(Currency::getDefaultFractionDigits).orElse(2));
    int digits = Math.abs(amount) < CENTS_BELOW ? cents : 0;
    if (known.isEmpty()) {
      return number(amount, digits) + "\u00A0" + currency;
    }
    NumberFormat format = NumberFormat.getCurrencyInstance(locale());
    format.setCurrency(known.get());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(amount);
  }

  /** A figure in its unit. */
  String value(Kpi.Unit unit, double value) {
    return switch (unit) {
      case COUNT -> count(Math.round(value));
      case SHARE -> share(value);
      case MONEY -> money(value);
      case POINTS -> number(value, 0);
    };
  }

  /** How a figure changed: shares and points by their difference, others in per cent. */
  String change(Kpi.Unit unit, double from, double to) {
    double difference = to - from;
    return switch (unit) {
      case SHARE -> text("change.points", signed(difference * PERCENT, 1));
      case POINTS -> text("change.points", signed(difference, 0));
      case COUNT, MONEY ->
          from == 0 ? signed(difference, 0) : sign(difference) + share(Math.abs(difference / from));
    };
  }

  /** A whole number with its sign; none for 0. */
  String signed(long number) {
    return sign(number) + count(Math.abs(number));
  }

  private String signed(double number, int digits) {
    return sign(number) + number(Math.abs(number), digits);
  }

  private static String sign(double number) {
    if (number == 0) {
      return "";
    }
    return number > 0 ? "+" : MINUS;
  }

  /** As in 31 December 2025. */
  String day(LocalDate day) {
    return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale()));
  }

  /** As in Wednesday 31 December 2025. */
  String weekday(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", locale()));
  }

  /** As in 31 Dec. */
  String shortDay(LocalDate day) {
    return day.format(DateTimeFormatter.ofPattern("d MMM", locale()));
  }

  /** As in Dec 2025. */
  String month(YearMonth month) {
    return month.format(DateTimeFormatter.ofPattern("MMM yyyy", locale()));
  }

  /** As in 31 Dec 02:15. */
  String time(Instant instant, ZoneId zone) {
    return instant.atZone(zone).format(DateTimeFormatter.ofPattern("d MMM HH:mm", locale()));
  }

  /** As in 12.3 s or 4 min 20 s. */
  String duration(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return text("duration.seconds", number(duration.toMillis() / 1000.0, 1));
    }
    if (duration.compareTo(Duration.ofHours(1)) < 0) {
      return text(
          "duration.minutes",
          String.valueOf(duration.toMinutes()),
          String.valueOf(duration.toSecondsPart()));
    }
    return text(
        "duration.hours",
        String.valueOf(duration.toHours()),
        String.valueOf(duration.toMinutesPart()));
  }
}
