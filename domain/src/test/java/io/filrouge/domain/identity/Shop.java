package io.filrouge.domain.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A shop's stored identity tables, night after night, with edges that come and go. */
final class Shop {
  private static final byte EMAIL = IdentifierKind.EMAIL.code();

  record Edge(long one, long other) {}

  private final Set<Edge> edges = new HashSet<>();
  private final Map<Long, Member> stored = new TreeMap<>();
  private final Set<String> everIssued = new HashSet<>();
  private final Map<String, String> retiredInto = new HashMap<>();
  private final Random rowOrder;
  private int night;

  Shop(long rowOrderSeed) {
    this.rowOrder = new Random(rowOrderSeed);
  }

  Shop seen(long... nodes) {
    for (long node : nodes) {
      edges.add(new Edge(node, nodes[0]));
    }
    return this;
  }

  Shop connect(long one, long other) {
    edges.add(new Edge(one, other));
    return this;
  }

  Shop disconnect(long one, long other) {
    edges.remove(new Edge(one, other));
    return this;
  }

  Shop erase(long node) {
    edges.removeIf(edge -> edge.one() == node || edge.other() == node);
    stored.remove(node);
    return this;
  }

  /** Runs a night over everything and stores what comes of it. */
  Resolution night() {
    night++;
    Map<Long, List<Member>> components = components();
    Resolution resolution = resolve(components);
    resolution.issued().values().forEach(id -> everIssued.add(id.id()));
    retiredInto.putAll(resolution.assignment().retired());
    resolution.assignment().revived().forEach(retiredInto::remove);
    components.forEach(
        (component, members) -> members.forEach(member -> store(member, component, resolution)));
    return resolution;
  }

  /** What a night would give, with nothing stored. */
  Resolution rehearse() {
    return resolve(components());
  }

  Resolution resolve(Map<Long, List<Member>> components) {
    return CustomerIds.resolve(
        shuffled(components), night, CustomerIdMint.open(), everIssued::contains);
  }

  /** All members by component, with what is stored of them. */
  Map<Long, List<Member>> components() {
    IdentityGraph graph = new IdentityGraph(Limits.none());
    stored.keySet().forEach(node -> graph.node(node, EMAIL));
    edges.forEach(edge -> graph.connect(edge.one(), EMAIL, edge.other(), EMAIL));
    Map<Long, List<Member>> components = new TreeMap<>();
    graph.forEachNode(
        (node, kind, component) ->
            components
                .computeIfAbsent(component, it -> new ArrayList<>())
                .add(stored.getOrDefault(node, Member.arriving(node, kind, night))));
    return components;
  }

  String idOf(long node) {
    return stored.get(node).previous().id();
  }

  Map<Long, String> ids() {
    Map<Long, String> ids = new TreeMap<>();
    stored.forEach((node, member) -> ids.put(node, member.previous().id()));
    return ids;
  }

  Map<Long, Member> stored() {
    return new TreeMap<>(stored);
  }

  Map<String, String> retiredInto() {
    return Map.copyOf(retiredInto);
  }

  Set<String> everIssued() {
    return Set.copyOf(everIssued);
  }

  Set<Edge> edges() {
    return Set.copyOf(edges);
  }

  Collection<Long> nodes() {
    return List.copyOf(stored.keySet());
  }

  private void store(Member member, long component, Resolution resolution) {
    stored.put(
        member.node(),
        member.carrying(resolution.ids().get(component), resolution.assignment(), night));
  }

  private Map<Long, List<Member>> shuffled(Map<Long, List<Member>> components) {
    List<Map.Entry<Long, List<Member>>> order = new ArrayList<>(components.entrySet());
    Collections.shuffle(order, rowOrder);
    Map<Long, List<Member>> shuffled = new LinkedHashMap<>();
    for (Map.Entry<Long, List<Member>> component : order) {
      List<Member> members = new ArrayList<>(component.getValue());
      Collections.shuffle(members, rowOrder);
      shuffled.put(component.getKey(), members);
    }
    return shuffled;
  }
}
