package io.filrouge.domain.identity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Decides between claims; see {@link CustomerIds#assign} for the rule. */
final class ClaimContest {
  private final List<Claim> claims;
  private final Map<String, Integer> claimantsById;
  private final Map<String, Integer> everCarriedById;
  private final Map<Long, Integer> carriedByComponent;

  private final Map<Long, IssuedId> kept = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  ClaimContest(Collection<Claim> claims) {
    this.claims = List.copyOf(claims);
    this.claimantsById = sumBy(claim -> claim.id().id(), claim -> claim.carried() > 0 ? 1 : 0);
    this.everCarriedById =
        sumBy(claim -> claim.id().id(), claim -> claim.carried() + claim.former());
    this.carriedByComponent = sumBy(Claim::component, Claim::carried);
  }

  Assignment decide() {
    award(claim -> weight(claim) > 0, this::weight);
    Set<String> carriedOn = Set.copyOf(taken);
    award(this::undoesMerge, Claim::former);
    Set<String> revived = new HashSet<>(taken);
    revived.removeAll(carriedOn);
    award(claim -> claim.carried() > 0, Claim::carried);
    return new Assignment(kept, revived, retired());
  }

  /** In a split, members taken over in a merge do not speak for the id that took them over. */
  private int weight(Claim claim) {
    return claimantsById.get(claim.id().id()) > 1 ? claim.natives() : claim.carried();
  }

  /** Most who had the id are here, and most here had it: these are the people it was made for. */
  private boolean undoesMerge(Claim claim) {
    return claim.former() * 2L > everCarriedById.get(claim.id().id())
        && claim.former() * 2L > carriedByComponent.get(claim.component());
  }

  private void award(Predicate<Claim> eligible, ToIntFunction<Claim> weight) {
    claims.stream().filter(eligible).sorted(byWeight(weight)).forEach(this::award);
  }

  private void award(Claim claim) {
    String id = claim.id().id();
    if (!kept.containsKey(claim.component()) && taken.add(id)) {
      kept.put(claim.component(), claim.id());
    }
  }

  /** An id goes on as an alias of the id that most of those who carried it carry now. */
  private Map<String, String> retired() {
    Map<String, String> retired = new HashMap<>();
    claims.stream()
        .filter(claim -> claim.carried() > 0 && !taken.contains(claim.id().id()))
        .sorted(byWeight(Claim::carried))
        .forEach(claim -> retired.putIfAbsent(claim.id().id(), kept.get(claim.component()).id()));
    return retired;
  }

  private static Comparator<Claim> byWeight(ToIntFunction<Claim> weight) {
    return Comparator.comparingInt(weight)
        .reversed()
        .thenComparingInt(claim -> claim.id().night())
        .thenComparing(claim -> claim.id().id())
        .thenComparingLong(Claim::component);
  }

  private <K> Map<K, Integer> sumBy(Function<Claim, K> key, ToIntFunction<Claim> value) {
    return claims.stream().collect(groupingBy(key, summingInt(value)));
  }
}
