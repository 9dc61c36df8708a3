package io.filrouge.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Blocks come in order, and never more of them at once than the memory is meant for. */
final class BlocksTest {
  @Test
  void takesEveryNumberOnceAndInOrder() throws Exception {
    List<Integer> taken = new ArrayList<>();
    new Blocks(3, 4).run(10, BlocksTest::numbers, (block, done) -> taken.addAll(block));

    assertThat(taken).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void holdsNoMoreThanTwoBlocksAThreadHoweverLongTheRange() throws Exception {
    Blocks blocks = new Blocks(1, 3);
    AtomicInteger alive = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    blocks.run(
        2_000,
        (from, to) -> {
          most.accumulateAndGet(alive.incrementAndGet(), Math::max);
          return from;
        },
        (block, done) -> alive.decrementAndGet());

    // The block being taken is still counted while it is.
    assertThat(most.get()).isPositive().isLessThanOrEqualTo(blocks.mostAtOnce());
    assertThat(alive.get()).isZero();
  }

  @Test
  void tellsWhyABlockCouldNotBeMade() {
    assertThatThrownBy(
            () ->
                new Blocks(1, 2)
                    .run(
                        5,
                        (from, to) -> {
                          throw new ArithmeticException("no such person");
                        },
                        (block, done) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("no such person");
  }

  @Test
  void stopsWhenABlockCannotBeTaken() {
    AtomicInteger taken = new AtomicInteger();
    assertThatThrownBy(
            () ->
                new Blocks(1, 2)
                    .run(
                        1_000,
                        (from, to) -> from,
                        (block, done) -> {
                          taken.incrementAndGet();
                          throw new IOException("disk full");
                        }))
        .hasMessage("disk full");
    assertThat(taken).hasValue(1);
  }

  private static List<Integer> numbers(int from, int to) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = from; i < to; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
