package io.filrouge.batch.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.filrouge.batch.tables.Night;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an export holds: the last file written, so that its presence says the rest is there. */
record Manifest(
    String export, Night night, String version, List<String> columns, List<ExportFile> files) {

  /** The manifest's file name. */
  static final String FILE = "manifest.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  long rowCount() {
    return files.stream().mapToLong(ExportFile::rowCount).sum();
  }

  long byteCount() {
    return files.stream().mapToLong(ExportFile::byteCount).sum();
  }

  String toJson() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("export", export);
    document.put("as_of_date", night.asOf().toString());
    document.put("time_zone", night.zone().getId());
    document.put("mode", "full");
    document.put("format", "csv");
    document.put("columns", columns);
    document.put("row_count", rowCount());
    document.put("byte_count", byteCount());
    document.put("files", files.stream().map(Manifest::described).toList());
    document.put("filrouge_version", version);
    try {
      return JSON.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write manifest of " + export, e);
    }
  }

  private static Map<String, Object> described(ExportFile file) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", file.name());
    entry.put("row_count", file.rowCount());
    entry.put("byte_count", file.byteCount());
    entry.put("sha256", file.sha256());
    return entry;
  }
}
