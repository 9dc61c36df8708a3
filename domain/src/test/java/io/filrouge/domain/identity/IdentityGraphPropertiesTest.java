package io.filrouge.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdentityGraphPropertiesTest {

  record Edge(long one, long other) {}

  @Property(tries = 300)
  void findsTheComponentsThatAWalkOverTheEdgesFinds(@ForAll("edges") List<Edge> edges) {
    assertThat(components(edges, Limits.none())).isEqualTo(walkedComponents(edges));
  }

  @Property(tries = 300)
  void doesNotDependOnTheOrderOfEdgesWithoutLimits(
      @ForAll("edges") List<Edge> edges, @ForAll Random random) {
    List<Edge> shuffled = new ArrayList<>(edges);
    Collections.shuffle(shuffled, random);

    assertThat(components(shuffled, Limits.none())).isEqualTo(components(edges, Limits.none()));
  }

  @Property(tries = 300)
  void neverHoldsMoreOfAKindThanItsLimit(@ForAll("edges") List<Edge> edges) {
    Limits limits =
        Limits.none().with(IdentifierKind.CUSTOMER_KEY, 1).with(IdentifierKind.EMAIL, 2);
    Map<String, Integer> counts = new HashMap<>();

    components(edges, limits)
        .forEach((node, root) -> counts.merge(kindOf(node) + "/" + root, 1, Integer::sum));

    counts.forEach(
        (kindAndRoot, count) -> {
          if (kindAndRoot.startsWith("1/")) {
            assertThat(count).isLessThanOrEqualTo(1);
          }
          if (kindAndRoot.startsWith("4/")) {
            assertThat(count).isLessThanOrEqualTo(2);
          }
        });
  }

  @Property(tries = 300)
  void goesOnFromRestoredComponentsAsIfAllEdgesHadComeToIt(
      @ForAll("edges") List<Edge> before, @ForAll("edges") List<Edge> after) {
    Limits limits =
        Limits.none().with(IdentifierKind.CUSTOMER_KEY, 1).with(IdentifierKind.EMAIL, 2);
    IdentityGraph whole = new IdentityGraph(limits);
    before.forEach(edge -> connect(whole, edge));
    IdentityGraph restored = new IdentityGraph(limits);
    whole.forEachNode(
        (node, kind, component) -> restored.restore(component, kindOf(component), node, kind));

    for (Edge edge : after) {
      assertThat(connect(restored, edge)).isEqualTo(connect(whole, edge));
    }

    whole.forEachNode(
        (node, kind, component) -> assertThat(restored.component(node)).isEqualTo(component));
  }

  @Property(tries = 1000)
  void addsUpEachKindByItself(@ForAll long some, @ForAll long others) {
    long sum = KindCounts.sum(some, others);

    for (byte code = 1; code <= 8; code++) {
      int expected = Math.min(255, KindCounts.of(some, code) + KindCounts.of(others, code));
      assertThat(KindCounts.of(sum, code)).isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<List<Edge>> edges() {
    Arbitrary<Long> nodes =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-30, 30),
            Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40, 1L << 41));
    return Combinators.combine(nodes, nodes).as(Edge::new).list().ofMaxSize(120);
  }

  private static byte kindOf(long node) {
    return (byte) (1 + Math.floorMod(node, 8));
  }

  private static EdgeOutcome connect(IdentityGraph graph, Edge edge) {
    return graph.connect(edge.one(), kindOf(edge.one()), edge.other(), kindOf(edge.other()));
  }

  private static Map<Long, Long> components(List<Edge> edges, Limits limits) {
    IdentityGraph graph = new IdentityGraph(limits);
    edges.forEach(edge -> connect(graph, edge));
    Map<Long, Long> components = new TreeMap<>();
    graph.forEachNode((node, kind, component) -> components.put(node, component));
    return components;
  }

  /** The same by breadth-first search from the smallest node up. */
  private static Map<Long, Long> walkedComponents(List<Edge> edges) {
    Map<Long, TreeSet<Long>> neighbours = new TreeMap<>();
    for (Edge edge : edges) {
      neighbours.computeIfAbsent(edge.one(), node -> new TreeSet<>()).add(edge.other());
      neighbours.computeIfAbsent(edge.other(), node -> new TreeSet<>()).add(edge.one());
    }
    Map<Long, Long> components = new TreeMap<>();
    for (Long start : neighbours.keySet()) {
      Deque<Long> open = new ArrayDeque<>(List.of(start));
      while (!open.isEmpty()) {
        Long node = open.remove();
        if (components.putIfAbsent(node, components.getOrDefault(start, start)) == null) {
          open.addAll(neighbours.get(node));
        }
      }
    }
    return components;
  }
}
