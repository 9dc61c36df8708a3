package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Compares a delivery's columns with those of earlier nights. */
final class Drift {
  /** Columns that came for the first time; none on a source's first night. */
  static List<String> newColumns(Collection<String> now, Collection<String> earlier) {
    if (earlier.isEmpty()) {
      return List.of();
    }
    return now.stream().filter(name -> !contains(earlier, name)).sorted().toList();
  }

  /**
   * Columns of earlier nights that a part lacks although the source may lack them: those accepted
   * as lost, and keys of JSON, which writers leave out where they are empty.
   *
   * @throws Failure of exit code 3 for any other lost column
   */
  static List<String> lostColumns(SourceConfig source, RawRows part, Collection<String> earlier) {
    List<String> lost =
        earlier.stream().filter(name -> !contains(part.columns(), name)).sorted().toList();
    if (source.format() == SourceFormat.JSON) {
      return lost;
    }
    List<String> refused =
        lost.stream().filter(name -> !contains(source.acceptLostColumns(), name)).toList();
    if (!refused.isEmpty()) {
      throw Failure.input(
          "Cannot read "
              + source.key()
              + ": "
              + place(part)
              + " lost column "
              + String.join(", ", refused)
              + ", which came on earlier nights; have it delivered again, or set "
              + source.key("accept-lost-columns")
              + " = ["
              + refused.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "))
              + "]");
    }
    return lost;
  }

  private static String place(RawRows part) {
    return part.files().stream().map(SourceFile::name).findFirst().orElse("the table");
  }

  private static boolean contains(Collection<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  private Drift() {}
}
