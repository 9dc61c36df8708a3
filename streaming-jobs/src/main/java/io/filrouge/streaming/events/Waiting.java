package io.filrouge.streaming.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/** What waits until nothing earlier can come any more: taken out in order, each thing once. */
public final class Waiting {

  /**
   * Takes out what stands at or before a moment, in order and without repetitions.
   *
   * @param waiting the rest stays in it
   * @param moment epoch milliseconds
   * @param position where a thing stands, epoch milliseconds
   * @param order of things
   * @param repeats whether one says what another said
   */
  public static <T> List<T> takeUpTo(
      List<T> waiting,
      long moment,
      ToLongFunction<T> position,
      Comparator<T> order,
      BiPredicate<T, T> repeats) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    if (waiting.size() == 1) {
      return position.applyAsLong(waiting.get(0)) <= moment
          ? List.of(waiting.remove(0))
          : List.of();
    }
    List<T> taken = new ArrayList<>(waiting.size());
    List<T> left = new ArrayList<>();
    for (T thing : waiting) {
      (position.applyAsLong(thing) <= moment ? taken : left).add(thing);
    }
    waiting.clear();
    waiting.addAll(left);
    taken.sort(order);
    return withoutRepetitions(taken, repeats);
  }

  // Copies of one event nearly always stand beside each other; those that say another time do not.
  private static <T> List<T> withoutRepetitions(List<T> sorted, BiPredicate<T, T> repeats) {
    List<T> once = new ArrayList<>(sorted.size());
    for (T thing : sorted) {
      boolean isRepeated = false;
      for (int i = once.size() - 1; i >= 0 && !isRepeated && i >= once.size() - LOOK_BACK; i--) {
        isRepeated = repeats.test(once.get(i), thing);
      }
      if (!isRepeated) {
        once.add(thing);
      }
    }
    return once;
  }

  /** Beyond this many things in between, a copy with another time is not found. */
  private static final int LOOK_BACK = 1_000;

  private Waiting() {}
}
