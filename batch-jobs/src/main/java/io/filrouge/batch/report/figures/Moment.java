package io.filrouge.batch.report.figures;

import java.time.Instant;
import java.util.List;

/**
 * Something that happened between a person and the shop.
 *
 * @param text which sentence tells it
 * @param words what stands in the places of that sentence
 */
public record Moment(Instant at, Lane lane, String text, List<Word> words) {
  public Moment {
    words = List.copyOf(words);
  }

  public static Moment of(Instant at, Lane lane, String text, Word... words) {
    return new Moment(at, lane, text, List.of(words));
  }

  /** Where in a relationship something happens; in the order in which a page shows them. */
  public enum Lane {
    ORDERS("orders"),
    WEB("web"),
    MESSAGES("messages"),
    REMINDERS("reminders"),
    SERVICE("service"),
    VOICE("voice"),
    LOYALTY("loyalty"),
    CONSENT("consent");

    private final String wireName;

    Lane(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /**
   * A word of a sentence.
   *
   * @param kind what it is the name of, such as a channel, so that a language can have its own word
   *     for it; {@code money} for an amount; empty for what stays as it is
   */
  public record Word(String kind, String value) {
    private static final String MONEY = "money";

    public static Word plain(Object value) {
      return new Word("", value == null ? "" : value.toString());
    }

    public static Word named(String kind, Object value) {
      return new Word(kind, value == null ? "" : value.toString());
    }

    public static Word money(Object amount) {
      return new Word(MONEY, amount.toString());
    }

    public boolean isMoney() {
      return kind.equals(MONEY);
    }
  }
}
