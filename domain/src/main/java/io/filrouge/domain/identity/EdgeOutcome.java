package io.filrouge.domain.identity;

import java.util.Locale;
import java.util.Optional;

/** What an edge did to the graph. */
public final class EdgeOutcome {
  static final EdgeOutcome JOINED = new EdgeOutcome(Result.JOINED, null);
  static final EdgeOutcome MERGED = new EdgeOutcome(Result.MERGED, null);
  static final EdgeOutcome ALREADY_JOINED = new EdgeOutcome(Result.ALREADY_JOINED, null);
  private static final EdgeOutcome[] REFUSED_BY_CODE = refusedByCode();

  /** The four things an edge can do. */
  public enum Result {
    /** Two components became one. */
    JOINED,
    /** Two components became one, and each of them was a person before. */
    MERGED,
    /** Both ends were in one component. */
    ALREADY_JOINED,
    /** The component would have held too many identifiers of one kind; nothing changed. */
    REFUSED;

    /** The name in tables. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Result result;
  private final IdentifierKind exceeded;

  private EdgeOutcome(Result result, IdentifierKind exceeded) {
    this.result = result;
    this.exceeded = exceeded;
  }

  static EdgeOutcome refused(byte exceededCode) {
    return REFUSED_BY_CODE[exceededCode];
  }

  public Result result() {
    return result;
  }

  /** The strongest kind whose limit stood against the edge, if it was refused. */
  public Optional<IdentifierKind> exceeded() {
    return Optional.ofNullable(exceeded);
  }

  @Override
  public String toString() {
    return exceeded == null
        ? result.wireName()
        : result.wireName() + " (too many of kind " + exceeded.wireName() + ")";
  }

  /** Made once, since a graph answers tens of millions of edges. */
  private static EdgeOutcome[] refusedByCode() {
    IdentifierKind[] kinds = IdentifierKind.values();
    EdgeOutcome[] refused = new EdgeOutcome[kinds.length + 1];
    for (IdentifierKind kind : kinds) {
      refused[kind.code()] = new EdgeOutcome(Result.REFUSED, kind);
    }
    return refused;
  }
}
