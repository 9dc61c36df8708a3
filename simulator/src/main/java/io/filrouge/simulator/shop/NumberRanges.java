package io.filrouge.simulator.shop;

import java.util.List;

/**
 * Ranges of phone numbers of one size, counted through one after another.
 *
 * @param size numbers in each range
 * @param starts the first number of each
 */
record NumberRanges(int size, List<Long> starts) {
  static NumberRanges none() {
    return new NumberRanges(0, List.of());
  }

  static NumberRanges of(int size, Long... starts) {
    return new NumberRanges(size, List.of(starts));
  }

  int count() {
    return size * starts.size();
  }

  long number(int index) {
    return starts.get(index / size) + index % size;
  }
}
