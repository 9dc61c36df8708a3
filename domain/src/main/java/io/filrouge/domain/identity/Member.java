package io.filrouge.domain.identity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One identifier of a component, with what the stored table of ids knows of it.
 *
 * @param node its node
 * @param kind the code of its {@link IdentifierKind}
 * @param arrivalNight the night it first came in, as days since 1970-01-01
 * @param previous the id it carries in the stored table, or null if it is new
 * @param formers the ids it carried that were retired under it, oldest first: what lets a merge be
 *     undone
 */
public record Member(
    long node, byte kind, int arrivalNight, IssuedId previous, List<IssuedId> formers)
    implements Serializable {

  public Member {
    formers = List.copyOf(formers);
  }

  /** An identifier that the stored table does not know. */
  public static Member arriving(long node, byte kind, int arrivalNight) {
    return new Member(node, kind, arrivalNight, null, List.of());
  }

  /** The id it carries in the stored table, unless it is new. */
  public Optional<IssuedId> previousId() {
    return Optional.ofNullable(previous);
  }

  /**
   * This member as the stored table should know it after the night.
   *
   * @param given the id its component was given
   * @param retired every id that was retired in the night
   */
  public Member carrying(IssuedId given, Set<String> retired) {
    return new Member(node, kind, arrivalNight, given, formersUnder(given, retired));
  }

  private List<IssuedId> formersUnder(IssuedId given, Set<String> retired) {
    if (previous == null || Objects.equals(previous.id(), given.id())) {
      return formers;
    }
    int revived = formers.indexOf(given);
    if (revived >= 0) {
      return formers.subList(0, revived);
    }
    if (!retired.contains(previous.id())) {
      // Moved out of somebody who lives on: nothing was merged, so nothing is there to undo.
      return formers;
    }
    List<IssuedId> more = new ArrayList<>(formers);
    more.add(previous);
    return more;
  }
}
