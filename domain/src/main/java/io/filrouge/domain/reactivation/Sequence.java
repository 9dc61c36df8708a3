package io.filrouge.domain.reactivation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The steps that follow one abandonment; after its end, what was sent in it. */
final class Sequence {
  static final Comparator<Sequence> BY_CART = Comparator.comparing(sequence -> sequence.cartKey);

  final String cartKey;

  /** Whose cart it was at the abandonment: part of every trigger's id. */
  final String person;

  final String visitorId;
  final long episodeStartedAt;
  final long abandonedAt;
  final boolean isReEntry;
  final List<Sent> sent = new ArrayList<>(1);

  /** Steps are due so long after this: the last activity, or later by what an outage held up. */
  long countedFrom;

  /** The next step, counted from 1. */
  int step = 1;

  /** When the next step is to be decided. */
  long dueAt;

  boolean isRunning = true;

  Sequence(
      String cartKey,
      String person,
      String visitorId,
      long episodeStartedAt,
      long countedFrom,
      long abandonedAt,
      boolean isReEntry) {
    this.cartKey = cartKey;
    this.person = person;
    this.visitorId = visitorId;
    this.episodeStartedAt = episodeStartedAt;
    this.countedFrom = countedFrom;
    this.abandonedAt = abandonedAt;
    this.isReEntry = isReEntry;
  }

  /** When the last of what was sent went out; before all time where nothing was. */
  long lastSentAt() {
    return sent.isEmpty() ? Long.MIN_VALUE : sent.get(sent.size() - 1).sendAt;
  }
}
