package io.filrouge.simulator.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What earlier runs left in the folder. Runs with the same parameters may add one window of
 * deliveries after another; anything else would mix two shops, or deliver days twice.
 */
final class EarlierRuns {
  private static final String PARAMETERS = "truth/parameters.json";
  private static final String DELIVERIES = "truth/deliveries.csv";
  private static final String DELIVERIES_HEADER = "deliver_from,deliver_to";

  private final Path out;
  private final String parameters;
  private final DeliveryWindow window;

  EarlierRuns(Path out, Map<String, ?> parameters, DeliveryWindow window) {
    this.out = out;
    this.parameters = Json.object(parameters);
    this.window = window;
  }

  /**
   * @throws IllegalArgumentException when this run does not fit in with them
   */
  void check() throws IOException {
    Path file = out.resolve(PARAMETERS);
    if (Files.exists(file) && !Files.readString(file).equals(parameters)) {
      throw new IllegalArgumentException(
          "Cannot add to --out: "
              + out
              + " holds a simulation with other parameters ("
              + PARAMETERS
              + "); choose another folder or delete it");
    }
    for (DeliveryWindow earlier : windows()) {
      if (!earlier.equals(window) && earlier.overlaps(window)) {
        throw new IllegalArgumentException(
            "Cannot deliver "
                + window.from()
                + " to "
                + window.to()
                + " to "
                + out
                + ": it has files of "
                + earlier.from()
                + " to "
                + earlier.to()
                + " for these days or months; go on from the next day, or the next month when it"
                + " is for more than 31 days, or give another folder");
      }
    }
  }

  /** Adds this run to them. */
  void record() throws IOException {
    List<DeliveryWindow> windows = windows();
    if (!windows.contains(window)) {
      windows.add(window);
    }
    StringBuilder text = new StringBuilder(DELIVERIES_HEADER).append('\n');
    windows.forEach(w -> text.append(w.from()).append(',').append(w.to()).append('\n'));
    Files.writeString(out.resolve(PARAMETERS), parameters);
    Files.writeString(out.resolve(DELIVERIES), text);
  }

  private List<DeliveryWindow> windows() throws IOException {
    List<DeliveryWindow> windows = new ArrayList<>();
    Path file = out.resolve(DELIVERIES);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (!line.equals(DELIVERIES_HEADER)) {
          int comma = line.indexOf(',');
          LocalDate from = LocalDate.parse(line.substring(0, comma));
          windows.add(new DeliveryWindow(from, LocalDate.parse(line.substring(comma + 1))));
        }
      }
    }
    return windows;
  }
}
