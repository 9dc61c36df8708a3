package io.filrouge.domain.reactivation;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.carts.EventLines;
import io.filrouge.domain.carts.ShopAction;
import io.filrouge.domain.carts.Weeks;
import java.util.ArrayList;
import java.util.List;

/**
 * What one person does, in lines of {@link EventLines}, and what is decided about them, in lines
 * such as {@code tue-10:00 suppressed 2 purchased}. The cart is named where it is not the visitor's
 * own.
 */
final class Story implements Decisions {
  private final String id;
  private final boolean isCustomer;
  private final List<String> told = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Cancellation> cancellations = new ArrayList<>();
  private Person person = new Person();
  private CampaignRules rules = Rules.shipped().build();
  private PersonContext context = Known.person().build();
  private Outages outages = Outages.NONE;

  private Story(String id, boolean isCustomer) {
    this.id = id;
    this.isCustomer = isCustomer;
  }

  static Story ofCustomer(String id) {
    return new Story(id, true);
  }

  static Story ofVisitor(String id) {
    return new Story(id, false);
  }

  Story under(Rules changed) {
    return under(changed.build());
  }

  Story under(CampaignRules changed) {
    rules = changed;
    return this;
  }

  Story knowing(Known known) {
    context = known == null ? null : known.build();
    return this;
  }

  /** Nothing is decided from one moment to another. */
  Story outage(String from, String to) {
    Outage outage = new Outage(Weeks.at(from), Weeks.at(to));
    outages = dueAt -> outage.holdsUp(dueAt) ? outage.upTo() : dueAt;
    return this;
  }

  /** They do this. */
  Story does(String lines) {
    for (CartEvent event : EventLines.read(lines)) {
      if (event.action() == ShopAction.ORDER_PLACED) {
        journey().buy(event);
      } else {
        journey().act(event);
      }
    }
    return this;
  }

  /** Somebody else buys a cart of theirs. */
  Story loses(String line) {
    EventLines.read(line).forEach(journey()::sell);
    return this;
  }

  Story until(String moment) {
    journey().settleUpTo(Weeks.at(moment));
    return this;
  }

  Story forgetsAt(String moment) {
    journey().settleUpTo(Weeks.at(moment));
    journey().forget(Weeks.at(moment));
    return this;
  }

  Person person() {
    return person;
  }

  void becomes(Person other) {
    person = other;
  }

  Journey journey() {
    return new Journey(id, isCustomer, person, rules, () -> context, outages, this);
  }

  List<String> told() {
    return told;
  }

  List<Decision> decisions() {
    return decisions;
  }

  List<Cancellation> cancellations() {
    return cancellations;
  }

  @Override
  public void decided(Decision decision) {
    decisions.add(decision);
    StringBuilder line = new StringBuilder(Weeks.text(decision.decidedAt()));
    line.append(' ').append(decision.outcome().label()).append(' ').append(decision.step());
    if (decision.reason() != null) {
      line.append(' ').append(decision.reason().label());
    }
    if (decision.sendAt() != null && decision.sendAt() != decision.decidedAt()) {
      line.append(" until ").append(Weeks.text(decision.sendAt()));
    }
    if (!decision.cartKey().equals("v")) {
      line.append(" of ").append(decision.cartKey());
    }
    told.add(line.toString());
  }

  @Override
  public void cancelled(Cancellation cancellation) {
    cancellations.add(cancellation);
    told.add(
        Weeks.text(cancellation.cancelledAt())
            + " cancelled "
            + cancellation.step()
            + " of "
            + Weeks.text(cancellation.sendAt()));
  }

  @Override
  public void recovered(Recovery recovery) {
    told.add(
        Weeks.text(recovery.boughtAt())
            + " recovered after "
            + Weeks.text(recovery.sendAt())
            + (recovery.isHoldout() ? " though held out" : ""));
  }
}
