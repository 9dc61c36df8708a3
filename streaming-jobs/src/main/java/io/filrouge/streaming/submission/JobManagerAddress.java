package io.filrouge.streaming.submission;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the REST endpoint of a JobManager listens.
 *
 * @param host a name or an address
 * @param port a number, as Flink's {@code rest.port}
 */
public record JobManagerAddress(String host, int port) {
  private static final String KEY = "cluster.jobmanager";
  private static final Pattern ADDRESS =
      Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:.%]+]):(\\d{1,5})");

  /**
   * Those of a cluster, any of which speaks for the one that leads; none where the job runs in the
   * launcher's own process.
   *
   * @throws Failure of exit code 2 for what is no address
   */
  public static List<JobManagerAddress> from(Config config) {
    if (config.getIsNull(KEY)) {
      return List.of();
    }
    return Arrays.stream(config.getString(KEY).split(",", -1)).map(JobManagerAddress::of).toList();
  }

  private static JobManagerAddress of(String written) {
    Matcher parts = ADDRESS.matcher(written.strip());
    if (!parts.matches()) {
      throw Failure.configuration(
          "Cannot use "
              + KEY
              + ": "
              + written.strip()
              + "; write host:port of a JobManager's REST endpoint, several with commas between"
              + " them");
    }
    return new JobManagerAddress(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
