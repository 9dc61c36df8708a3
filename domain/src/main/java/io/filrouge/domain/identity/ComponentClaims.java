package io.filrouge.domain.identity;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    Map<IssuedId, Votes> votes = new TreeMap<>(Comparator.comparing(IssuedId::id));
    Member first = null;
    for (Member member : members) {
      if (first == null || Founder.FIRST.compare(member, first) < 0) {
        first = member;
      }
      count(member, votes);
    }
    if (first == null) {
      throw new IllegalArgumentException(
          "Cannot claim ids for component: %d; it has no members".formatted(component));
    }
    List<Claim> claims =
        votes.entrySet().stream()
            .map(vote -> vote.getValue().claim(component, vote.getKey()))
            .toList();
    return new ComponentClaims(Founder.of(component, first), claims);
  }

  private static void count(Member member, Map<IssuedId, Votes> votes) {
    for (IssuedId former : member.formers()) {
      votes.computeIfAbsent(former, id -> new Votes()).former++;
    }
    if (member.previous() == null) {
      return;
    }
    Votes present = votes.computeIfAbsent(member.previous(), id -> new Votes());
    present.carried++;
    if (member.formers().isEmpty()) {
      present.natives++;
    }
  }

  private static final class Votes {
    private int carried;
    private int natives;
    private int former;

    Claim claim(long component, IssuedId id) {
      return new Claim(component, id, carried, natives, former);
    }
  }
}
