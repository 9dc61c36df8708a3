package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.Cart;
import io.filrouge.domain.carts.RandomCarts;
import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A person comes back from their bytes as they were. */
class PersonCodecTest {

  @Property
  void readsEveryPersonThatItWrote(@ForAll("persons") Person person) throws IOException {
    byte[] bytes = bytes(person);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));

    Person read = PersonCodec.read(new StateReader(in));

    assertThat(read).usingRecursiveComparison().isEqualTo(person);
    assertThat(bytes(read)).isEqualTo(bytes);
    assertThat(in.available()).isZero();
  }

  @Example
  void readsABlankPersonAsBlank() throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(new Person())));

    assertThat(PersonCodec.read(new StateReader(in)).isBlank()).isTrue();
  }

  @Provide
  Arbitrary<Person> persons() {
    return Combinators.combine(
            RandomCarts.carts().list().ofMaxSize(3),
            sequences().list().ofMaxSize(3),
            Arbitraries.longs().list().ofMaxSize(4),
            Arbitraries.longs())
        .as(PersonCodecTest::person);
  }

  private static Person person(
      List<Cart> carts, List<Sequence> sequences, List<Long> sentAt, long lastSentAt) {
    Person person = new Person();
    person.carts.addAll(carts);
    person.sequences.addAll(sequences);
    person.sentAt.addAll(sentAt);
    person.lastSentAt = lastSentAt;
    return person;
  }

  private static Arbitrary<Sequence> sequences() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    Arbitrary<Sequence> begun =
        Combinators.combine(
                RandomCarts.texts(),
                RandomCarts.texts(),
                RandomCarts.texts(),
                Arbitraries.longs(),
                Arbitraries.longs(),
                Arbitraries.longs(),
                flags)
            .as(Sequence::new);
    return Combinators.combine(
            begun, Arbitraries.integers(), Arbitraries.longs(), flags, sent().list().ofMaxSize(3))
        .as(
            (sequence, step, dueAt, isRunning, sent) -> {
              sequence.step = step;
              sequence.dueAt = dueAt;
              sequence.isRunning = isRunning;
              sequence.sent.addAll(sent);
              return sequence;
            });
  }

  private static Arbitrary<Sent> sent() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return Combinators.combine(
            Arbitraries.integers(), Arbitraries.longs(), RandomCarts.texts(), flags, flags, flags)
        .as(
            (step, sendAt, customerId, isHoldout, isCancelled, isRecovered) -> {
              Sent sent = new Sent(step, sendAt, customerId, isHoldout);
              sent.isCancelled = isCancelled;
              sent.isRecovered = isRecovered;
              return sent;
            });
  }

  private static byte[] bytes(Person person) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PersonCodec.write(person, new StateWriter(new DataOutputStream(out)));
    return out.toByteArray();
  }
}
