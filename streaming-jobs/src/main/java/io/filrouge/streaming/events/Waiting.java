package io.filrouge.streaming.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/** What waits until nothing earlier can come any more: taken out in order, each thing once. */
public final class Waiting {

  /**
   * Moves what stands at or before a moment to what is due.
   *
   * @param moment epoch milliseconds
   * @param waiting the rest stays in it
   * @param position where a thing stands, epoch milliseconds
   */
  public static <T> void moveUpTo(
      long moment, List<T> waiting, ToLongFunction<T> position, List<T> due) {
    if (waiting.isEmpty()) {
      return;
    }
    List<T> left = new ArrayList<>();
    for (T thing : waiting) {
      (position.applyAsLong(thing) <= moment ? due : left).add(thing);
    }
    waiting.clear();
    waiting.addAll(left);
  }

  /**
   * Things in their order, without repetitions.
   *
   * @param due is sorted
   * @param repeats whether one says what another said
   */
  public static <T> List<T> inOrder(List<T> due, Comparator<T> order, BiPredicate<T, T> repeats) {
    if (due.size() < 2) {
      return due;
    }
    due.sort(order);
    return withoutRepetitions(due, repeats);
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
