package io.filrouge.simulator.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows by file and entity, over all runs into one folder: truth/summary.json. */
final class Summary {
  private static final String FILE = "truth/summary.json";
  private static final Pattern ENTRY =
      Pattern.compile(
          "\"file\": \"([^\"]+)\", \"rows\": \\d+, \"good\": (\\d+), \"late\": (\\d+), "
              + "\"duplicate\": (\\d+), \"broken\": (\\d+)");

  private final Map<String, Tally> files = new TreeMap<>();

  /** The counts that earlier runs left in the folder. */
  static Summary earlier(Path out) throws IOException {
    Summary summary = new Summary();
    Path file = out.resolve(FILE);
    if (Files.exists(file)) {
      Matcher entry = ENTRY.matcher(Files.readString(file));
      while (entry.find()) {
        summary.files.put(
            entry.group(1),
            new Tally(
                Long.parseLong(entry.group(2)),
                Long.parseLong(entry.group(3)),
                Long.parseLong(entry.group(4)),
                Long.parseLong(entry.group(5))));
      }
    }
    return summary;
  }

  void put(String file, Tally tally) {
    files.put(file, tally);
  }

  void write(Path out, int customers, int prospects) throws IOException {
    StringBuilder text = new StringBuilder("{\n");
    text.append("  \"customers\": ").append(customers).append(",\n");
    text.append("  \"prospects\": ").append(prospects).append(",\n");
    text.append("  \"entities\": [");
    append(text, "entity", entities());
    text.append("\n  ],\n  \"files\": [");
    append(text, "file", files);
    text.append("\n  ]\n}\n");
    Files.writeString(out.resolve(FILE), text);
  }

  private Map<String, Tally> entities() {
    Map<String, Tally> entities = new LinkedHashMap<>();
    for (Entity entity : Entity.values()) {
      Tally total = new Tally();
      files.forEach(
          (file, tally) -> {
            if (file.startsWith(entity.folder() + "/")) {
              total.add(tally);
            }
          });
      entities.put(entity.folder(), total);
    }
    return entities;
  }

  private static void append(StringBuilder text, String name, Map<String, Tally> tallies) {
    String separator = "\n";
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      text.append(separator).append("    {\"").append(name).append("\": \"");
      text.append(entry.getKey()).append("\", ").append(entry.getValue().json()).append('}');
      separator = ",\n";
    }
  }
}
