package io.filrouge.batch.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a machine has.
 *
 * @param java feature release of the Java that runs
 * @param javaName its version and where it lies
 * @param memory bytes that may be used: the container's limit where there is one
 * @param installed bytes of the whole machine; the same where the system does not tell
 * @param available bytes that nobody uses now; those that could be used where the system does not
 *     tell
 * @param openFiles how many files a process may hold open; 0 where the system does not tell
 * @param timeZoneData release of the time-zone rules, as in 2025a
 */
record Machine(
    int java,
    String javaName,
    int cores,
    long memory,
    long installed,
    long available,
    long openFiles,
    Instant now,
    ZoneId zone,
    String timeZoneData) {
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final long KIBIBYTE = 1024;

  /** The one that this runs on. */
  static Machine current() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long memory = system.getTotalMemorySize();
    return new Machine(
        Runtime.version().feature(),
        Runtime.version() + " in " + System.getProperty("java.home"),
        Runtime.getRuntime().availableProcessors(),
        memory,
        told("MemTotal", memory),
        Math.min(memory, told("MemAvailable", memory)),
        system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : 0,
        Instant.now(),
        ZoneId.systemDefault(),
        ZoneRulesProvider.getVersions("Europe/Paris").lastEntry().getKey());
  }

  private static long told(String what, long otherwise) {
    try {
      Matcher line =
          Pattern.compile("(?m)^" + what + ":\\s+(\\d+) kB").matcher(Files.readString(MEMORY));
      return line.find() ? Long.parseLong(line.group(1)) * KIBIBYTE : otherwise;
    } catch (IOException e) {
      return otherwise;
    }
  }
}
