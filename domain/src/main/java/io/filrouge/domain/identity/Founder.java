package io.filrouge.domain.identity;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The first identifier of a component, from which a new id is made: by night of arrival, then by
 * priority of its kind, then by node.
 *
 * @param component the component
 * @param node the identifier's node
 * @param kind the code of its {@link IdentifierKind}
 * @param arrivalNight the night it first came in, as days since 1970-01-01
 */
public record Founder(long component, long node, byte kind, int arrivalNight)
    implements Serializable {

  static final Comparator<Member> FIRST =
      Comparator.comparingInt(Member::arrivalNight)
          .thenComparingInt(member -> IdentifierKind.ofCode(member.kind()).priority())
          .thenComparingLong(Member::node);

  static Founder of(long component, Member first) {
    return new Founder(component, first.node(), first.kind(), first.arrivalNight());
  }
}
