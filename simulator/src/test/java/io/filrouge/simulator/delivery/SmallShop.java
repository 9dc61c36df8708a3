package io.filrouge.simulator.delivery;

import io.filrouge.simulator.shop.PurchaseModel;
import io.filrouge.simulator.shop.PurchaseProcess;
import io.filrouge.simulator.shop.Shop;
import io.filrouge.simulator.shop.ShopCalendar;
import io.filrouge.simulator.shop.ShopParameters;
import io.filrouge.simulator.shop.SpendProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A year of a shop with a few hundred people, enough for several blocks, and its files. */
final class SmallShop {
  static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  static final LocalDate TO = LocalDate.of(2025, 12, 31);
  static final DeliveryWindow WHOLE = new DeliveryWindow(FROM, TO);
  private static final int CUSTOMERS = 1_100;
  private static final int PROSPECTS = 150;

  private SmallShop() {}

  static Delivered deliver(Path out, int threads, DeliveryWindow window, DefectRates rates)
      throws IOException, InterruptedException {
    long seed = 42;
    ShopCalendar calendar = new ShopCalendar(FROM, TO, ZoneId.of("Europe/Paris"), 0.5);
    ShopParameters parameters =
        new ShopParameters("EUR", "GBP", 0.05, 1.17, 100, 2.5, 0.1, 0.03, 0.3, 0.03, 3, 3, 1);
    PurchaseProcess purchases = new PurchaseProcess(PurchaseModel.MBG_NBD, 1.1, 10, 0.9, 4);
    Shop shop =
        new Shop(seed, CUSTOMERS, calendar, purchases, new SpendProcess(5, 4, 36), parameters);
    return new Delivery(out, seed, shop, calendar, "EUR", CUSTOMERS, PROSPECTS, window, rates)
        .run(Map.of("seed", seed), threads, done -> {});
  }

  /** Every file below a folder by its path from there, in order. */
  static Map<String, byte[]> bytes(Path out) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    for (Path file : files(out)) {
      bytes.put(out.relativize(file).toString(), Files.readAllBytes(file));
    }
    return bytes;
  }

  /** The lines of all files of an entity, headers left out. */
  static List<String> lines(Path out, Entity entity) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files(out.resolve(entity.folder()))) {
      lines.addAll(lines(file, entity.isCsv()));
    }
    return lines;
  }

  static List<String> truth(Path out, TruthTable table) throws IOException {
    return lines(out.resolve(table.file()), true);
  }

  static List<String> lines(Path file, boolean hasHeader) {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return reader.lines().skip(hasHeader ? 1 : 0).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The fields of one CSV line, read by rules written down here once more. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == ',' && !isQuoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
