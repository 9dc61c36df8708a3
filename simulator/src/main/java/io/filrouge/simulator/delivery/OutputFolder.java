package io.filrouge.simulator.delivery;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The folder that parcels are unpacked into; nothing shows there before {@link #publish}. */
final class OutputFolder implements Closeable {
  private final Path out;
  private final DeliveryWindow window;
  private final Map<FileSlot, PendingFile> files = new HashMap<>();
  private final Map<FileSlot, Tally> tallies = new HashMap<>();
  private final Map<TruthTable, PendingFile> truth = new EnumMap<>(TruthTable.class);

  OutputFolder(Path out, DeliveryWindow window) {
    this.out = out;
    this.window = window;
  }

  /** Begins the truth, with what earlier runs said about files that this run does not write. */
  void open() throws IOException {
    for (TruthTable table : TruthTable.values()) {
      truth.put(table, PendingFile.create(out.resolve(table.file()), table.header()));
      Path earlier = out.resolve(table.file());
      if (table.isAboutFiles() && Files.exists(earlier)) {
        keepOtherFiles(earlier, truth.get(table));
      }
    }
  }

  private void keepOtherFiles(Path earlier, PendingFile kept) throws IOException {
    Set<String> own = new HashSet<>();
    for (Entity entity : Entity.values()) {
      for (int period = 0; period < window.fileCount(); period++) {
        own.add(entity.file(window.period(period)));
      }
    }
    try (BufferedReader lines = Files.newBufferedReader(earlier)) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int start = line.indexOf(',') + 1;
        if (!own.contains(line.substring(start, line.indexOf(',', start)))) {
          kept.append(line + "\n");
        }
      }
    }
  }

  void unpack(Parcel parcel) throws IOException {
    for (Map.Entry<FileSlot, Parcel.Part> entry : parcel.parts().entrySet()) {
      FileSlot slot = entry.getKey();
      PendingFile file = files.get(slot);
      if (file == null) {
        file = PendingFile.create(out.resolve(slot.name(window)), slot.entity().header());
        files.put(slot, file);
      }
      entry.getValue().bytes().writeTo(file.bytes());
      tallies.computeIfAbsent(slot, unused -> new Tally()).add(entry.getValue().tally());
    }
    for (Map.Entry<TruthTable, StringBuilder> entry : parcel.truth().entrySet()) {
      truth.get(entry.getKey()).append(entry.getValue());
    }
  }

  /** Gives all files their names; they stand, with their rows, in the summary. */
  Delivered publish(Summary summary) throws IOException {
    List<PendingFile> all = all();
    for (PendingFile file : all) {
      file.close();
    }
    for (PendingFile file : all) {
      file.publish();
    }
    long rows = 0;
    for (Map.Entry<FileSlot, Tally> entry : tallies.entrySet()) {
      summary.put(entry.getKey().name(window), entry.getValue());
      rows += entry.getValue().rows();
    }
    return new Delivered(rows, files.size());
  }

  /** Removes what was not published. */
  @Override
  public void close() throws IOException {
    for (PendingFile file : all()) {
      file.close();
      file.delete();
    }
  }

  private List<PendingFile> all() {
    List<PendingFile> all = new ArrayList<>(truth.values());
    all.addAll(files.values());
    return all;
  }
}
