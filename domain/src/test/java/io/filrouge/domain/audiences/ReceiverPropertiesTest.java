package io.filrouge.domain.audiences;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.audiences.Membership.Present;
import io.filrouge.domain.audiences.Membership.Step;
import io.filrouge.domain.audiences.Membership.Version;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A receiver that takes changes and leavers holds just the audience after every finished delivery,
 * whatever happened before: runs killed before or after their files were there, nights left out,
 * and nights run again with other data.
 */
class ReceiverPropertiesTest {
  private static final int CUSTOMERS = 6;

  /** To the next night, over one, the same again, or back to an earlier one. */
  private static final int[] MOVES = {1, 1, 1, 2, 0, 0, -1, -3};

  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

  /** How far a run comes. */
  private enum End {
    KILLED_BEFORE_THE_TABLE,
    KILLED_BEFORE_THE_FILES,
    KILLED_AFTER_THE_FILES,
    DONE
  }

  private final Map<Integer, List<Version>> table = new HashMap<>();
  private final TreeSet<LocalDate> delivered = new TreeSet<>();
  private final Map<Integer, String> received = new HashMap<>();
  private final Set<String> receivedKeys = new HashSet<>();

  @Property(tries = 400)
  void endsWithTheAudienceAfterEveryDelivery(@ForAll long seed) {
    Random random = new Random(seed);
    forgetAll();
    LocalDate night = FIRST;
    for (int run = 0; run < 25; run++) {
      night = night.plusDays(MOVES[random.nextInt(MOVES.length)]);
      Map<Integer, Present> audience = audience(random);
      End end = End.values()[random.nextInt(End.values().length)];
      run(audience, night, end);
      if (end == End.DONE) {
        assertThat(received).isEqualTo(sums(audience));
        assertThat(receivedKeys).isEqualTo(keys(audience));
      }
    }
  }

  private void forgetAll() {
    table.clear();
    delivered.clear();
    received.clear();
    receivedKeys.clear();
  }

  private void run(Map<Integer, Present> audience, LocalDate night, End end) {
    LocalDate before = delivered.lower(night);
    Map<Integer, Step> steps = new HashMap<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      steps.put(
          customer,
          new Membership(table.getOrDefault(customer, List.of()))
              .advance(audience.get(customer), night, before, FIRST.minusDays(99)));
    }
    steps.forEach(
        (customer, step) ->
            assertThat(
                    new Membership(step.versions())
                        .advance(audience.get(customer), night, before, FIRST.minusDays(99)))
                .isEqualTo(step));
    if (end == End.KILLED_BEFORE_THE_TABLE) {
      return;
    }
    // What earlier runs of this and later nights delivered is taken back before the table tells.
    delivered.tailSet(night).clear();
    steps.forEach((customer, step) -> table.put(customer, step.versions()));
    if (end == End.KILLED_BEFORE_THE_FILES) {
      return;
    }
    receive(steps, audience);
    if (end == End.DONE) {
      delivered.add(night);
    }
  }

  // Leavers first. A key that somebody still has is not withdrawn: see the withdrawal in exports.
  private void receive(Map<Integer, Step> steps, Map<Integer, Present> audience) {
    Set<String> stillUsed = keys(audience);
    steps.forEach(
        (customer, step) -> {
          step.withdrawn().stream()
              .flatMap(gone -> gone.values().stream())
              .filter(key -> !stillUsed.contains(key))
              .forEach(receivedKeys::remove);
          if (step.change() == Change.LEFT) {
            received.remove(customer);
          }
        });
    steps.forEach(
        (customer, step) -> {
          if (step.change() == Change.NEW || step.change() == Change.CHANGED) {
            received.put(customer, audience.get(customer).checksum());
            receivedKeys.addAll(audience.get(customer).identifiers().values());
          }
        });
  }

  private static Map<Integer, Present> audience(Random random) {
    Map<Integer, Present> audience = new HashMap<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      if (random.nextBoolean()) {
        // Few keys for many customers: some share one, or take over that of another.
        String key = "k" + random.nextInt(4);
        int value = random.nextInt(2);
        audience.put(customer, new Present(key + "/" + value, Map.of("email", key)));
      }
    }
    return audience;
  }

  private static Map<Integer, String> sums(Map<Integer, Present> audience) {
    Map<Integer, String> sums = new HashMap<>();
    audience.forEach((customer, present) -> sums.put(customer, present.checksum()));
    return sums;
  }

  private static Set<String> keys(Map<Integer, Present> audience) {
    Set<String> keys = new HashSet<>();
    audience.values().forEach(present -> keys.addAll(present.identifiers().values()));
    return keys;
  }
}
