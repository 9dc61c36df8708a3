package io.filrouge.simulator.live;

import io.filrouge.simulator.chance.Codes;
import io.filrouge.simulator.chance.Draws;
import java.util.List;
import java.util.Optional;

/**
 * Everybody with an account, by number; each has one device or two. Somebody is the same in every
 * run, whatever its seed.
 */
public final class People {
  private static final double SECOND_DEVICE = 0.3;

  private final List<String> customerIds;
  private final int size;

  private People(List<String> customerIds, int size) {
    this.customerIds = customerIds;
    this.size = size;
  }

  /** So many customers with made-up ids. */
  public static People of(int size) {
    return new People(List.of(), size);
  }

  /** The customers of these ids, at least one. */
  public static People of(List<String> customerIds) {
    return new People(List.copyOf(customerIds), customerIds.size());
  }

  /** Somebody, and with the given probability somebody without an account. */
  Optional<Integer> anybody(Draws draws, double withoutAccount) {
    int person = draws.below(size);
    return draws.chance(withoutAccount) ? Optional.empty() : Optional.of(person);
  }

  String customerId(int person) {
    return customerIds.isEmpty() ? Codes.code('C', person) : customerIds.get(person);
  }

  String device(int person, Draws draws) {
    return Codes.code('V', 2L * person + (draws.chance(SECOND_DEVICE) ? 1 : 0));
  }
}
