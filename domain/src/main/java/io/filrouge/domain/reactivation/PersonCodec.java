package io.filrouge.domain.reactivation;

import io.filrouge.domain.carts.Cart;
import io.filrouge.domain.carts.CartCodec;
import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import java.io.IOException;

/**
 * A person as bytes, for what is remembered over restarts and releases. Whoever changes the fields
 * raises the version that is written around them, and reads the earlier ones still.
 */
public final class PersonCodec {

  public static void write(Person person, StateWriter out) throws IOException {
    out.number(person.carts.size());
    for (Cart cart : person.carts) {
      CartCodec.write(cart, out);
    }
    out.number(person.sequences.size());
    for (Sequence sequence : person.sequences) {
      write(sequence, out);
    }
    out.number(person.sentAt.size());
    for (long sentAt : person.sentAt) {
      out.number(sentAt);
    }
    out.number(person.lastSentAt);
  }

  public static Person read(StateReader in) throws IOException {
    Person person = new Person();
    int carts = in.number();
    for (int i = 0; i < carts; i++) {
      person.carts.add(CartCodec.readCart(in));
    }
    int sequences = in.number();
    for (int i = 0; i < sequences; i++) {
      person.sequences.add(readSequence(in));
    }
    int sends = in.number();
    for (int i = 0; i < sends; i++) {
      person.sentAt.add(in.longNumber());
    }
    person.lastSentAt = in.longNumber();
    return person;
  }

  private static void write(Sequence sequence, StateWriter out) throws IOException {
    out.text(sequence.cartKey);
    out.text(sequence.person);
    out.text(sequence.visitorId);
    out.number(sequence.episodeStartedAt);
    out.number(sequence.countedFrom);
    out.number(sequence.abandonedAt);
    out.flag(sequence.isReEntry);
    out.number(sequence.step);
    out.number(sequence.dueAt);
    out.flag(sequence.isRunning);
    out.number(sequence.sent.size());
    for (Sent sent : sequence.sent) {
      out.number(sent.step);
      out.number(sent.sendAt);
      out.text(sent.customerId);
      out.flag(sent.isHoldout);
      out.flag(sent.isCancelled);
      out.flag(sent.isRecovered);
    }
  }

  private static Sequence readSequence(StateReader in) throws IOException {
    Sequence sequence =
        new Sequence(
            in.text(),
            in.text(),
            in.text(),
            in.longNumber(),
            in.longNumber(),
            in.longNumber(),
            in.flag());
    sequence.step = in.number();
    sequence.dueAt = in.longNumber();
    sequence.isRunning = in.flag();
    int count = in.number();
    for (int i = 0; i < count; i++) {
      Sent sent = new Sent(in.number(), in.longNumber(), in.text(), in.flag());
      sent.isCancelled = in.flag();
      sent.isRecovered = in.flag();
      sequence.sent.add(sent);
    }
    return sequence;
  }

  private PersonCodec() {}
}
