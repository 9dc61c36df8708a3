package io.filrouge.streaming.jobs;

import io.filrouge.schemas.ConsentChange;
import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What happened before a decision and up to it, or to its cancellation, in the order of time. */
final class Timeline {
  private final List<Entry> entries = new ArrayList<>();
  private final Instant end;
  private final Set<List<String>> linked = new HashSet<>();
  private int laterCount;
  private int viewCount;

  /** One thing that happened. */
  record Entry(Instant at, String what, String place) {}

  Timeline(DecisionInputs inputs) {
    List<Logged<TriggerDecision>> decisions = inputs.decisions();
    TriggerDecision last = decisions.get(decisions.size() - 1).said();
    end =
        inputs.cancellations().stream()
            .map(cancellation -> cancellation.said().getCancelledAt())
            .filter(cancelled -> cancelled.isAfter(last.getDecidedAt()))
            .max(Comparator.naturalOrder())
            .orElse(last.getDecidedAt());
    inputs.events().forEach(event -> add(event.logged().said().getOccurredAt(), event));
    inputs.earlier().forEach(this::add);
    inputs.consents().forEach(this::add);
    add(last.getAbandonedAt(), "abandoned: cart " + last.getCartKey(), "");
    decisions.forEach(this::add);
    inputs.cancellations().forEach(this::add);
    // What happened at one instant stays in the order of kinds above.
    entries.sort(Comparator.comparing(Entry::at));
  }

  List<Entry> entries() {
    return entries;
  }

  /** How many things happened later. */
  int laterCount() {
    return laterCount;
  }

  /**
   * How many views are left out, for they link a visitor and a customer that were linked before.
   */
  int viewCount() {
    return viewCount;
  }

  private void add(Instant at, PlacedEvent event) {
    ShopEvent said = event.logged().said();
    boolean isNewLink = linked.add(Arrays.asList(said.getVisitorId(), said.getCustomerId()));
    if (said.getEventType() == EventType.product_viewed && !isNewLink && !at.isAfter(end)) {
      viewCount++;
      return;
    }
    String late =
        event.event().isLate()
            ? ", late: counted at " + Instant.ofEpochMilli(event.event().position())
            : "";
    add(at, words(said) + late, event.logged().place());
  }

  private void add(Logged<?> logged) {
    if (logged.said() instanceof TriggerDecision decision) {
      String reason = decision.getReason() == null ? "" : ", " + decision.getReason();
      add(
          decision.getDecidedAt(),
          "decided: step "
              + decision.getStep()
              + " of cart "
              + decision.getCartKey()
              + ": "
              + decision.getOutcome()
              + reason,
          logged.place());
    } else if (logged.said() instanceof TriggerCancellation cancellation) {
      add(cancellation.getCancelledAt(), "cancelled: " + cancellation.getReason(), logged.place());
    } else if (logged.said() instanceof ConsentChange change) {
      add(
          change.getOccurredAt(),
          "consent to " + change.getChannel() + (change.getIsAllowed() ? " given" : " withdrawn"),
          logged.place());
    }
  }

  private void add(Instant at, String what, String place) {
    if (at.isAfter(end)) {
      laterCount++;
      return;
    }
    entries.add(new Entry(at, what, place));
  }

  private static String words(ShopEvent event) {
    StringBuilder words = new StringBuilder(event.getEventType().name());
    named(words, "cart", event.getCartId());
    named(words, "visitor", event.getVisitorId());
    named(words, "customer", event.getCustomerId());
    named(words, "order", event.getOrderId());
    if (event.getProductId() != null) {
      words.append(", ");
      if (event.getQuantity() != null) {
        words.append(event.getQuantity()).append(" x ");
      }
      words.append(event.getProductId());
      BigDecimal price = event.getUnitPrice();
      if (price != null) {
        words.append(" at ").append(plain(price));
      }
    }
    return words.toString();
  }

  /** An amount without the zeros that it does not need. */
  static String plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.setScale(Math.max(2, stripped.scale())).toPlainString();
  }

  private static void named(StringBuilder words, String kind, String id) {
    if (id != null) {
      words.append(", ").append(kind).append(' ').append(id);
    }
  }
}
