package io.filrouge.domain.identity;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Values that stand for nobody, and would join everybody who has one.
 *
 * <p>Compared without case. Immutable: the {@code plus} methods make a new set. Thread-safe.
 */
public final class BlockedValues implements Serializable {
  private static final long serialVersionUID = 1;

  private final EnumMap<IdentifierKind, Set<String>> byKind;

  private BlockedValues(EnumMap<IdentifierKind, Set<String>> byKind) {
    this.byKind = byKind;
  }

  /** The placeholders that shops' files are known to hold. */
  public static BlockedValues defaults() {
    EnumMap<IdentifierKind, Set<String>> byKind = new EnumMap<>(IdentifierKind.class);
    for (IdentifierKind kind : IdentifierKind.values()) {
      byKind.put(kind, Placeholders.of(kind));
    }
    return new BlockedValues(byKind);
  }

  /** These, and the given values for every kind. */
  public BlockedValues plusForAll(Set<String> values) {
    BlockedValues more = this;
    for (IdentifierKind kind : IdentifierKind.values()) {
      more = more.plus(kind, values);
    }
    return more;
  }

  /** These, and the given values for one kind, raw or normalised. */
  public BlockedValues plus(IdentifierKind kind, Set<String> values) {
    EnumMap<IdentifierKind, Set<String>> more = new EnumMap<>(byKind);
    Set<String> ofKind = new HashSet<>(byKind.get(kind));
    values.forEach(value -> ofKind.add(folded(value)));
    more.put(kind, Set.copyOf(ofKind));
    return new BlockedValues(more);
  }

  /** Whether a value, raw or normalised, stands for nobody. */
  public boolean blocks(IdentifierKind kind, String value) {
    String folded = folded(value);
    return byKind.get(kind).contains(folded) || Placeholders.isFiller(kind, folded);
  }

  /** How many values are listed for each kind, for a report. */
  public Map<IdentifierKind, Integer> sizes() {
    Map<IdentifierKind, Integer> sizes = new EnumMap<>(IdentifierKind.class);
    byKind.forEach((kind, values) -> sizes.put(kind, values.size()));
    return sizes;
  }

  private static String folded(String value) {
    return CleanText.of(value).toLowerCase(Locale.ROOT);
  }
}
