package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What is to be seen of a source's files without an engine.
 *
 * @param files all of them, the newest first
 * @param isHeaderKnown whether their columns could be told
 * @param failures for each setting that looks at a column that no file has
 * @param lost what the newest file lacks, if anything
 */
public record SourcePreview(
    List<SourceFile> files,
    boolean isHeaderKnown,
    List<Failure> failures,
    Optional<LostColumns> lost) {
  /** Of a folder of years, the newest files tell what tonight meets. */
  private static final int FILES_OPENED = 20;

  public SourcePreview {
    files = List.copyOf(files);
    failures = List.copyOf(failures);
  }

  /**
   * Looks at the files of a source, and opens the newest of them.
   *
   * @throws Failure of exit code 3 where there are none, or one cannot be read
   */
  public static SourcePreview of(SourceConfig source, Configuration hadoop) {
    return of(source, Set.of(), hadoop);
  }

  private static SourcePreview of(SourceConfig source, Set<String> keys, Configuration hadoop) {
    List<SourceFile> files =
        FileListing.of(source, hadoop).stream()
            .sorted(Comparator.comparing(SourceFile::modifiedAt).reversed())
            .toList();
    List<SourceFile> newest = files.stream().limit(FILES_OPENED).toList();
    newest.forEach(file -> requireReadable(source, file, hadoop));
    if (source.format() != SourceFormat.CSV) {
      return new SourcePreview(files, false, List.of(), Optional.empty());
    }
    Map<String, String> options = FileRows.csvOptions(source);
    Map<SourceFile, List<String>> headers = new LinkedHashMap<>();
    newest.forEach(file -> headers.put(file, CsvHeader.of(source, options, file, hadoop)));
    headers.values().removeIf(List::isEmpty);
    if (headers.isEmpty()) {
      return new SourcePreview(files, false, List.of(), Optional.empty());
    }
    TreeSet<String> columns = new TreeSet<>();
    headers.values().forEach(columns::addAll);
    HeaderCheck check = new HeaderCheck(source, columns);
    SourceFile latest = headers.keySet().iterator().next();
    List<String> lost = check.lost(headers.get(latest));
    return new SourcePreview(
        files,
        true,
        check.failures(keys),
        lost.isEmpty()
            ? Optional.empty()
            : Optional.of(new LostColumns(latest.name(), lost.size(), check.lookedAt(lost))));
  }

  /**
   * Looks at the files of a look-up in the same way: whether they have the columns of its keys.
   *
   * @throws Failure of exit code 3 where there are none, or one cannot be read
   */
  public static SourcePreview of(LookUp lookUp, Configuration hadoop) {
    return of(lookUp.files(), lookUp.on().keySet(), hadoop);
  }

  /** The bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(SourceFile::sizeBytes).sum();
  }

  public SourceFile newest() {
    return files.get(0);
  }

  private static void requireReadable(SourceConfig source, SourceFile file, Configuration hadoop) {
    Path path = new Path(file.path());
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      in.read();
    } catch (IOException e) {
      throw Failure.input(
          "Cannot read "
              + source.key()
              + ": "
              + file.name()
              + " cannot be opened ("
              + e.getClass().getSimpleName()
              + "); check who may read it",
          e);
    }
  }
}
