package io.filrouge.batch.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.filrouge.batch.tables.Night;
import io.filrouge.domain.audiences.Change;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a delivery of an audience holds: written last, so that its presence says the rest is there.
 * It tells nothing of when or how often it was made.
 *
 * @param delivered the night whose delivery this one goes on from; null for none
 */
record AudienceManifest(
    Audience audience,
    Night night,
    String version,
    LocalDate delivered,
    AudienceCounts counts,
    List<String> memberColumns,
    List<ExportFile> members,
    List<String> leaverColumns,
    List<ExportFile> leavers) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  List<ExportFile> files() {
    return Stream.concat(members.stream(), leavers.stream()).toList();
  }

  long rowCount() {
    return files().stream().mapToLong(ExportFile::rowCount).sum();
  }

  long byteCount() {
    return files().stream().mapToLong(ExportFile::byteCount).sum();
  }

  byte[] bytes() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("export", audience.name());
    document.put("as_of_date", night.asOf().toString());
    document.put("time_zone", night.zone().getId());
    document.put("mode", audience.mode().wireName());
    document.put("format", audience.format().wireName());
    document.put("recipe", audience.recipe().name());
    document.put("channel", audience.channel());
    document.put("purpose", audience.purpose());
    document.put("respect_do_not_contact", audience.respectsDoNotContact());
    document.put("previous_as_of_date", delivered == null ? null : delivered.toString());
    document.put("member_columns", memberColumns);
    document.put("leaver_columns", leaverColumns);
    document.put("member_count", counts.members());
    document.put("new_count", counts.of(Change.NEW));
    document.put("changed_count", counts.of(Change.CHANGED));
    document.put("left_count", counts.of(Change.LEFT));
    document.put("suppressed", counts.suppressed());
    document.put("row_count", rowCount());
    document.put("byte_count", byteCount());
    document.put(
        "files",
        Stream.concat(
                members.stream().map(file -> described(FileNames.MEMBERS, file)),
                leavers.stream().map(file -> described(FileNames.LEAVERS, file)))
            .toList());
    document.put("filrouge_version", version);
    return written(document);
  }

  /** What {@code latest.json} says of it. */
  byte[] latest(String sha256) {
    Map<String, Object> document = new LinkedHashMap<>();
    String folder = DeliveryFolder.nameOf(night.asOf());
    document.put("export", audience.name());
    document.put("as_of_date", night.asOf().toString());
    document.put("folder", folder);
    document.put("manifest", folder + "/" + Manifest.FILE);
    document.put("manifest_sha256", sha256);
    return written(document);
  }

  private byte[] written(Map<String, Object> document) {
    try {
      return (JSON.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write manifest of " + audience.name(), e);
    }
  }

  private static Map<String, Object> described(String kind, ExportFile file) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", file.name());
    entry.put("kind", kind);
    entry.put("row_count", file.rowCount());
    entry.put("byte_count", file.byteCount());
    entry.put("sha256", file.sha256());
    return entry;
  }
}
