package io.filrouge.batch.sources;

import com.univocity.parsers.csv.CsvParser;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.catalyst.csv.CSVOptions;
import scala.jdk.javaapi.CollectionConverters;

/** Reads the names of a CSV file's columns from its first line, as Spark would take it apart. */
final class CsvHeader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * The columns of a file; none for an empty file. A column without a name is {@code _c} and its
   * position, a name that comes again gets its position behind it; so is every column without a
   * header.
   */
  static List<String> of(
      SourceConfig source, Map<String, String> options, SourceFile file, Configuration hadoop) {
    CSVOptions csv = csvOptions(options, source);
    Path path = new Path(file.path());
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    try (FSDataInputStream stored = path.getFileSystem(hadoop).open(path);
        InputStream plain = codec == null ? stored : codec.createInputStream(stored);
        InputStreamReader text = new InputStreamReader(plain, csv.charset())) {
      if (codec == null && isOneByteALine(csv.charset())) {
        requireWhole(source, file, stored);
      }
      CsvParser parser = new CsvParser(csv.asParserSettings());
      parser.beginParsing(text);
      String[] first = parser.parseNext();
      parser.stopParsing();
      return first == null ? List.of() : names(first, csv.headerFlag());
    } catch (Failure e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw Failure.input(
          "Cannot read the header of "
              + source.key()
              + ": "
              + file.name()
              + "; check that it can be read and is the CSV file that the options say",
          e);
    }
  }

  // The engine takes a line of zero bytes for an empty one, and passes it over.
  private static void requireWhole(SourceConfig source, SourceFile file, FSDataInputStream stored)
      throws IOException {
    if (file.sizeBytes() == 0) {
      return;
    }
    stored.seek(file.sizeBytes() - 1);
    if (stored.read() == 0) {
      throw Failure.input(
          "Cannot read "
              + source.key()
              + ": "
              + file.name()
              + " ends in zero bytes, as a disk or a machine that lost power leaves it; have it"
              + " delivered again");
    }
    stored.seek(0);
  }

  private static boolean isOneByteALine(String charset) {
    return "\n".getBytes(Charset.forName(charset)).length == 1;
  }

  private static CSVOptions csvOptions(Map<String, String> options, SourceConfig source) {
    return new CSVOptions(
        scala.collection.immutable.Map.from(CollectionConverters.asScala(options)),
        false,
        source.zone().getId());
  }

  private static List<String> names(String[] first, boolean hasHeader) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < first.length; i++) {
      String given = hasHeader ? first[i] : null;
      if (given != null && i == 0 && given.startsWith(BYTE_ORDER_MARK)) {
        given = given.substring(1);
      }
      String name = given == null || given.isBlank() ? "_c" + i : given;
      if (!taken.add(name.toLowerCase(Locale.ROOT))) {
        name = name + i;
        taken.add(name.toLowerCase(Locale.ROOT));
      }
      names.add(name);
    }
    return names;
  }

  private CsvHeader() {}
}
