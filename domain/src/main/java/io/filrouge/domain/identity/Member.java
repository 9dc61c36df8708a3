package io.filrouge.domain.identity;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One identifier of a component, with what the stored table of ids knows of it.
 *
 * @param node its node
 * @param kind the code of its {@link IdentifierKind}
 * @param arrivalNight the night it first came in, as days since 1970-01-01
 * @param previous the id it carries in the stored table, or null if it is new
 * @param formers the ids it carried that are retired now, oldest first: what lets a merge be undone
 */
public record Member(
    long node, byte kind, int arrivalNight, IssuedId previous, List<FormerId> formers)
    implements Serializable {
  static final int FROM_THE_START = Integer.MIN_VALUE;

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
   * This member as the stored table should know it after a night. Every member of a component that
   * the night resolved is to be stored so, whether its id changed or not.
   *
   * @param given the id its component was given
   * @param assignment what else the night decided
   * @param night the night, as days since 1970-01-01
   */
  public Member carrying(IssuedId given, Assignment assignment, int night) {
    Set<String> retired = assignment.retired().keySet();
    Stream<FormerId> kept =
        formers.stream()
            .takeWhile(former -> !former.id().equals(given))
            .filter(former -> !assignment.revived().contains(former.id().id()));
    boolean isTakenOver = previous != null && retired.contains(previous.id());
    Stream<FormerId> added =
        isTakenOver ? Stream.of(new FormerId(previous, night)) : Stream.empty();
    return new Member(node, kind, arrivalNight, given, Stream.concat(kept, added).toList());
  }

  /** The night it was last taken over from an id that was retired. */
  int takenOverNight() {
    return formers.isEmpty() ? FROM_THE_START : formers.get(formers.size() - 1).retiredNight();
  }
}
