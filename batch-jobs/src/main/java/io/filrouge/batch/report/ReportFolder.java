package io.filrouge.batch.report;

import io.filrouge.batch.report.page.EvaluationLink;
import io.filrouge.batch.tables.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder of the pages, on any file system that Hadoop knows: {@code DATE.html} for each night,
 * {@code index.html}, which is the newest of them, and {@code evaluation-CUTOFF-DAYSd.html} for
 * each back-test. Whoever opens a page finds a whole one: it is written beside the one it takes the
 * place of, and then renamed.
 */
final class ReportFolder {
  private static final Pattern PAGE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.html");
  private static final Pattern EVALUATION =
      Pattern.compile("evaluation-(\\d{4}-\\d{2}-\\d{2})-(\\d{1,6})d\\.html");

  private final FileSystem files;
  private final Path folder;
  private final Configuration hadoop;
  private final TreeSet<LocalDate> nights = new TreeSet<>();
  private final List<EvaluationLink> evaluations = new ArrayList<>();

  private ReportFolder(FileSystem files, Path folder, Configuration hadoop) {
    this.files = files;
    this.folder = folder;
    this.hadoop = hadoop;
  }

  static ReportFolder at(String uri, Configuration hadoop) {
    Path folder = new Path(uri);
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      ReportFolder opened = new ReportFolder(files, files.makeQualified(folder), hadoop);
      opened.findPages();
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open report folder " + uri, e);
    }
  }

  /** The newest night before another one that has a page. */
  Optional<LocalDate> before(LocalDate night) {
    return Optional.ofNullable(nights.lower(night));
  }

  /**
   * Writes the page of a night, which is the index too unless a later night has a page.
   *
   * @return where it stands
   */
  String write(LocalDate night, String html) {
    Path page = new Path(folder, night + ".html");
    try {
      replace(page, html);
      nights.add(night);
      if (nights.last().equals(night)) {
        replace(new Path(folder, "index.html"), html);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write report " + page, e);
    }
    return page.toString();
  }

  /**
   * Writes the page of a back-test.
   *
   * @return where it stands
   */
  String write(LocalDate cutoff, int horizonDays, String html) {
    Path page = new Path(folder, evaluation(cutoff, horizonDays));
    try {
      replace(page, html);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write page " + page, e);
    }
    return page.toString();
  }

  /** Of each length the newest back-test that has a page here and ends no later than a night. */
  List<EvaluationLink> evaluations(LocalDate night) {
    TreeMap<Integer, EvaluationLink> newest = new TreeMap<>();
    evaluations.stream()
        .filter(link -> !link.cutoff().plusDays(link.horizonDays()).isAfter(night))
        .forEach(
            link ->
                newest.merge(
                    link.horizonDays(),
                    link,
                    (one, other) -> one.cutoff().isBefore(other.cutoff()) ? other : one));
    return List.copyOf(newest.values());
  }

  /** The file of a back-test's page. */
  static String evaluation(LocalDate cutoff, int horizonDays) {
    return "evaluation-" + cutoff + "-" + horizonDays + "d.html";
  }

  private void findPages() throws IOException {
    FileStatus[] found;
    try {
      found = files.listStatus(folder);
    } catch (FileNotFoundException e) {
      return;
    }
    for (FileStatus file : found) {
      Matcher name = PAGE.matcher(file.getPath().getName());
      if (name.matches()) {
        nights.add(LocalDate.parse(name.group(1)));
      }
      Matcher evaluation = EVALUATION.matcher(file.getPath().getName());
      if (evaluation.matches()) {
        evaluations.add(
            new EvaluationLink(
                LocalDate.parse(evaluation.group(1)),
                Integer.parseInt(evaluation.group(2)),
                evaluation.group()));
      }
    }
  }

  private void replace(Path file, String html) throws IOException {
    WholeFile.replace(file, html.getBytes(StandardCharsets.UTF_8), hadoop);
  }
}
