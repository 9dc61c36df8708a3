package io.filrouge.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Thirty nights of a shop with a few hundred people: identifiers arrive, also late, people turn out
 * to be one or two, some are erased.
 */
class StabilitySimulationTest {
  private static final int NIGHTS = 30;
  private static final int PEOPLE = 400;

  private final Random random = new Random(20_260_301);
  private final Shop shop = new Shop(1);
  private final List<List<Long>> people = new ArrayList<>();
  private final List<Shop.Edge> mergers = new ArrayList<>();

  @Test
  void changesFewerIdsThanNamingPeopleByTheirSmallestIdentifier() {
    for (int person = 0; person < PEOPLE; person++) {
      people.add(new ArrayList<>(List.of(random.nextLong())));
    }
    Map<Long, String> ids = Map.of();
    Map<Long, Long> smallest = Map.of();
    int idsChanged = 0;
    int smallestChanged = 0;
    int merges = 0;
    for (int night = 0; night < NIGHTS; night++) {
      identifiersArrive();
      peopleMergeAndSplit(night);
      merges += shop.night().assignment().retired().size();
      Map<Long, Long> smallestNow = smallestIdentifiers();

      idsChanged += changes(ids, shop.ids());
      smallestChanged += changes(smallest, smallestNow);
      ids = shop.ids();
      smallest = smallestNow;
    }

    assertThat(merges).isGreaterThan(50);
    assertThat(idsChanged).isPositive().isLessThan(smallestChanged * 6 / 10);
  }

  private void identifiersArrive() {
    for (List<Long> person : people) {
      if (random.nextInt(10) == 0) {
        long identifier = random.nextLong();
        shop.connect(person.get(random.nextInt(person.size())), identifier);
        person.add(identifier);
      }
    }
  }

  private void peopleMergeAndSplit(int night) {
    for (int merge = 0; merge < 5; merge++) {
      Shop.Edge merger = new Shop.Edge(anyIdentifier(), anyIdentifier());
      mergers.add(merger);
      shop.connect(merger.one(), merger.other());
    }
    if (night % 2 == 1) {
      Shop.Edge mistake = mergers.remove(random.nextInt(mergers.size()));
      shop.disconnect(mistake.one(), mistake.other());
    }
    if (night % 5 == 4) {
      long erased = people.get(random.nextInt(PEOPLE)).get(0);
      shop.erase(erased);
    }
  }

  private long anyIdentifier() {
    List<Long> person = people.get(random.nextInt(PEOPLE));
    return person.get(random.nextInt(person.size()));
  }

  private Map<Long, Long> smallestIdentifiers() {
    Map<Long, Long> smallest = new HashMap<>();
    shop.components()
        .forEach(
            (component, members) ->
                members.forEach(member -> smallest.put(member.node(), component)));
    return smallest;
  }

  private static <T> int changes(Map<Long, T> before, Map<Long, T> now) {
    return (int)
        before.entrySet().stream()
            .filter(node -> now.containsKey(node.getKey()))
            .filter(node -> !now.get(node.getKey()).equals(node.getValue()))
            .count();
  }
}
