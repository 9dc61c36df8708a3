package io.filrouge.domain.identity;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that the choice of ids needs to know of one component.
 *
 * @param founder its first identifier, in case it needs a new id
 * @param claims its claims, by id
 */
public record ComponentClaims(Founder founder, List<Claim> claims) implements Serializable {

  public ComponentClaims {
    claims = List.copyOf(claims);
  }

  static ComponentClaims of(long component, Iterable<Member> members) {
    Map<IssuedId, Carriers> carried = new HashMap<>();
    Map<FormerId, Integer> formers = new HashMap<>();
    Member first = null;
    for (Member member : members) {
      if (first == null || Founder.FIRST.compare(member, first) < 0) {
        first = member;
      }
      member
          .previousId()
          .ifPresent(id -> carried.computeIfAbsent(id, it -> new Carriers()).add(member));
      member.formers().forEach(former -> formers.merge(former, 1, Integer::sum));
    }
    if (first == null) {
      throw new IllegalArgumentException(
          "Cannot claim ids for component: %d; it has no members".formatted(component));
    }
    Stream<Claim> ofCarriers =
        carried.entrySet().stream().map(id -> id.getValue().claim(component, id.getKey()));
    Stream<Claim> ofFormers =
        formers.entrySet().stream().map(id -> Claim.former(component, id.getKey(), id.getValue()));
    List<Claim> claims =
        Stream.concat(ofCarriers, ofFormers)
            .sorted(Comparator.comparing((Claim claim) -> claim.id().id()))
            .toList();
    return new ComponentClaims(Founder.of(component, first), claims);
  }

  /** Counts the members that carry one id, and among them those that settled first. */
  private static final class Carriers {
    private int members;
    private int settlers;
    private int takenOverNight = Integer.MAX_VALUE;

    void add(Member member) {
      members++;
      if (member.takenOverNight() < takenOverNight) {
        takenOverNight = member.takenOverNight();
        settlers = 0;
      }
      if (member.takenOverNight() == takenOverNight) {
        settlers++;
      }
    }

    Claim claim(long component, IssuedId id) {
      return Claim.carried(component, id, members, settlers, takenOverNight);
    }
  }
}
