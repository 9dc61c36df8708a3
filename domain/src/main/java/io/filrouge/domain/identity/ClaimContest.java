package io.filrouge.domain.identity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Decides between claims; see {@link CustomerIds#assign} for the rule. */
final class ClaimContest {
  private final List<Claim> carried;
  private final List<Claim> formers;
  private final Map<String, Integer> claimants;
  private final Map<String, Integer> firstSettledNights;
  private final Map<String, Integer> formerMembers;
  private final Map<Long, Integer> knownMembers;

  private final Map<Long, IssuedId> kept = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  ClaimContest(Collection<Claim> claims) {
    Map<Boolean, List<Claim>> byStanding =
        claims.stream().collect(partitioningBy(Claim::isCarried));
    carried = byStanding.get(true);
    formers = byStanding.get(false);
    claimants = carried.stream().collect(groupingBy(ClaimContest::id, summingInt(claim -> 1)));
    firstSettledNights = carried.stream().collect(toMap(ClaimContest::id, Claim::night, Math::min));
    formerMembers =
        formers.stream().collect(groupingBy(ClaimContest::id, summingInt(Claim::members)));
    knownMembers =
        carried.stream().collect(groupingBy(Claim::component, summingInt(Claim::members)));
  }

  Assignment decide() {
    award(carried.stream().filter(this::isOfSettlers).sorted(byRank(this::weight)));
    Set<String> revived = undoMerges();
    award(carried.stream().sorted(byRank()));
    return new Assignment(kept, revived, retired());
  }

  private boolean isOfSettlers(Claim claim) {
    return !isSplit(claim) || claim.night() == firstSettledNights.get(id(claim));
  }

  /** In a split, members taken over in a merge do not speak for the id that took them over. */
  private int weight(Claim claim) {
    return isSplit(claim) ? claim.settlers() : claim.members();
  }

  private boolean isSplit(Claim claim) {
    return claimants.get(id(claim)) > 1;
  }

  private Set<String> undoMerges() {
    Set<String> before = Set.copyOf(taken);
    award(
        formers.stream()
            .filter(this::undoesMerge)
            .sorted(Comparator.comparingInt(Claim::night).reversed().thenComparing(byRank())));
    Set<String> revived = new HashSet<>(taken);
    revived.removeAll(before);
    return revived;
  }

  /** Most who had the id are here, and most here had it: these are the people it was made for. */
  private boolean undoesMerge(Claim claim) {
    return claim.members() * 2L > formerMembers.get(id(claim))
        && claim.members() * 2L > knownMembers.getOrDefault(claim.component(), 0);
  }

  private void award(Stream<Claim> ranked) {
    ranked.forEach(
        claim -> {
          if (!kept.containsKey(claim.component()) && taken.add(id(claim))) {
            kept.put(claim.component(), claim.id());
          }
        });
  }

  /** An id goes on as an alias of the id that most of those who carried it carry now. */
  private Map<String, String> retired() {
    Map<String, String> retired = new HashMap<>();
    carried.stream()
        .filter(claim -> !taken.contains(id(claim)))
        .sorted(byRank())
        .forEach(claim -> retired.putIfAbsent(id(claim), kept.get(claim.component()).id()));
    return retired;
  }

  private static Comparator<Claim> byRank() {
    return byRank(Claim::members);
  }

  private static Comparator<Claim> byRank(ToIntFunction<Claim> weight) {
    return Comparator.comparingInt(weight)
        .reversed()
        .thenComparingInt(claim -> claim.id().night())
        .thenComparing(ClaimContest::id)
        .thenComparingLong(Claim::component);
  }

  private static String id(Claim claim) {
    return claim.id().id();
  }
}
