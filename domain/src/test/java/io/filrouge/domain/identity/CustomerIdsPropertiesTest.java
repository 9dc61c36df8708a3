package io.filrouge.domain.identity;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class CustomerIdsPropertiesTest {

  /** Something that happens to the shop's data in a day. */
  record Event(Act act, long one, long other) {
    enum Act {
      CONNECT,
      DISCONNECT,
      ERASE
    }

    void happenTo(Shop shop) {
      switch (act) {
        case CONNECT -> shop.connect(one, other);
        case DISCONNECT -> cutOneEdge(shop);
        case ERASE -> shop.erase(one);
      }
    }

    /** Of the edges there are, one that the event's numbers choose. */
    private void cutOneEdge(Shop shop) {
      shop.edges().stream()
          .min(
              Comparator.comparingLong(
                  edge ->
                      Long.rotateLeft(
                          (edge.one() * 31 + edge.other() + one) * 0x9E3779B97F4A7C15L, 29)))
          .ifPresent(edge -> shop.disconnect(edge.one(), edge.other()));
    }
  }

  @Property(tries = 500)
  void doNotDependOnTheOrderOfRows(@ForAll("histories") List<List<Event>> history) {
    Shop one = after(history, 1);
    Shop other = after(history, 2);

    assertThat(one.stored()).isEqualTo(other.stored());
    assertThat(one.retiredInto()).isEqualTo(other.retiredInto());
  }

  @Property(tries = 500)
  void areNeverSharedByTwoComponents(@ForAll("histories") List<List<Event>> history) {
    Shop shop = after(history, 1);

    Map<Long, IssuedId> ids = shop.night().ids();

    assertThat(ids).hasSameSizeAs(shop.components().entrySet());
    assertThat(ids.values().stream().map(IssuedId::id)).doesNotHaveDuplicates();
  }

  @Property(tries = 500)
  void stayWhenTheStoredTableIsResolvedAgain(@ForAll("histories") List<List<Event>> history) {
    Shop shop = after(history, 1);
    Map<Long, Member> before = shop.stored();

    Resolution again = shop.night();

    assertThat(shop.stored()).isEqualTo(before);
    assertThat(again.issued()).isEmpty();
    assertThat(again.assignment().retired()).isEmpty();
    assertThat(again.assignment().revived()).isEmpty();
  }

  @Property(tries = 500)
  void comeBackWhenAMergeIsUndone(
      @ForAll("histories") List<List<Event>> history,
      @ForAll("nodes") long one,
      @ForAll("nodes") long other) {
    Shop shop = after(history, 1);
    shop.seen(one).seen(other).night();
    if (shop.idOf(one).equals(shop.idOf(other))) {
      return;
    }
    Map<Long, String> before = shop.ids();

    shop.connect(one, other).night();
    shop.disconnect(one, other).night();

    assertThat(shop.ids()).isEqualTo(before);
  }

  @Property(tries = 500)
  void goToNobodyElseOnceRetired(@ForAll("histories") List<List<Event>> history) {
    Shop shop = new Shop(1);
    Map<String, Set<Long>> lastCarriers = new HashMap<>();
    for (List<Event> day : history) {
      day.forEach(event -> event.happenTo(shop));
      Set<String> issuedBefore = shop.everIssued();
      Set<Long> known = Set.copyOf(shop.nodes());
      Resolution night = shop.night();

      night.issued().values().forEach(id -> assertThat(issuedBefore).doesNotContain(id.id()));
      assertThat(Collections.disjoint(shop.retiredInto().keySet(), shop.ids().values())).isTrue();
      for (String revived : night.assignment().revived()) {
        List<Long> holders = carriers(shop, revived).stream().filter(known::contains).toList();
        assertThat(holders.stream().filter(lastCarriers.get(revived)::contains).count())
            .isGreaterThan(holders.size() / 2);
      }
      shop.ids().values().forEach(id -> lastCarriers.put(id, carriers(shop, id)));
    }
  }

  @Property(tries = 500)
  void needOnlyWhatANightTouched(
      @ForAll("histories") List<List<Event>> history, @ForAll("days") List<Event> today) {
    Shop shop = after(history, 1);
    today.forEach(event -> event.happenTo(shop));
    Map<Long, List<Member>> touched = touched(shop.components());

    Map<Long, IssuedId> all = shop.rehearse().ids();
    Map<Long, IssuedId> few = shop.resolve(touched).ids();

    assertThat(all).containsAllEntriesOf(few);
    shop.components()
        .forEach(
            (component, members) -> {
              if (!touched.containsKey(component)) {
                assertThat(all.get(component)).isEqualTo(members.get(0).previous());
              }
            });
  }

  @Provide
  Arbitrary<List<List<Event>>> histories() {
    return days().list().ofMinSize(1).ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Event>> days() {
    Arbitrary<Event.Act> acts =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.just(Event.Act.CONNECT)),
            Tuple.of(5, Arbitraries.just(Event.Act.DISCONNECT)),
            Tuple.of(1, Arbitraries.just(Event.Act.ERASE)));
    return Combinators.combine(acts, nodes(), nodes()).as(Event::new).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<Long> nodes() {
    return Arbitraries.longs().between(1, 24);
  }

  private static Shop after(List<List<Event>> history, long rowOrderSeed) {
    Shop shop = new Shop(rowOrderSeed);
    for (List<Event> day : history) {
      day.forEach(event -> event.happenTo(shop));
      shop.night();
    }
    return shop;
  }

  private static Set<Long> carriers(Shop shop, String id) {
    return shop.ids().entrySet().stream()
        .filter(node -> node.getValue().equals(id))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /** The set that the documentation of {@link CustomerIds} asks for. */
  private static Map<Long, List<Member>> touched(Map<Long, List<Member>> components) {
    Map<String, Set<Long>> componentsById = new HashMap<>();
    components.forEach(
        (component, members) ->
            ids(members, CustomerIdsPropertiesTest::carried)
                .forEach(
                    id ->
                        componentsById.computeIfAbsent(id, it -> new HashSet<>()).add(component)));
    Set<String> idsOfTouched = new HashSet<>();
    components.values().stream()
        .filter(members -> isTouched(members, componentsById))
        .forEach(
            members -> idsOfTouched.addAll(ids(members, CustomerIdsPropertiesTest::everCarried)));
    Map<Long, List<Member>> touched = new TreeMap<>(components);
    touched
        .values()
        .removeIf(
            members ->
                !isTouched(members, componentsById)
                    && ids(members, CustomerIdsPropertiesTest::everCarried).stream()
                        .noneMatch(idsOfTouched::contains));
    return touched;
  }

  private static boolean isTouched(
      Collection<Member> members, Map<String, Set<Long>> componentsById) {
    Set<String> carried = ids(members, CustomerIdsPropertiesTest::carried);
    return carried.size() > 1
        || members.stream().anyMatch(member -> member.previousId().isEmpty())
        || carried.stream().anyMatch(id -> componentsById.get(id).size() > 1);
  }

  private static Set<String> ids(
      Collection<Member> members, Function<Member, Stream<IssuedId>> which) {
    return members.stream().flatMap(which).map(IssuedId::id).collect(toSet());
  }

  private static Stream<IssuedId> carried(Member member) {
    return member.previousId().stream();
  }

  private static Stream<IssuedId> everCarried(Member member) {
    return Stream.concat(carried(member), member.formers().stream().map(FormerId::id));
  }
}
