package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds what a source's configuration looks at against the columns that its files have, before any
 * engine does.
 *
 * <p>The columns of a file are never listed: where somebody forgot the header, its first line is a
 * person.
 */
final class HeaderCheck {
  private final SourceConfig source;
  private final Collection<String> columns;

  /**
   * @param columns those of all files together
   */
  HeaderCheck(SourceConfig source, Collection<String> columns) {
    this.source = source;
    this.columns = columns;
  }

  /**
   * A failure for each setting that looks at a column that is not there.
   *
   * @param keys columns that are looked at beside those of the source's expressions
   */
  List<Failure> failures(Set<String> keys) {
    List<Failure> failures = new ArrayList<>();
    keys.stream()
        .filter(key -> !has(key))
        .forEach(key -> failures.add(missing(source.key("on"), key)));
    texts()
        .forEach(
            (key, text) -> {
              if (!has(text.strip())) {
                failures.addAll(ofExpression(key, text));
              }
            });
    return failures;
  }

  /** Columns of any file that a file with these lacks, without those that the source may lack. */
  List<String> lost(List<String> header) {
    return columns.stream()
        .filter(name -> !contains(header, name) && !contains(source.acceptLostColumns(), name))
        .toList();
  }

  /** Those of some columns that a setting of the source looks at. */
  List<String> lookedAt(List<String> some) {
    TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    texts().forEach((key, text) -> names.addAll(namesOf(key, text)));
    return some.stream().filter(names::contains).toList();
  }

  private static List<String> namesOf(String key, String text) {
    List<String> names = new ArrayList<>(List.of(text.strip()));
    try {
      ExpressionColumns.of(key, text).forEach(name -> names.add(name.get(0)));
    } catch (Failure noExpression) {
      // Then it is a column as its header writes it, or told by the other question.
      return names;
    }
    return names;
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    source.columns().forEach((name, text) -> texts.put(source.key("columns") + "." + name, text));
    texts.put(source.key("where"), source.where());
    texts.put(source.key("cancelled-when"), source.cancelledWhen());
    for (LookUp lookUp : source.lookUps()) {
      lookUp.on().forEach((own, text) -> texts.put(lookUp.files().key("on") + "." + own, text));
    }
    texts.values().removeIf(Objects::isNull);
    return texts;
  }

  private List<Failure> ofExpression(String key, String text) {
    try {
      return ExpressionColumns.of(key, text).stream()
          .filter(name -> !isKnown(name))
          .map(name -> missing(key, String.join(".", name)))
          .toList();
    } catch (Failure noExpression) {
      return List.of(noExpression);
    }
  }

  private boolean isKnown(List<String> name) {
    String first = name.get(0);
    boolean isLookedUp =
        name.size() > 1
            && source.lookUps().stream().anyMatch(lookUp -> lookUp.name().equalsIgnoreCase(first));
    return isLookedUp || has(first) || first.equals(RawRows.SOURCE_FILE);
  }

  // A night gives the source the columns that it may lack, empty.
  private boolean has(String name) {
    return contains(columns, name) || contains(source.acceptLostColumns(), name);
  }

  private static boolean contains(Collection<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  private Failure missing(String key, String name) {
    return Failure.input(
        "Cannot read "
            + key
            + ": no file has a column "
            + name
            + "; "
            + NearName.of(name, columns)
                .map(near -> "did you mean " + near + "?")
                .orElse("compare it with the first line of the file, and with options"));
  }
}
