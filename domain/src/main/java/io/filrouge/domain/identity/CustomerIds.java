package io.filrouge.domain.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Customer ids that stay: from one night to the next, over merges, splits and rebuilds.
 *
 * <p>The table of ids (node, id, night issued, formers) and that of issued ids (id, night issued,
 * retired into) are primary data; with them, the result depends on nothing but who belongs
 * together, and not on the order of rows. Three pure steps, and what to store:
 *
 * <ol>
 *   <li>{@link #claims}: for each touched component by itself, from its members;
 *   <li>{@link #assign}: once over all claims of the night, which are few;
 *   <li>{@link #issue}: once over the components that were given nothing, which are fewer;
 *   <li>{@link Member#carrying}: for each member by itself.
 * </ol>
 *
 * <p>A component is touched if it has a new node, or if an id its members carry is carried by
 * another component too or beside another id. The touched components must come together with all
 * other components in which a member carries, or formerly carried, an id that a member of a touched
 * one carries or carried; each with all its members. Whoever is left out keeps their id. Giving all
 * components is always right.
 */
public final class CustomerIds {

  private CustomerIds() {}

  /** Step one: what a component claims. Every member once, in any order. */
  public static ComponentClaims claims(long component, Iterable<Member> members) {
    return ComponentClaims.of(component, members);
  }

  /**
   * Step two: who keeps which id. Each id goes to one component at most, each component gets one at
   * most.
   *
   * <ul>
   *   <li>Claims are taken by members carried, then by age of the id, then by id. So in a merge the
   *       id with most members wins and the others become its aliases, and in a split the largest
   *       part keeps the id.
   *   <li>Where an id is split, members it took over in a merge do not count for it, or, where
   *       those it began with are gone, all but those it took over first. A part that is left
   *       without an id gets back a retired id, the latest first, that most of its members had, if
   *       most of those who had it are in that part: a merge undone gives the ids as they were, and
   *       a retired id never goes to other people.
   *   <li>A part that then has nothing keeps an id that nobody else got.
   * </ul>
   *
   * <p>An id that nobody carries any more, all its identifiers having been erased, makes no claim:
   * it is neither kept nor retired into another, and never comes back.
   */
  public static Assignment assign(Collection<Claim> claims) {
    return new ClaimContest(claims).decide();
  }

  /**
   * Step three: new ids for components that keep none. An id is made from the founder alone, or
   * with the night where that id was issued before, or a split could revive a retired one.
   *
   * @param founders of the components without an id
   * @param night the night that is running, as days since 1970-01-01
   * @param isIssued whether an id was ever issued, in use or retired; it is asked about a few
   *     candidates for each founder ({@link CustomerIdMint#unsalted}, then {@link
   *     CustomerIdMint#salted})
   */
  public static Map<Long, IssuedId> issue(
      Collection<Founder> founders, int night, CustomerIdMint mint, Predicate<String> isIssued) {
    Map<Long, IssuedId> ids = new HashMap<>();
    Set<String> tonight = new HashSet<>();
    List<Founder> ordered =
        founders.stream().sorted(Comparator.comparingLong(Founder::component)).toList();
    for (Founder founder : ordered) {
      String id = mint.unsalted(founder.node());
      for (int attempt = 1; isIssued.test(id) || tonight.contains(id); attempt++) {
        id = mint.salted(founder.node(), night, attempt);
      }
      tonight.add(id);
      ids.put(founder.component(), new IssuedId(id, night));
    }
    return ids;
  }

  /** All three steps at once, for a night that fits into memory. */
  public static Resolution resolve(
      Map<Long, ? extends Iterable<Member>> membersByComponent,
      int night,
      CustomerIdMint mint,
      Predicate<String> isIssued) {
    List<ComponentClaims> components =
        membersByComponent.entrySet().stream()
            .map(component -> claims(component.getKey(), component.getValue()))
            .toList();
    Assignment assignment =
        assign(components.stream().flatMap(component -> component.claims().stream()).toList());
    List<Founder> withoutId =
        components.stream()
            .map(ComponentClaims::founder)
            .filter(founder -> !assignment.kept().containsKey(founder.component()))
            .toList();
    return new Resolution(assignment, issue(withoutId, night, mint, isIssued));
  }
}
