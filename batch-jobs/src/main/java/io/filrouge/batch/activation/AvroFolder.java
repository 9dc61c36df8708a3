package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A folder of Avro object container files {@code part-00001.avro}, ... of one schema, and a {@code
 * manifest.json} that was written after them. It is made beside its place and put there when it is
 * whole, in the stead of one that was made so before. Anything else in its place is left alone.
 */
final class AvroFolder {
  private static final String MANIFEST = "manifest.json";
  private static final String ENGINES_FILES = "_unfinished";
  private static final int ROWS_A_FILE = 1_000_000;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final FileSystem files;
  private final Path folder;
  private final Schema schema;

  private AvroFolder(FileSystem files, Path folder, Schema schema) {
    this.files = files;
    this.folder = folder;
    this.schema = schema;
    // The files are read by other tools: no checksum files beside them.
    files.setWriteChecksum(false);
  }

  /**
   * Finds a folder's place.
   *
   * @param schema of every record
   * @throws Failure of exit code 2 when something else is there
   */
  static AvroFolder at(String uri, Schema schema, Configuration hadoop) {
    try {
      Path path = new Path(uri);
      FileSystem files = path.getFileSystem(hadoop);
      AvroFolder folder = new AvroFolder(files, files.makeQualified(path), schema);
      if (!folder.isFree()) {
        throw Failure.configuration(
            "Cannot write Avro files to "
                + uri
                + ": something else is there; name a folder that is new, empty, or holds "
                + schema.getName()
                + " records of an earlier run");
      }
      return folder;
    } catch (IOException | IllegalArgumentException e) {
      throw Failure.configuration(
          "Cannot write Avro files to " + uri + ": " + e.getMessage() + "; name another folder");
    }
  }

  String path() {
    return Path.getPathWithoutSchemeAndAuthority(folder).toString();
  }

  /**
   * Writes all records and puts the folder in its place.
   *
   * @param rows in the order of the files, with the columns of the schema
   * @param rowCount how many there are; with another number in the files nothing is put there
   * @param about what the manifest says beside the schema, the files and their counts
   * @return the number of files
   */
  int write(Dataset<Row> rows, long rowCount, Map<String, Object> about) {
    Path unfinished = beside("unfinished");
    try {
      files.delete(unfinished, true);
      Path engines = new Path(unfinished, ENGINES_FILES);
      rows.write()
          .format("avro")
          .option("avroSchema", schema.toString())
          // Every Java has it; other codecs ask a reader for a library.
          .option("compression", "deflate")
          .option("maxRecordsPerFile", ROWS_A_FILE)
          .save(engines.toString());
      List<String> names = takeInOrder(engines, unfinished);
      Map<String, Long> counts = counts(rows, unfinished);
      long written = counts.values().stream().mapToLong(Long::longValue).sum();
      if (written != rowCount) {
        throw Failure.quality(
            "Cannot publish "
                + schema.getName()
                + " records: "
                + written
                + " of "
                + rowCount
                + " are in the files; run the job again");
      }
      writeManifest(unfinished, names, counts, about);
      putInPlace(unfinished);
      return names.size();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write Avro files to " + folder, e);
    }
  }

  private boolean isFree() throws IOException {
    if (!files.exists(folder)) {
      return true;
    }
    if (!files.getFileStatus(folder).isDirectory()) {
      return false;
    }
    return files.listStatus(folder).length == 0 || isOfThisKind();
  }

  private boolean isOfThisKind() throws IOException {
    Path manifest = new Path(folder, MANIFEST);
    if (!files.exists(manifest)) {
      return false;
    }
    try (InputStream in = files.open(manifest)) {
      JsonNode document = JSON.readTree(in);
      return document.path("schema").asText().equals(schema.getFullName());
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      return false;
    }
  }

  private List<String> takeInOrder(Path engines, Path target) throws IOException {
    FileStatus[] parts = files.listStatus(engines, path -> path.getName().startsWith("part-"));
    Arrays.sort(parts, Comparator.comparing(part -> part.getPath().getName()));
    List<String> names = new ArrayList<>();
    for (FileStatus part : parts) {
      String name = String.format(Locale.ROOT, "part-%05d.avro", names.size() + 1);
      files.rename(part.getPath(), new Path(target, name));
      names.add(name);
    }
    files.delete(engines, true);
    return names;
  }

  private static Map<String, Long> counts(Dataset<Row> rows, Path written) {
    Map<String, Long> counts = new HashMap<>();
    rows.sparkSession()
        .read()
        .format("avro")
        .load(written.toString())
        .groupBy(input_file_name())
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> counts.put(new Path(row.getString(0)).getName(), row.getLong(1)));
    return counts;
  }

  private void writeManifest(
      Path target, List<String> names, Map<String, Long> counts, Map<String, Object> about)
      throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", schema.getFullName());
    document.putAll(about);
    List<Map<String, Object>> described = new ArrayList<>();
    for (String name : names) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("name", name);
      file.put("record_count", counts.getOrDefault(name, 0L));
      file.put("byte_count", files.getFileStatus(new Path(target, name)).getLen());
      described.add(file);
    }
    document.put("files", described);
    try (OutputStream out = files.create(new Path(target, MANIFEST), true)) {
      out.write(JSON.writeValueAsBytes(document));
      out.write('\n');
    }
  }

  private void putInPlace(Path whole) throws IOException {
    Path replaced = beside("replaced");
    files.delete(replaced, true);
    if (files.exists(folder)) {
      rename(folder, replaced);
    }
    rename(whole, folder);
    files.delete(replaced, true);
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("Cannot rename " + from + " to " + to);
    }
  }

  private Path beside(String state) {
    return new Path(folder.getParent(), "." + folder.getName() + "." + state);
  }
}
