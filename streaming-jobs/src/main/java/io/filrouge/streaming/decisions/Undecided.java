package io.filrouge.streaming.decisions;

import io.filrouge.domain.reactivation.Person;
import io.filrouge.streaming.triggers.Outgoing;
import java.util.function.Consumer;

/** Tells, at the end of a back-test, how many sequences still had a step ahead of them. */
final class Undecided {

  static void tell(Person person, Consumer<Outgoing> outgoing) {
    for (int i = 0; i < person.runningSequences(); i++) {
      outgoing.accept(new Outgoing(Outgoing.Kind.UNDECIDED, null, Long.MAX_VALUE, new byte[0]));
    }
  }

  private Undecided() {}
}
